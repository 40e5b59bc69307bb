/** Leaving a form that was changed asks first, and Ctrl or ⌘ with Enter sends it. For forms marked `data-unsaved`. */
export function guardUnsaved(page: Document): void {
  const changed = new Set<HTMLFormElement>()
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-unsaved]')) {
    form.addEventListener('input', () => changed.add(form))
    form.addEventListener('submit', () => changed.clear())
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
    })
  }
  addEventListener('beforeunload', (event) => {
    if (changed.size > 0) event.preventDefault()
  })
}
