/** What the controls of a form hold, by name; a box holds `yes` or nothing. */
export type FormOf<Names extends readonly string[]> = { [name in Names[number]]: string }

export function line(text: string): string {
  const lines = text.split(/[\r\n]+/).map((one) => one.trim())
  return lines.filter((one) => one !== '').join(' ')
}

/** A form sends its lines apart by CR LF. */
export function block(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}

export function names(text: string): string[] {
  return text.split(' ').filter((name) => name !== '')
}
