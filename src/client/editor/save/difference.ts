export type Part = { kind: 'same' | 'added' | 'removed'; text: string }

/** More blocks than this are not aligned: the comparison would take longer than reading both. */
const MOST_CELLS = 4_000_000

/** Which blocks of text stand in one and not in the other, in reading order; by the longest common subsequence. */
export function compareWords(before: readonly string[], after: readonly string[]): Part[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const middle = align(before.slice(start, before.length - end), after.slice(start, after.length - end))
  return [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))]
}

function same(texts: readonly string[]): Part[] {
  return texts.map((text) => ({ kind: 'same', text }))
}

function align(before: readonly string[], after: readonly string[]): Part[] {
  const rows = before.length + 1
  const columns = after.length + 1
  if (rows * columns > MOST_CELLS)
    return [
      ...before.map((text): Part => ({ kind: 'removed', text })),
      ...after.map((text): Part => ({ kind: 'added', text })),
    ]
  const lengths = new Uint32Array(rows * columns)
  const at = (row: number, column: number) => lengths[row * columns + column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      lengths[row * columns + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const parts: Part[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    const old = before[row]
    const fresh = after[column]
    if (old !== undefined && old === fresh) {
      parts.push({ kind: 'same', text: old })
      row += 1
      column += 1
    } else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: 'removed', text: old })
      row += 1
    } else if (fresh !== undefined) {
      parts.push({ kind: 'added', text: fresh })
      column += 1
    }
  }
  return parts
}
