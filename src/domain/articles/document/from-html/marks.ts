import { isSafeHref } from '../../../../lib/document-schema/href.ts'
import type { Mark, PlainMark } from '../nodes.ts'
import { flowOf } from './reading.ts'
import type { Place, Reading } from './reading.ts'
import { attribute, tagOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'

const MARKS: Record<string, PlainMark> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'italic',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** The place inside an inline element: with what its name, its language and its style say. */
export function marked(element: HtmlElement, place: Place, reading: Reading): Place {
  let marks = styled(element, place.marks)
  const { lang, dir } = flowOf(element)
  if (lang || dir) marks = withMark(marks, { type: 'language', attrs: { lang, dir } })
  const href = tagOf(element) === 'a' ? linkTarget(attribute(element, 'href'), reading) : undefined
  if (href) marks = withMark(marks, { type: 'link', attrs: { href } })
  return { ...place, marks }
}

export function withMark(marks: Mark[], mark: Mark): Mark[] {
  return [...marks.filter((other) => other.type !== mark.type), mark]
}

/** An address that a document may hold, or undefined. Says in a note what could not be kept. */
export function linkTarget(raw: string, reading: Reading): string | undefined {
  if (raw === '' || raw === '#') return undefined
  const whole = raw.replace(/[\t\n\r]/g, '').replace(/^\/\//, 'https://')
  const href = (reading.options.link?.(whole) ?? whole)
    .trim()
    .toWellFormed()
    .replace(/[\s\p{Control}]/gu, encodeURIComponent)
  const leadsNowhere = href.startsWith('#') && !reading.anchors.has(href.slice(1))
  if (isSafeHref(href) && !leadsNowhere) return href
  reading.notes.add(`A link that leads nowhere from here was taken off its text: ${raw.slice(0, 200)}`)
  return undefined
}

// Word processors and old editors write weight and slant as style, and bold that is not bold.
function styled(element: HtmlElement, marks: Mark[]): Mark[] {
  const style = attribute(element, 'style')
  const name = MARKS[tagOf(element)]
  const isPlain = name === 'bold' && /font-weight:\s*(?:normal|400)/i.test(style)
  let styledMarks = name && !isPlain ? withMark(marks, { type: name }) : marks
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) styledMarks = withMark(styledMarks, { type: 'bold' })
  if (/font-style:\s*italic/i.test(style)) styledMarks = withMark(styledMarks, { type: 'italic' })
  return styledMarks
}
