import { CsvError, parse } from 'csv-parse/sync'

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
 * `badQuote`: the line at which reading ended, because a quotation mark is not closed, is followed by more or comes
 * after other text.
 */
export function readCsv(text: string): { rows: CsvRow[]; badQuote?: number } {
  const bytes = Buffer.from(text)
  const rows: CsvRow[] = []
  let line = 1
  let from = 0
  try {
    parse(bytes, {
      record_delimiter: [...lineEnds],
      delimiter: separatorIn(text),
      bom: true,
      relax_column_count: true,
      rtrim: true,
      on_record: (cells: string[], info) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
        line += lineBreaksIn(bytes.toString('latin1', from, info.bytes))
        from = info.bytes
        return null
      },
    })
    return { rows }
  } catch (error) {
    if (error instanceof CsvError) return { rows, badQuote: line }
    throw error
  }
}

/** What parts the cells: the first comma, semicolon or tab outside of quotation marks. */
export function separatorIn(text: string): string {
  return /[,;\t]/.exec(text.replaceAll(/"(?:[^"]|"")*"/g, ''))?.[0] ?? ','
}

/** All named: csv-parse would settle on the first it meets, which is another one where a file is read from its middle. */
export const lineEnds = ['\r\n', '\n', '\r'] as const

/** Counted in a row's own text, its end included: csv-parse counts CR LF within quotation marks twice. */
export function lineBreaksIn(raw: string): number {
  return raw.match(/\r\n|\r|\n/g)?.length ?? 0
}
