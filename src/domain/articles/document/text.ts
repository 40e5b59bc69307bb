import { countWords, minutesToRead } from '../../../lib/words.ts'
import { isEditionBlock, type ShowEditionBlock } from './edition-block.ts'
import type { Block, Document, EditionDocument, Inline, ListItem, Table, TeaserEnd } from './nodes.ts'

/** The document as plain text, blocks apart by an empty line, footnotes numbered and at the end. */
export function renderText(document: EditionDocument, editionBlock?: ShowEditionBlock): string {
  const notes: string[] = []
  const blocks = document.content.map((block) =>
    isEditionBlock(block) ? (editionBlock?.(block) ?? '') : blockText(block, notes),
  )
  return joinBlocks([...blocks, ...notes.map((note, index) => `[${index + 1}] ${note}`)])
}

export function wordCount(document: EditionDocument): number {
  return countWords(renderText(document))
}

/** Whole minutes at 230 words each, at least 1. */
export function readingMinutes(document: Document): number {
  return minutesToRead(wordCount(document))
}

/** A run of inline content on its own, without its footnotes: what a heading is called, what a quotation says. */
export function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? [])
    .map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''))
    .join('')
}

function blockText(block: Block | TeaserEnd, notes: string[]): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return textOf(block.content, notes)
    case 'bulletList':
      return block.content.map((item) => itemText(item, '• ', notes)).join('\n')
    case 'orderedList':
      return block.content
        .map((item, index) => itemText(item, `${block.attrs.start + index}. `, notes))
        .join('\n')
    case 'blockquote':
      return joinBlocks([blocksText(block.content, notes), source(block.attrs.attribution)])
    case 'pullQuote':
      return joinBlocks([textOf(block.content, notes), source(block.attrs.attribution)])
    case 'callout':
      return blocksText(block.content, notes)
    case 'gallery':
      return blocksText(block.content, notes)
    case 'figure':
      return joinLines([
        block.attrs.alt && `[${block.attrs.alt}]`,
        textOf(block.content, notes),
        block.attrs.credit ?? '',
      ])
    case 'table':
      return tableText(block, notes)
    case 'embed':
      return joinLines([block.attrs.title, block.attrs.url])
    case 'codeBlock':
      return inlineText(block.content)
    case 'plainBlock':
      return joinLines([block.attrs.label, inlineText(block.content)])
    case 'horizontalRule':
    case 'teaserEnd':
      return ''
  }
}

function blocksText(blocks: readonly Block[], notes: string[]): string {
  return joinBlocks(blocks.map((block) => blockText(block, notes)))
}

function textOf(content: readonly Inline[] | undefined, notes: string[]): string {
  return (content ?? [])
    .map((node) => {
      if (node.type === 'text') return node.text
      if (node.type === 'hardBreak') return '\n'
      return `[${notes.push(inlineText(node.content))}]`
    })
    .join('')
}

function itemText(item: ListItem, marker: string, notes: string[]): string {
  return marker + blocksText(item.content, notes).replace(/\n(?!\n)/g, `\n${' '.repeat(marker.length)}`)
}

function tableText(table: Table, notes: string[]): string {
  const rows = table.content.map((row) =>
    (row.content ?? []).map((cell) => blocksText(cell.content, notes).replace(/\n+/g, ' ')).join(' | '),
  )
  return joinLines([table.attrs.caption ?? '', ...rows])
}

function source(attribution: string | null): string {
  return attribution ? `— ${attribution}` : ''
}

function joinBlocks(parts: string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}

function joinLines(parts: string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n')
}
