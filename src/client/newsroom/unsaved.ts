/** Leaving a form that was changed asks first. For forms marked `data-guard`. */
export function guardUnsaved(page: Document): void {
  const changed = new Set<HTMLFormElement>()
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    form.addEventListener('input', () => changed.add(form))
    form.addEventListener('submit', () => changed.clear())
  }
  addEventListener('beforeunload', (event) => {
    if (changed.size > 0) event.preventDefault()
  })
}
