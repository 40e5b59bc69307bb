import { fillFrom } from './fragment.ts'

/** The pages are the same for everyone; who is reading comes afterwards. The link back is the page itself. */
export function fetchAccountBadge(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-account-fragment]')
  const source = place?.dataset['accountFragment']
  if (!place || !source) return
  const address = new URL(source, location.href)
  if (!address.searchParams.has('next')) address.searchParams.set('next', location.pathname)
  void fillFrom(address.href, place)
}
