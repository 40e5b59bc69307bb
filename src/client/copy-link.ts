/** The button is there only where the browser can do it. */
export function offerCopying(page: Document): void {
  if (!('clipboard' in navigator)) return
  for (const button of page.querySelectorAll<HTMLElement>('[data-copy]')) {
    const { copy = '', done = '' } = button.dataset
    showItem(button)
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(copy)
      const said = button.closest('.share')?.querySelector('[role=status]')
      if (said) said.textContent = done
    })
  }
}

function showItem(button: HTMLElement): void {
  const item = button.closest('li')
  if (item) item.hidden = false
}
