import { documentFromHtml } from '../articles/document/from-html.ts'
import type { Block, Document, Inline } from '../articles/document/nodes.ts'
import { renderText } from '../articles/document/text.ts'
import { text } from './blocks.ts'
import type { BodyTools } from './source.ts'

/** HTML from another system as blocks; none where nothing of it can be seen. */
export function blocksFromHtml(html: string, tools: BodyTools): Document['content'] {
  if (html.trim() === '') return []
  const { document, notes } = documentFromHtml(html, {
    media: (src) => tools.picture(src) ?? undefined,
    link: (href) => tools.link(href) ?? '',
  })
  for (const note of notes) tools.note(note)
  return document.content.filter((block) => block.type !== 'paragraph' || block.content !== undefined)
}

/** HTML where only inline content may stand: blocks become lines. */
export function inlineFromHtml(html: string, tools: BodyTools): Inline[] {
  const lines = blocksFromHtml(html, tools).flatMap((block) => {
    const content = block.type === 'teaserEnd' ? [] : lineOf(block)
    return content.length > 0 ? [content] : []
  })
  return lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'hardBreak' as const }, ...line]))
}

function lineOf(block: Block): Inline[] {
  if (block.type === 'paragraph' || block.type === 'heading') return block.content ?? []
  return text(renderText({ type: 'doc', content: [block] }))
}
