/** Choosing a filter is enough; the button stays for the text beside it and for whoever has no script. */
export function filterAtOnce(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-filters]')) {
    form.addEventListener('change', (event) => {
      if (event.target instanceof Element && event.target.matches('[data-filter]')) form.requestSubmit()
    })
    // An empty filter says nothing; leaving it out keeps addresses short enough to send to a colleague.
    form.addEventListener('formdata', (event) => {
      const blank = [...event.formData].filter(([, value]) => value === '')
      for (const [name] of blank) event.formData.delete(name)
    })
  }
}
