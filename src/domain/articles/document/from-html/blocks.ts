import type { Block, Heading, HeadingLevel, Inline, ListItem, Phrase, PullQuote } from '../nodes.ts'
import { withMark } from './marks.ts'
import { isShown } from '../inline.ts'
import { blocksOf, inside, lineOf, mayNest, readBlock } from './reading.ts'
import type { Place, Reading } from './reading.ts'
import type { Sink } from './sink.ts'
import { attribute, elementsIn, isElement, lineText, tagOf } from './tree.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

const LEVELS: Record<string, HeadingLevel> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 4, h6: 4 }

export function readHeading(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const here = inside(element, place)
  const { line, blocks } = lineOf(element.childNodes, here, reading)
  const name = attribute(element, 'id')
  const id = reading.anchors.has(name) ? name : null
  const attrs: Heading['attrs'] = { level: LEVELS[tagOf(element)] ?? 2, id, lang: here.lang, dir: here.dir }
  if (isShown(line)) sink.block({ type: 'heading', attrs, content: line })
  for (const block of blocks) sink.block(block)
}

export function readList(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const here = inside(element, place)
  if (place.isLine || !mayNest(place, reading)) return readBlock(element, place, sink, reading)
  const content = itemsOf(element, here, reading)
  if (content.length === 0) return
  if (tagOf(element) !== 'ol') return sink.block({ type: 'bulletList', content })
  const start = Number.parseInt(attribute(element, 'start'), 10)
  const isUsable = Math.abs(start) < 1_000_000
  sink.block({ type: 'orderedList', attrs: { start: isUsable ? start : 1 }, content })
}

/** A quotation; a footer or cite directly in it names its source. */
export function readBlockquote(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const here = inside(element, place)
  if (place.isLine || !mayNest(place, reading)) return readBlock(element, place, sink, reading)
  const sources = element.childNodes.filter(isSource)
  for (const source of sources) reading.skipped.add(source)
  const content = blocksOf(element.childNodes, here, 1, reading)
  if (content.length > 0)
    sink.block({ type: 'blockquote', attrs: { attribution: sourceText(sources) }, content })
  else readSources(sources, here, sink, reading)
}

export function readPullQuote(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const here = inside(element, place)
  if (place.isLine) return readBlock(element, place, sink, reading)
  const sources = outermost([...elementsIn(element.childNodes)].filter(isSource))
  for (const source of sources) reading.skipped.add(source)
  const { line, blocks } = lineOf(element.childNodes, here, reading)
  const quote: PullQuote = { type: 'pullQuote', attrs: { attribution: sourceText(sources) }, content: line }
  if (isShown(line)) sink.block(quote)
  else readSources(sources, here, sink, reading)
  for (const block of blocks) sink.block(block)
}

export function readCallout(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const here = inside(element, place)
  if (place.isLine || !mayNest(place, reading)) return readBlock(element, place, sink, reading)
  const content = blocksOf(element.childNodes, here, 1, reading)
  if (content.length > 0) sink.block({ type: 'callout', content })
}

/** A term of a definition list, the summary of details: a paragraph of its own in bold. */
export function readTerm(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const here = inside(element, place)
  sink.endLine()
  reading.read(element.childNodes, { ...here, marks: withMark(here.marks, { type: 'bold' }) }, sink)
  sink.endLine()
}

/** A footnote stands where its number will; one within another is simply part of it. */
export function readFootnote(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  if (place.inFootnote) return reading.read(element.childNodes, place, sink)
  const { line, blocks } = lineOf(element.childNodes, { ...place, marks: [], inFootnote: true }, reading)
  const content = line.filter(isPhrase)
  if (isShown(content)) sink.inline({ type: 'footnote', content }, place)
  for (const block of blocks) sink.block(block)
}

function itemsOf(list: HtmlElement, place: Place, reading: Reading): ListItem[] {
  const items: ListItem[] = []
  for (const node of list.childNodes) {
    const blocks = blocksOf(
      isItem(node) ? node.childNodes : [node],
      isItem(node) ? inside(node, place) : place,
      2,
      reading,
    )
    const last = items.at(-1)
    // Older editors put an inner list beside the item to which it belongs.
    if (last && !isItem(node)) last.content.push(...blocks)
    else if (blocks.length > 0) items.push({ type: 'listItem', content: led(blocks) })
  }
  return items
}

function led(blocks: Block[]): Block[] {
  if (blocks[0]?.type === 'paragraph') return blocks
  return [{ type: 'paragraph', attrs: { dir: null, lang: null } }, ...blocks]
}

function sourceText(sources: HtmlNode[]): string | null {
  const text = sources.map((source) => lineText([source]).replace(/^[—–-]\s*/, '')).filter(Boolean)
  return text.join(', ') || null
}

// A source without a quotation is text like any other.
function readSources(sources: HtmlElement[], place: Place, sink: Sink, reading: Reading): void {
  sink.endLine()
  for (const source of sources) reading.read(source.childNodes, place, sink)
  sink.endLine()
}

function outermost(sources: HtmlElement[]): HtmlElement[] {
  const inner = new Set(sources.flatMap((source) => [...elementsIn(source.childNodes)]))
  return sources.filter((source) => !inner.has(source))
}

function isItem(node: HtmlNode): node is HtmlElement {
  return isElement(node) && tagOf(node) === 'li'
}

function isSource(node: HtmlNode): node is HtmlElement {
  return isElement(node) && ['footer', 'cite', 'figcaption'].includes(tagOf(node))
}

function isPhrase(node: Inline): node is Phrase {
  return node.type !== 'footnote'
}
