import type { EditionBlock, EditionDocument } from './nodes.ts'

export function isEditionBlock(block: EditionDocument['content'][number]): block is EditionBlock {
  return block.type === 'articleBlock' || block.type === 'sectionBlock' || block.type === 'eventBlock'
}

/** How a rendering shows such a block; without an answer it shows nothing in its place. */
export type ShowEditionBlock = (block: EditionBlock) => string
