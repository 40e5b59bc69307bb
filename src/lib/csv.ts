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
