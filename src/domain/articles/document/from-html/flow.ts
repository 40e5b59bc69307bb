import {
  readBlockquote,
  readCallout,
  readFootnote,
  readHeading,
  readList,
  readPullQuote,
  readTerm,
} from './blocks.ts'
import { gather, isCopy, readFigure, readPicture } from './figures.ts'
import { isBareAddress, readEmbed, readFrame } from './embeds.ts'
import { marked } from './marks.ts'
import { codeBlock, plainBlock } from './plain.ts'
import { blocksOf, inside, readBlock, readText } from './reading.ts'
import type { Place, Reading } from './reading.ts'
import type { Sink } from './sink.ts'
import { readTable } from './tables.ts'
import { attribute, hasClass, isElement, rawText, tagOf } from './tree.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

const DEEPEST = 250

type Reader = (element: HtmlElement, place: Place, sink: Sink, reading: Reading) => void

/** Reads nodes into a sink: text with its marks, blocks as what they are, everything else as its content. */
export function readNodes(nodes: readonly HtmlNode[], place: Place, sink: Sink, reading: Reading): void {
  if (place.level > DEEPEST) return readFlattened(nodes, place, sink, reading)
  const here = { ...place, level: place.level + 1 }
  for (const node of nodes) {
    if (isElement(node)) readElement(node, here, sink, reading)
    else if (node.nodeName === '#text' && 'value' in node) readText(node.value, here, sink)
    else if (node.nodeName === '#comment' && 'data' in node) readComment(node.data, here, sink, reading)
  }
}

function readElement(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  if (reading.skipped.has(element) || isCopy(element)) return
  const read = byClass(element) ?? READERS[tagOf(element)]
  if (read) read(element, place, sink, reading)
  else reading.read(element.childNodes, marked(element, place, reading), sink)
}

function byClass(element: HtmlElement): Reader | undefined {
  if (hasClass(element, 'footnote') && tagOf(element) === 'span') return readFootnote
  if (tagOf(element) === 'span' && /^more-\d+$/.test(attribute(element, 'id'))) return readTeaserEnd
  if (!CONTAINERS.has(tagOf(element))) return undefined
  if (hasClass(element, 'pull-quote', 'pullquote', 'wp-block-pullquote')) return readPullQuote
  if (hasClass(element, 'call-out', 'callout', 'kg-callout-card')) return readCallout
  if (hasClass(element, 'gallery', 'wp-block-gallery', 'blocks-gallery-grid', 'kg-gallery-card'))
    return readGallery
  return hasClass(element, 'wp-block-embed__wrapper', 'embed') ? readEmbed : undefined
}

function readComment(data: string, place: Place, sink: Sink, reading: Reading): void {
  const name = /^\s*(more|members-only|nextpage)\b/.exec(data)?.[1]
  if (name === 'nextpage') sink.block({ type: 'horizontalRule' })
  else if (name) endTeaser(place, sink, reading)
}

function readTeaserEnd(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  endTeaser(place, sink, reading)
  reading.read(element.childNodes, place, sink)
}

function endTeaser(place: Place, sink: Sink, reading: Reading): void {
  if (place.depth === 1) sink.block({ type: 'teaserEnd' })
  else reading.notes.add('A mark for the end of the teaser stood inside another block and was left out')
}

function readParagraph(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const isLink = hasClass(element, 'embed') || isBareAddress(element)
  return isLink ? readEmbed(element, place, sink, reading) : readBlock(element, place, sink, reading)
}

function readGallery(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  if (tagOf(element) === 'figure') return readFigure(element, place, sink, reading)
  for (const block of gather(blocksOf(element.childNodes, inside(element, place), 0, reading)))
    sink.block(block)
}

function readImage(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const isLetter =
    hasClass(element, 'emoji', 'wp-smiley') || /\/core\/emoji\//.test(attribute(element, 'src'))
  if (isLetter && attribute(element, 'alt')) readText(attribute(element, 'alt'), place, sink)
  else readPicture(element, [], place, sink, reading)
}

function readRule(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  if (hasClass(element, 'teaser-end')) endTeaser(place, sink, reading)
  else sink.block({ type: 'horizontalRule' })
}

function readDetails(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  reading.notes.add('Text that could be folded away (details) became a call-out')
  readCallout(element, place, sink, reading)
}

function readCode(element: HtmlElement, _place: Place, sink: Sink): void {
  const block = codeBlock(element)
  if (block) sink.block(block)
}

function readPlain(element: HtmlElement, _place: Place, sink: Sink, reading: Reading): void {
  const block = plainBlock(element, reading)
  if (block) sink.block(block)
}

function readQuoted(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  readText('“', place, sink)
  reading.read(element.childNodes, marked(element, place, reading), sink)
  readText('”', place, sink)
}

function readScript(element: HtmlElement, _place: Place, _sink: Sink, reading: Reading): void {
  const src = attribute(element, 'src')
  reading.notes.add(src ? `A script was left out: ${src.slice(0, 200)}` : 'A script was left out')
}

function leaveOut(element: HtmlElement, _place: Place, _sink: Sink, reading: Reading): void {
  if (tagOf(element) === 'template') reading.notes.add('A template, which no browser shows, was left out')
}

function readFlattened(nodes: readonly HtmlNode[], place: Place, sink: Sink, reading: Reading): void {
  reading.notes.add('Elements nested too deeply were flattened; their text is kept')
  readText(` ${rawText(nodes)} `, place, sink)
}

const CONTAINERS = new Set(['div', 'section', 'aside', 'figure', 'blockquote', 'ul'])

const READERS: Record<string, Reader> = Object.assign(
  Object.create(null),
  each(
    'div section article main header footer nav address center hgroup dl dd li figcaption fieldset legend search',
    readBlock,
  ),
  each('h1 h2 h3 h4 h5 h6', readHeading),
  each('ul ol menu dir', readList),
  each('dt summary', readTerm),
  each('pre xmp listing plaintext', readCode),
  each('iframe embed', readFrame),
  each(
    'form video audio object applet svg math canvas map select textarea button input dialog progress meter datalist noembed noframes marquee',
    readPlain,
  ),
  each('style template title link meta head param source track col colgroup', leaveOut),
  {
    p: readParagraph,
    blockquote: readBlockquote,
    aside: readCallout,
    figure: readFigure,
    img: readImage,
    table: readTable,
    hr: readRule,
    br: (_element: HtmlElement, place: Place, sink: Sink) => sink.inline({ type: 'hardBreak' }, place),
    details: readDetails,
    q: readQuoted,
    script: readScript,
  },
)

function each(tags: string, reader: Reader): Record<string, Reader> {
  return Object.fromEntries(tags.split(' ').map((tag) => [tag, reader]))
}
