import type { Document } from './document.ts'

/** For what stands behind no wall: the mark comes along when an article's text is pasted. */
export function withoutTeaserEnd(body: Document): Document {
  const content = body.content.filter(({ type }) => type !== 'teaserEnd')
  return content.length === body.content.length ? body : { ...body, content: atLeastALine(content) }
}

function atLeastALine(content: Document['content']): Document['content'] {
  return content.length > 0 ? content : [{ type: 'paragraph', attrs: { dir: null, lang: null } }]
}
