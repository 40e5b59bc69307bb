import { isSafeHref } from '../../../../lib/document-schema/href.ts'
import type { Block, Figure, FigureWidth, Inline, Text } from '../nodes.ts'
import { blocksOf, inside, lineOf } from './reading.ts'
import type { Place, Reading } from './reading.ts'
import type { Sink } from './sink.ts'
import { attribute, cleanText, elementsIn, hasClass, isElement, lineText, tagOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'

const NOT_A_PICTURE = new Set(
  'table video audio iframe embed object blockquote pre form svg canvas ul ol dl details math figure h1 h2 h3'.split(
    ' ',
  ),
)

/** A figure with one picture becomes one; with several, a gallery; around anything else, that with its caption. */
export function readFigure(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const here = inside(element, place)
  const captions = element.childNodes.filter(isElement).filter((child) => tagOf(child) === 'figcaption')
  const image = onlyPicture(element, captions)
  if (image) return readPicture(image, captions, here, sink, reading, widthOf(element))
  for (const caption of captions) reading.skipped.add(caption)
  let blocks = gather(blocksOf(element.childNodes, here, 0, reading))
  for (const caption of captions) blocks = withCaption(blocks, caption, here, reading)
  for (const block of blocks) sink.block(block)
}

/** A picture on its own or in a figure; without its file, its description, address, caption and credit as text. */
export function readPicture(
  image: HtmlElement,
  captions: HtmlElement[],
  place: Place,
  sink: Sink,
  reading: Reading,
  width: FigureWidth | null = null,
): void {
  const src = sourceOf(image)
  const alt = cleanText(attribute(image, 'alt') || attribute(image, 'title'))
  const { content, credit, blocks } = readCaptions(captions, place, reading)
  const link = place.marks.find((mark) => mark.type === 'link')
  if (link && !/\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(link.attrs.href))
    reading.notes.add(`A picture no longer leads to ${link.attrs.href}`)
  const media = src === '' ? undefined : reading.options.media?.(src)
  if (media) {
    reading.media.add(media)
    const figure: Figure = { type: 'figure', attrs: { media, alt, credit, width }, content }
    sink.block(figure)
  } else {
    reading.notes.add(
      `A picture is missing and stands as text: ${src.slice(0, 200) || alt || 'without an address'}`,
    )
    sink.endLine()
    for (const node of pictureAsText(src, alt)) sink.inline(node, place)
    sink.endLine()
    for (const node of content) sink.inline(node, place)
    sink.endLine()
    if (credit) sink.inline({ type: 'text', text: credit }, place)
    sink.endLine()
  }
  for (const block of blocks) sink.block(block)
}

/** Blocks in which neighbouring figures have become galleries. */
export function gather(blocks: Block[]): Block[] {
  const gathered: Block[] = []
  for (const block of blocks) {
    const last = gathered.at(-1)
    if (block.type !== 'figure' || !last) gathered.push(block)
    else if (last.type === 'gallery') last.content.push(block)
    else if (last.type === 'figure') gathered.splice(-1, 1, { type: 'gallery', content: [last, block] })
    else gathered.push(block)
  }
  return gathered
}

function readCaptions(
  captions: HtmlElement[],
  place: Place,
  reading: Reading,
): { content: Inline[]; credit: string | null; blocks: Block[] } {
  const credits = captions.flatMap((caption) => [...elementsIn(caption.childNodes)].filter(isCredit))
  const nodes = captions.flatMap((caption) => caption.childNodes)
  for (const credit of credits) reading.skipped.add(credit)
  const { line, blocks } = lineOf(nodes, place, reading)
  const credit = credits
    .map((element) => lineText(element.childNodes))
    .filter(Boolean)
    .join(' ')
  return { content: line, credit: credit || null, blocks }
}

// A caption that is text alone belongs to the table or quotation above it; any other becomes a paragraph.
function withCaption(blocks: Block[], caption: HtmlElement, place: Place, reading: Reading): Block[] {
  const text = lineText([caption])
  const [only, ...more] = blocks
  const isText = ![...elementsIn(caption.childNodes)].some((child) =>
    ['a', 'span', 'img'].includes(child.tagName),
  )
  if (only && more.length === 0 && isText && text !== '') {
    if (only.type === 'table' && !only.attrs.caption) return [{ ...only, attrs: { caption: text } }]
    if (only.type === 'blockquote' && !only.attrs.attribution)
      return [{ ...only, attrs: { attribution: text } }]
  }
  return [...blocks, ...blocksOf(caption.childNodes, inside(caption, place), 0, reading)]
}

function pictureAsText(src: string, alt: string): Text[] {
  const said: Text[] = alt ? [{ type: 'text', text: `${alt} ` }] : []
  if (src === '' || /^data:/i.test(src)) return said
  const address = cleanText(src)
  if (!isSafeHref(address)) return [...said, { type: 'text', text: address }]
  return [...said, { type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] }]
}

// Scripts that load pictures late leave the true address in one of these.
function sourceOf(image: HtmlElement): string {
  const names = ['src', 'data-src', 'data-lazy-src', 'data-original']
  const sources = names.map((name) => attribute(image, name)).filter(Boolean)
  const [fromSet] = (attribute(image, 'srcset') || attribute(image, 'data-srcset')).split(/[\s,]+/)
  return sources.find((source) => !/^data:/i.test(source)) ?? (fromSet || sources[0] || '')
}

function isCredit(element: HtmlElement): boolean {
  return element.tagName === 'small' || hasClass(element, 'credit', 'image-credit', 'photo-credit')
}

function widthOf(figure: HtmlElement): FigureWidth | null {
  if (hasClass(figure, 'alignwide', 'kg-width-wide')) return 'wide'
  return hasClass(figure, 'alignfull', 'kg-width-full') ? 'full' : null
}

// The picture of a figure that holds nothing else but its captions. A copy for browsers without scripts is none.
function onlyPicture(figure: HtmlElement, captions: HtmlElement[]): HtmlElement | undefined {
  const below = [...elementsIn(figure.childNodes)]
  const images = below.filter((child) => tagOf(child) === 'img')
  const copies = below.filter(isCopy).flatMap((copy) => [...elementsIn(copy.childNodes)])
  const originals = images.filter((image) => !copies.includes(image))
  if (originals.length !== 1 || below.some((child) => NOT_A_PICTURE.has(tagOf(child)))) return undefined
  const said = captions
    .map((caption) => lineText([caption]))
    .join(' ')
    .trim()
  return lineText(figure.childNodes) === said ? originals[0] : undefined
}

/** What scripts that load pictures late leave for browsers without scripts: the picture before it once more. */
export function isCopy(element: HtmlElement): boolean {
  if (tagOf(element) !== 'noscript' || lineText(element.childNodes) !== '') return false
  const beside = element.parentNode?.childNodes.filter(isElement) ?? []
  return element.childNodes.filter(isElement).every(isPicture) && beside.some(isPicture)
}

function isPicture(element: HtmlElement): boolean {
  return ['img', 'picture'].includes(tagOf(element))
}
