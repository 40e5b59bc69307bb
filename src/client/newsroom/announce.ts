/** Says something to screen readers, by the page's one live region. */
export function announce(page: Document, text: string): void {
  const place = page.querySelector('[data-announcements]')
  if (!place) return
  place.textContent = ''
  // A region that is filled in the same turn as it was emptied is not read again.
  setTimeout(() => (place.textContent = text), 50)
}
