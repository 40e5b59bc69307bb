/** Reading of JSON from outside that may be anything: what is not as expected counts as absent. */
export type Loose = Readonly<Record<string, unknown>>

export function asRecord(value: unknown): Loose {
  return isRecord(value) ? value : {}
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** Text without what databases and XML cannot hold; numbers as text; '' for all else. */
export function asText(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? cleanText(value) : ''
}

/** Control characters and halves of characters are no text. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Control}/gu, '')
}

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
