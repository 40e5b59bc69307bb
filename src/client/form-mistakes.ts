/** After a form came back with mistakes, reading starts at their list. */
export function focusMistakes(page: Document): void {
  page.querySelector<HTMLElement>('.error-summary')?.focus()
}
