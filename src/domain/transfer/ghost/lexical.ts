import type { Block, Document, Inline, ListItem, Mark, PlainMark } from '../../articles/document/nodes.ts'
import { blockquote, heading, linked, paragraph, text } from '../blocks.ts'
import { asList, asRecord, asText, type Loose } from '../loose.ts'
import type { BodyTools } from '../source.ts'
import { cardToBlocks } from './cards.ts'

type Blocks = Document['content']

/** Lexical's bits: https://github.com/facebook/lexical, LexicalConstants.ts. */
const FORMATS: readonly (readonly [number, PlainMark])[] = [
  [1, 'bold'],
  [2, 'italic'],
  [4, 'strike'],
  [16, 'code'],
  [32, 'subscript'],
  [64, 'superscript'],
]

/** A body in Ghost's present editor's format, as blocks. */
export function lexicalToBlocks(json: unknown, tools: BodyTools): Blocks {
  return asList(asRecord(asRecord(json).root).children).flatMap((node) => nodeToBlocks(asRecord(node), tools))
}

function nodeToBlocks(node: Loose, tools: BodyTools): Blocks {
  const type = asText(node.type)
  switch (type) {
    case 'paragraph': {
      const content = inline(node, tools)
      return content.length > 0 ? [paragraph(content)] : []
    }
    case 'heading':
    case 'extended-heading': {
      const content = inline(node, tools)
      return content.length > 0 ? [heading(Number(asText(node.tag).slice(1)), content)] : []
    }
    case 'quote':
    case 'extended-quote':
      return quoteToBlocks(node, tools)
    case 'aside':
      return [{ type: 'pullQuote', attrs: { attribution: null }, content: inline(node, tools) }]
    case 'list':
      return listToBlocks(node, tools)
    default:
      return isInline(type) ? [paragraph(inlineNode(node, [], tools))] : cardToBlocks(type, node, tools)
  }
}

/** Line breaks in a row are how a quotation of several paragraphs is written there. */
function quoteToBlocks(node: Loose, tools: BodyTools): Block[] {
  const paragraphs: Inline[][] = [[]]
  for (const part of inline(node, tools)) {
    const current = paragraphs.at(-1) ?? []
    if (part.type === 'hardBreak' && current.at(-1)?.type === 'hardBreak') {
      current.pop()
      paragraphs.push([])
    } else current.push(part)
  }
  return blockquote(paragraphs.filter((content) => content.length > 0).map((content) => paragraph(content)))
}

function listToBlocks(node: Loose, tools: BodyTools): Block[] {
  const content = listItems(node, tools)
  if (content.length === 0) return []
  if (node.listType !== 'number') return [{ type: 'bulletList', content }]
  const start = Number(asText(node.start))
  const isUsable = Number.isInteger(start) && Math.abs(start) < 1_000_000
  return [{ type: 'orderedList', attrs: { start: isUsable ? start : 1 }, content }]
}

/** A list within a list is an item of its own there, and belongs to the item before it here. */
function listItems(node: Loose, tools: BodyTools): ListItem[] {
  const items: ListItem[] = []
  for (const child of asList(node.children).map(asRecord)) {
    const parts = asList(child.children).map(asRecord)
    const content = parts
      .filter((part) => part.type !== 'list')
      .flatMap((part) => inlineNode(part, [], tools))
    const nested = parts.filter((part) => part.type === 'list').flatMap((part) => listToBlocks(part, tools))
    const last = items.at(-1)
    if (content.length === 0 && last) last.content.push(...nested)
    else if (content.length > 0 || nested.length > 0) {
      const mark = child.checked === undefined ? [] : text(child.checked === true ? '☑ ' : '☐ ')
      items.push({ type: 'listItem', content: [paragraph([...mark, ...content]), ...nested] })
    }
  }
  return items
}

function inline(node: Loose, tools: BodyTools): Inline[] {
  return asList(node.children).flatMap((child) => inlineNode(asRecord(child), [], tools))
}

const INLINE = new Set([
  'text',
  'extended-text',
  'tk',
  'code-highlight',
  'linebreak',
  'tab',
  'link',
  'autolink',
])

function isInline(type: string): boolean {
  return INLINE.has(type) || type.startsWith('at-link') || type === 'zwnj'
}

function inlineNode(node: Loose, outer: Mark[], tools: BodyTools): Inline[] {
  switch (asText(node.type)) {
    case 'linebreak':
      return [{ type: 'hardBreak' }]
    case 'tab':
      return text('\t', outer)
    case 'link':
    case 'autolink':
    case 'at-link':
      return linkNode(node, outer, tools)
    default:
      return [
        ...text(asText(node.text), [...outer, ...marksOf(Number(asText(node.format)))]),
        ...asList(node.children).flatMap((child) => inlineNode(asRecord(child), outer, tools)),
      ]
  }
}

function linkNode(node: Loose, outer: Mark[], tools: BodyTools): Inline[] {
  const url = asText(node.url)
  const href = tools.link(url)
  const marks: Mark[] = href === null ? outer : [...outer, { type: 'link', attrs: { href } }]
  const content = asList(node.children).flatMap((child) => inlineNode(asRecord(child), marks, tools))
  if (content.length === 0) return linked(url, href)
  if (href === null && url !== '') tools.note(`A link to ${url} was left out: it leads to no web address.`)
  return content
}

function marksOf(format: number): Mark[] {
  return FORMATS.flatMap(([bit, type]) => ((format & bit) === 0 ? [] : [{ type }]))
}
