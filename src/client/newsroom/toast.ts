import { announce } from './announce.ts'

/** What was just done is read out, and is not said again when the page is loaded again. */
export function sayWhatWasDone(page: Document): void {
  const toast = page.querySelector('[data-toast]')
  if (!toast) return
  announce(page, toast.querySelector('p')?.textContent?.trim() ?? '')
  const address = new URL(location.href)
  if (!address.searchParams.has('done')) return
  address.searchParams.delete('done')
  history.replaceState(history.state, '', address)
}
