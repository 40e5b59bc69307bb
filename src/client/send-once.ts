/** A second click while the first is on its way would ask for a second message. */
export function sendOnce(page: ParentNode): void {
  const sending = new Set<HTMLFormElement>()
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    form.addEventListener('submit', (event) => {
      if (sending.has(form)) return event.preventDefault()
      sending.add(form)
      form.querySelector('button')?.setAttribute('aria-disabled', 'true')
    })
  }
  // A page that comes back from the browser's memory is fresh to its reader.
  addEventListener('pageshow', () => {
    for (const form of sending) form.querySelector('button')?.removeAttribute('aria-disabled')
    sending.clear()
  })
}
