import { type Fields, readForm, writeForm, type WrittenKind } from '../../lib/editor/fields.ts'
import { cleanText } from './paste/text.ts'

/** What the form beside the text says. */
export function readFields(kind: WrittenKind, form: HTMLFormElement): Fields {
  return readForm(kind, (name) => cleanText(valueOf(form.elements.namedItem(name))))
}

/** Puts fields into the form, as after a colleague's save; pickers and pictures follow by the `written` event. */
export function writeFields(form: HTMLFormElement, fields: Fields): void {
  for (const [name, value] of Object.entries(writeForm(fields))) {
    const control = form.elements.namedItem(name)
    if (isBox(control)) control.checked = value === control.value
    else if (isTextual(control)) control.value = value
  }
  form.dispatchEvent(new CustomEvent('written'))
}

/** Whoever reads along sees the fields and changes none. */
export function lockFields(form: HTMLFormElement, locked: boolean): void {
  for (const control of form.elements) {
    if (control instanceof HTMLTextAreaElement) control.readOnly = locked
    else if (control instanceof HTMLInputElement && control.type !== 'checkbox') control.readOnly = locked
    else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
      control.disabled = locked
    else if (control instanceof HTMLButtonElement) control.disabled = locked
  }
}

type Control = Element | RadioNodeList | null

function valueOf(control: Control): string {
  if (isBox(control)) return control.checked ? control.value : ''
  return isTextual(control) ? control.value : ''
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === 'checkbox'
}

function isTextual(control: Control): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  )
}
