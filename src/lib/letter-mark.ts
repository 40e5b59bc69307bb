const NAME = 'letter'
const ID = /^[0-9a-f]{24}$/
const LENGTH = `?${NAME}=`.length + 24

/**
 * The address that a link of a letter leads to, saying which link that was, so that a registration can be put down to
 * its letter. Every copy says the same, so it tells nothing of who followed it. Other people's addresses stay as they are.
 */
export function withLetterMark(href: string, origin: string, linkId: string): string {
  const url = URL.parse(href)
  if (url?.origin !== origin) return href
  url.searchParams.set(NAME, linkId)
  return url.href
}

/** The link of a letter that led to this address. */
export function letterMarkOf(url: URL | null): string | undefined {
  const id = url?.searchParams.get(NAME) ?? ''
  return ID.test(id) ? id : undefined
}

/** A path and query without the mark at its end, which makes no other page of it. */
export function withoutLetterMark(url: string): string {
  const start = url.length - LENGTH
  return url.indexOf(`?${NAME}=`) === start && start > 0 ? url.slice(0, start) : url
}
