/** The device's own way of sharing, where it has one. */
export function offerSharing(page: Document): void {
  if (!('share' in navigator)) return
  for (const button of page.querySelectorAll<HTMLElement>('[data-share]')) {
    const { share: url = '', title = '' } = button.dataset
    const item = button.closest('li')
    if (item) item.hidden = false
    button.addEventListener('click', () => {
      // Closing the dialogue without sharing is no mistake.
      navigator.share({ url, title }).catch(() => undefined)
    })
  }
}
