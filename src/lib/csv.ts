/**
 * One line of a table for spreadsheets (RFC 4180), its end included. A cell that a spreadsheet would take for a formula
 * gets an apostrophe before it (OWASP, "CSV Injection").
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const harmless = /^[\s\p{Format}]*[=+\-@|%＝＋－＠]/u.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

/** `line` is where the row begins, counted from 1. */
export type CsvRow = { line: number; cells: string[] }

/**
 * Rows of such a table (RFC 4180) as spreadsheets write it: with or without a byte order mark, lines ended by CR LF, LF
 * or CR, cells parted by a comma, a semicolon or a tab, whichever comes first. Lines without a word are passed over.
 * `badQuote`: the line at which reading ended, because a quotation mark is not closed or is followed by more.
 */
export function readCsv(text: string): { rows: CsvRow[]; badQuote?: number } {
  const source = text.replace(/^\uFEFF/, '')
  const separator = /[,;\t]/.exec(source.replaceAll(/"(?:[^"]|"")*"/g, ''))?.[0] ?? ','
  const rows: CsvRow[] = []
  let line = 1
  let at = 0
  while (at < source.length) {
    const start = at
    const row: CsvRow = { line, cells: [] }
    do {
      const cell = readCell(source, row.cells.length === 0 ? at : at + 1, separator)
      if (!cell) return { rows, badQuote: line }
      row.cells.push(cell.text)
      at = cell.end
    } while (source[at] === separator)
    at += source.startsWith('\r\n', at) ? 2 : 1
    line += source.slice(start, at).match(/\r\n|\r|\n/g)?.length ?? 0
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
  }
  return { rows }
}

function readCell(source: string, at: number, separator: string): { text: string; end: number } | undefined {
  if (source[at] !== '"') {
    const plain = new RegExp(`[^${separator}\\r\\n]*`, 'y')
    plain.lastIndex = at
    const text = plain.exec(source)?.[0] ?? ''
    return { text, end: at + text.length }
  }
  const quoted = /"((?:[^"]|"")*)"[ ]*/y
  quoted.lastIndex = at
  const [whole = '', inside = ''] = quoted.exec(source) ?? []
  const end = at + whole.length
  const isClosed =
    whole !== '' && (end === source.length || [separator, '\r', '\n'].includes(source[end] ?? ''))
  return isClosed ? { text: inside.replaceAll('""', '"'), end } : undefined
}
