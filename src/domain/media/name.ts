const LONGEST = 120

/** A file's name as people read it: no folders, no control or direction characters, not endless. */
export function tidyName(name: string): string {
  const last = name.slice(-2_000).split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Control}\p{Format}\p{Surrogate}]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const letters = [...plain]
  return letters.length <= LONGEST ? plain : `…${letters.slice(-LONGEST).join('')}`
}
