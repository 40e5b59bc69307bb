import { lineMarkdown } from './markdown-inline.ts'
import type { Notes } from './markdown-inline.ts'
import type { Block, Inline, Table, TableCell } from './nodes.ts'

const MOST_EMPTY_CELLS = 20

/**
 * A pipe table. Such tables have one header row, no spans and nothing but lines in a cell: wide cells are followed by
 * empty ones, and lists and quotations in a cell become lines.
 */
export function tableMarkdown(table: Table, notes: Notes): string {
  const rows = table.content.map((row) => (row.content ?? []).flatMap((cell) => cellMarkdown(cell, notes)))
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  if (width === 0) return ''
  const hasHead = table.content[0]?.content?.every((cell) => cell.type === 'tableHeader')
  const [head, ...body] = hasHead ? rows : [[], ...rows]
  const lines = [
    rowMarkdown(head ?? [], width),
    `|${' --- |'.repeat(width)}`,
    ...body.map((row) => rowMarkdown(row, width)),
  ]
  const { caption } = table.attrs
  return (caption ? `${lineMarkdown(plain(caption), [])}\n\n` : '') + lines.join('\n')
}

function cellMarkdown(cell: TableCell, notes: Notes): string[] {
  const lines = cell.content
    .flatMap(linesOf)
    .map((line) => lineMarkdown(line, notes).replaceAll('\\\n', '<br>'))
  const text = lines.filter((line) => line !== '').join('<br>')
  const empty = Math.min(cell.attrs.colspan - 1, MOST_EMPTY_CELLS)
  return [text.replace(/(?<!\\)\|/g, '\\|'), ...Array<string>(empty).fill('')]
}

function linesOf(block: Block): Inline[][] {
  switch (block.type) {
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(linesOf))
    case 'callout':
    case 'gallery':
      return block.content.flatMap(linesOf)
    case 'blockquote':
      return [...block.content.flatMap(linesOf), plain(block.attrs.attribution)]
    case 'table': {
      const cells = block.content.flatMap((row) => row.content ?? [])
      return [plain(block.attrs.caption), ...cells.flatMap((cell) => cell.content.flatMap(linesOf))]
    }
    case 'figure':
      return [plain(block.attrs.alt), block.content ?? [], plain(block.attrs.credit)]
    case 'embed':
      return [plain(block.attrs.title), plain(block.attrs.url)]
    case 'plainBlock':
      return [plain(block.attrs.label), block.content ?? []]
    case 'pullQuote':
      return [block.content ?? [], plain(block.attrs.attribution)]
    case 'horizontalRule':
      return []
    default:
      return [block.content ?? []]
  }
}

function plain(text: string | null): Inline[] {
  return text ? [{ type: 'text', text }] : []
}

function rowMarkdown(cells: string[], width: number): string {
  return `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`
}
