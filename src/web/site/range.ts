export type Range = { start: number; end: number }

/**
 * One range of bytes (RFC 9110, 14.1.2). Undefined: the whole, as for units, lists and forms that are not understood.
 * `end` is included.
 */
export function readRange(header: string | undefined, size: number): Range | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start >= size) return 'unsatisfiable'
  // A range that ends before it begins is no range at all.
  return end < start ? undefined : { start, end }
}
