import { isShown } from '../inline.ts'
import type { Block, Table, TableCell, TableRow } from '../nodes.ts'
import { inlineText } from '../text.ts'
import { blocksOf, inside, lineOf, mayNest } from './reading.ts'
import type { Place, Reading } from './reading.ts'
import type { Sink } from './sink.ts'
import { attribute, isElement, tagOf } from './tree.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

const WIDEST = 1000
const PARTS = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th'])
const LAYOUT = new Set(['caption', 'colgroup', 'col'])

/** A table; where none may stand, its cells one after another. */
export function readTable(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const here = inside(element, place)
  const caption = captionOf(element, here, reading)
  for (const block of caption.blocks) sink.block(block)
  // What HTML moves out of a table stands before it, as in a browser.
  reading.read(strays(element), here, sink)
  const rows = rowsOf(element)
  if (!mayNest(place, reading)) {
    for (const cell of rows.flat()) readCell(cell, here, sink, reading)
    return
  }
  const content = rows.map((cells) => rowOf(cells, here, reading)).filter((row) => row !== undefined)
  const table: Table = { type: 'table', attrs: { caption: caption.text }, content }
  if (content.length > 0) sink.block(table)
  else if (caption.text) sink.block(paragraph(caption.text))
}

function rowOf(cells: HtmlElement[], place: Place, reading: Reading): TableRow | undefined {
  const content = cells.map((cell): TableCell => {
    const blocks = blocksOf(cell.childNodes, inside(cell, place), 3, reading)
    return {
      type: tagOf(cell) === 'th' ? 'tableHeader' : 'tableCell',
      attrs: { colspan: spanOf(cell, 'colspan'), rowspan: spanOf(cell, 'rowspan') },
      content: blocks.length > 0 ? blocks : [{ type: 'paragraph', attrs: { dir: null, lang: null } }],
    }
  })
  return content.length > 0 ? { type: 'tableRow', content } : undefined
}

function readCell(cell: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  sink.endLine()
  reading.read(cell.childNodes, inside(cell, place), sink)
  sink.endLine()
}

function captionOf(
  table: HtmlElement,
  place: Place,
  reading: Reading,
): { text: string | null; blocks: Block[] } {
  const captions = table.childNodes.filter(isElement).filter((child) => tagOf(child) === 'caption')
  const { line, blocks } = lineOf(
    captions.flatMap((caption) => caption.childNodes),
    place,
    reading,
  )
  if (!isShown(line)) return { text: null, blocks }
  const isText = line.every(
    (node) => node.type !== 'footnote' && !node.marks?.some((mark) => mark.type === 'link'),
  )
  if (isText) return { text: inlineText(line).replace(/\s+/g, ' '), blocks }
  return {
    text: null,
    blocks: [{ type: 'paragraph', attrs: { dir: null, lang: null }, content: line }, ...blocks],
  }
}

function rowsOf(element: HtmlElement): HtmlElement[][] {
  const rows = element.childNodes.filter(isElement).flatMap((child) => {
    if (tagOf(child) === 'tr') return [child]
    return ['thead', 'tbody', 'tfoot'].includes(tagOf(child)) ? child.childNodes.filter(isElement) : []
  })
  return rows.map((row) =>
    row.childNodes.filter(isElement).filter((cell) => ['td', 'th'].includes(tagOf(cell))),
  )
}

function strays(table: HtmlElement): HtmlNode[] {
  return table.childNodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node]
    if (PARTS.has(tagOf(node)) && !['td', 'th'].includes(tagOf(node))) return strays(node)
    return PARTS.has(tagOf(node)) || LAYOUT.has(tagOf(node)) ? [] : [node]
  })
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attribute(cell, name), 10)
  return span >= 1 ? Math.min(span, WIDEST) : 1
}

function paragraph(text: string): Block {
  return { type: 'paragraph', attrs: { dir: null, lang: null }, content: [{ type: 'text', text }] }
}
