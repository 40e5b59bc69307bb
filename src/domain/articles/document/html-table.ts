import { escapeHtml } from '../../../lib/html-escape.ts'
import { flowAttributes, renderInline } from './html-inline.ts'
import type { Block, Table, TableCell } from './nodes.ts'
import type { Rendering } from './rendering.ts'
import { layOut } from './table-grid.ts'
import type { GridRow, PlacedCell } from './table-grid.ts'

type RenderNested = (blocks: readonly Block[], rendering: Rendering) => string

/** A table in a named region that scrolls by itself and takes the focus, so that the keyboard can scroll it too. */
export function renderTable(table: Table, rendering: Rendering, nested: RenderNested): string {
  const { head, body } = layOut(table)
  if (head.length + body.length === 0) return ''
  rendering.tables += 1
  const { caption } = table.attrs
  const name = escapeHtml(caption ?? rendering.options.labels.table(rendering.tables))
  const top = caption ? `<caption>${escapeHtml(caption)}</caption>\n` : ''
  const write = (row: GridRow, scope: string) => renderRow(row, scope, rendering, nested)
  const heads = head.map((row) => write(row, 'col')).join('')
  const rows = body.map((row) => write(row, 'row')).join('')
  return `<div class="table-scroll" role="group" tabindex="0" aria-label="${name}">
<table>
${top}${heads && `<thead>\n${heads}</thead>\n`}<tbody>
${rows}</tbody>
</table>
</div>
`
}

function renderRow(row: GridRow, scope: string, rendering: Rendering, nested: RenderNested): string {
  const cells = row.cells.map((placed) => renderCell(placed, scope, rendering, nested))
  return `<tr>${cells.join('')}${'<td></td>'.repeat(row.missing)}</tr>\n`
}

function renderCell(placed: PlacedCell, scope: string, rendering: Rendering, nested: RenderNested): string {
  const { cell, colspan, rowspan } = placed
  const spans = (colspan > 1 ? ` colspan="${colspan}"` : '') + (rowspan > 1 ? ` rowspan="${rowspan}"` : '')
  const { flow, content } = renderContent(cell, rendering, nested)
  // A header cell may hold no heading and no source of a quotation; the few that do are plain cells.
  const isSimple = content !== '' && cell.content.every((block) => block.type === 'paragraph')
  const isHeader = cell.type === 'tableHeader' && isSimple
  return isHeader
    ? `<th scope="${scope}"${spans}${flow}>${content}</th>`
    : `<td${spans}${flow}>${content}</td>`
}

function renderContent(
  cell: TableCell,
  rendering: Rendering,
  nested: RenderNested,
): { flow: string; content: string } {
  const [only, ...more] = cell.content
  if (only?.type !== 'paragraph' || more.length > 0)
    return { flow: '', content: nested(cell.content, rendering) }
  return { flow: flowAttributes(only.attrs), content: renderInline(only.content, rendering) }
}
