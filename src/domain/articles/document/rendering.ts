import type { ShowEditionBlock } from './edition-block.ts'
import type { EditionDocument, Phrase } from './nodes.ts'

export type RenderLabels = {
  footnotes: string
  backToText: (number: number) => string
  table: (number: number) => string
  loadEmbed: (provider: string) => string
  embedNotice: (provider: string) => string
}

export type Picture = {
  src: string
  srcset?: string
  sizes?: string
  /** The same in formats that not every browser knows, best first. */
  sources?: { type: string; srcset: string }[]
  width: number
  height: number
  mime: string
}

export type RenderOptions = {
  labels: RenderLabels
  media: (id: string) => Picture | undefined
  /** The first picture is likely seen at once: it is then loaded without waiting. */
  firstImageEager?: boolean
  /** Changes addresses on their way out, for instance to whole ones in a feed. */
  link?: (href: string) => string
  /** Goes before every id, where two documents share a page. */
  idPrefix?: string
  /** HTML for what an edition shows between its paragraphs. */
  editionBlock?: ShowEditionBlock
}

/** What is known while one document is being rendered. */
export type Rendering = {
  options: RenderOptions
  document: EditionDocument
  prefix: string
  footnotes: (readonly Phrase[] | undefined)[]
  ids: Set<string>
  paragraphs: number
  headings: number
  /** The last heading's level; 1, the page's own, before the first. */
  level: number
  pictures: number
  tables: number
  /** The text that a pull quote may repeat, once one has asked. */
  prose?: string
}

export function startRendering(document: EditionDocument, options: RenderOptions): Rendering {
  return {
    options,
    document,
    prefix: options.idPrefix ?? '',
    footnotes: [],
    ids: new Set(),
    paragraphs: 0,
    headings: 0,
    level: 1,
    pictures: 0,
    tables: 0,
  }
}
