export const LONGEST_NAME = 100

/** As it was typed, on one line and without control characters. */
export function oneLine(name: string): string {
  return name.replace(/[\s\p{Control}\p{Bidi_Control}]+/gu, ' ').trim()
}
