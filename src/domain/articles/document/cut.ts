import { isShown } from './inline.ts'
import type { Document, EditionDocument } from './nodes.ts'

type TopBlock = EditionDocument['content'][number]

const PARAGRAPHS_BEFORE_THE_WALL = 3

/**
 * `teaser` is the beginning of the document that everyone may read, with its mark; `rest` is false when nothing
 * would be withheld. `paragraphs` counts the teaser's numbered paragraphs: the last is `p-N` in the rendering.
 */
export type Cut<Kind = Document> = { teaser: Kind; rest: boolean; paragraphs: number }

/** Ends the teaser at the editor's mark or, without one, after the third paragraph. */
export function cut(document: Document): Cut
export function cut(document: EditionDocument): Cut<EditionDocument>
export function cut(document: EditionDocument): Cut<EditionDocument> {
  const end = teaserLength(document.content)
  const rest = document.content.slice(end).some(isReadable)
  const teaser: EditionDocument = rest ? { type: 'doc', content: document.content.slice(0, end) } : document
  return { teaser, rest, paragraphs: teaser.content.filter(isNumbered).length }
}

/** The paragraphs that are counted, here and in the rendering: those at the top level that hold text. */
export function isNumbered(block: TopBlock): boolean {
  return block.type === 'paragraph' && isShown(block.content)
}

function teaserLength(blocks: readonly TopBlock[]): number {
  const mark = blocks.findIndex((block) => block.type === 'teaserEnd')
  if (mark >= 0) return mark + 1
  let paragraphs = 0
  const last = blocks.findIndex((block) => isNumbered(block) && ++paragraphs === PARAGRAPHS_BEFORE_THE_WALL)
  return last >= 0 ? last + 1 : blocks.length
}

function isReadable(block: TopBlock): boolean {
  return block.type !== 'teaserEnd' && (block.type !== 'paragraph' || isShown(block.content))
}
