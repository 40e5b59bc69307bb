/** What a link in a document may lead to: the web, an address of ours, a place on the page, mail or telephone. */
export function isSafeHref(href: string): boolean {
  if (/[\s\p{Control}]/u.test(href) || !href.isWellFormed()) return false
  if (/^https?:/i.test(href)) return /^https?:\/\//i.test(href) && URL.canParse(href)
  return /^(?:(?:mailto|tel):[^:]|#|\/(?![/\\]))/i.test(href)
}

/** The same address without the characters that browsers mend silently and validators refuse. */
export function tidyHref(href: string): string {
  return href.replace(/["<>\\^`{|}]/g, encodeURIComponent).replace(/%(?![0-9a-f]{2})/gi, '%25')
}
