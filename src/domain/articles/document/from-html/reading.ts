import type { Block, Direction, Inline, Mark, TeaserEnd } from '../nodes.ts'
import { blockSink, lineSink } from './sink.ts'
import type { Sink } from './sink.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'
import { attribute, cleanText } from './tree.ts'
import { isLanguage } from '../../../../lib/document-schema/attributes.ts'

export type FromHtmlOptions = {
  /** The media Id of a picture; undefined when there is none, and the picture is then kept as text. */
  media?: (src: string) => string | undefined
  /** Changes the address of a link, for instance to where an imported article now lives. */
  link?: (href: string) => string
}

/** Where in the HTML the reader is, and so how text there is marked. */
export type Place = {
  marks: Mark[]
  lang: string | null
  dir: Direction | null
  /** How deep in the document new blocks stand; 1 is the top. */
  depth: number
  /** How deep in the HTML. */
  level: number
  inFootnote: boolean
  /** Where only inline content may stand, what would hold blocks is read as lines. */
  isLine: boolean
}

export type Reading = {
  options: FromHtmlOptions
  notes: Set<string>
  media: Set<string>
  /** The ids of headings that links in the same text lead to. */
  anchors: Set<string>
  /** Elements that were read ahead of their turn. */
  skipped: Set<HtmlElement>
  read: (nodes: readonly HtmlNode[], place: Place, sink: Sink) => void
}

const DEEPEST_CONTAINER = 32

export const TOP: Place = {
  marks: [],
  lang: null,
  dir: null,
  depth: 1,
  level: 0,
  inFootnote: false,
  isLine: false,
}

/** What `nodes` become as blocks of their own, `deeper` levels down. */
export function blocksOf(
  nodes: readonly HtmlNode[],
  place: Place,
  deeper: number,
  reading: Reading,
): Block[] {
  const sink = blockSink()
  reading.read(nodes, { ...place, depth: place.depth + deeper, isLine: false }, sink)
  return sink.finish().filter(isBlock)
}

/** What `nodes` become where only inline content may stand, and the blocks for which there was no place. */
export function lineOf(
  nodes: readonly HtmlNode[],
  place: Place,
  reading: Reading,
): { line: Inline[]; blocks: Block[] } {
  const sink = lineSink()
  reading.read(nodes, { ...place, depth: place.depth + 1, isLine: true }, sink)
  const { line, blocks } = sink.finish()
  return { line, blocks: blocks.filter(isBlock) }
}

/** Whether a block that holds blocks may begin here; if not, its content stands without it. */
export function mayNest(place: Place, reading: Reading): boolean {
  if (place.depth <= DEEPEST_CONTAINER) return true
  reading.notes.add('Lists, quotations or tables nested too deeply were flattened; their text is kept')
  return false
}

/** The place inside a block element, which may have a language and direction of its own. */
export function inside(element: HtmlElement, place: Place): Place {
  const { lang, dir } = flowOf(element)
  return { ...place, lang: lang ?? place.lang, dir: dir ?? place.dir }
}

/** A block element that is nothing but its content, on lines of its own. */
export function readBlock(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  sink.endLine()
  reading.read(element.childNodes, inside(element, place), sink)
  sink.endLine()
}

/** A string with the marks of its place. */
export function readText(value: string, place: Place, sink: Sink): void {
  const text = cleanText(value)
  const marks = place.marks.length > 0 ? { marks: place.marks } : {}
  if (text !== '') sink.inline({ type: 'text', text, ...marks }, place)
}

export function flowOf(element: HtmlElement): { lang: string | null; dir: Direction | null } {
  const lang = attribute(element, 'lang') || attribute(element, 'xml:lang')
  const dir = attribute(element, 'dir').toLowerCase()
  return { lang: isLanguage(lang) ? lang : null, dir: dir === 'rtl' || dir === 'ltr' ? dir : null }
}

function isBlock(block: Block | TeaserEnd): block is Block {
  return block.type !== 'teaserEnd'
}
