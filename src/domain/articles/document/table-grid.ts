import type { Table, TableCell } from './nodes.ts'

export type PlacedCell = { cell: TableCell; colspan: number; rowspan: number }
/** The rows of the head and of the body; `missing` says how many cells each row is short of the widest. */
export type GridRow = { cells: PlacedCell[]; missing: number }
export type Grid = { head: GridRow[]; body: GridRow[] }

type Spot = { cell: TableCell; row: number; column: number; colspan: number; rowspan: number }

/**
 * Lays a table out as HTML's table model wants it: no cell overlaps another or leaves its part of the table, every
 * row is as wide as the widest, and rows and columns in which no cell begins are gone.
 */
export function layOut(table: Table): Grid {
  const rows = table.content.map((row) => row.content ?? []).filter((row) => row.length > 0)
  const firstBody = rows.findIndex((row) => row.some((cell) => cell.type === 'tableCell'))
  const headRows = firstBody < 0 ? 0 : firstBody
  const head = place(rows.slice(0, headRows))
  const body = place(rows.slice(headRows))
  const columns = [...new Set([...head, ...body].map((spot) => spot.column))].toSorted((a, b) => a - b)
  return { head: gridRows(head, columns), body: gridRows(body, columns) }
}

function place(rows: TableCell[][]): Spot[] {
  const spots: Spot[] = []
  // For every column, the first row in which it is free again.
  const freeFrom: number[] = []
  rows.forEach((cells, row) => {
    let column = 0
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column += 1
      const colspan = freeColumns(freeFrom, column, row, cell.attrs.colspan)
      const rowspan = Math.min(cell.attrs.rowspan, rows.length - row)
      freeFrom.length = Math.max(freeFrom.length, column + colspan)
      freeFrom.fill(row + rowspan, column, column + colspan)
      spots.push({ cell, row, column, colspan, rowspan })
      column += colspan
    }
  })
  return spots
}

function freeColumns(freeFrom: number[], column: number, row: number, wanted: number): number {
  let free = 1
  while (free < wanted && (freeFrom[column + free] ?? 0) <= row) free += 1
  return free
}

function gridRows(spots: Spot[], columns: number[]): GridRow[] {
  const rows = [...new Set(spots.map((spot) => spot.row))]
  const grid = new Map<number, GridRow>(rows.map((row) => [row, { cells: [], missing: columns.length }]))
  for (const { cell, row, column, colspan, rowspan } of spots) {
    const wide = within(columns, column, colspan).length
    const covered = within(rows, row, rowspan)
    grid.get(row)?.cells.push({ cell, colspan: wide, rowspan: covered.length })
    for (const at of covered) {
      const reached = grid.get(at)
      if (reached) reached.missing -= wide
    }
  }
  return [...grid.values()]
}

function within(places: number[], first: number, length: number): number[] {
  return length === 1 ? [first] : places.filter((at) => at >= first && at < first + length)
}
