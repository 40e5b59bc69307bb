import type { Block, Document, Inline, ListItem, Mark } from '../../articles/document/nodes.ts'
import { blockquote, figure, heading, paragraph, text } from '../blocks.ts'
import { asList, asRecord, asText } from '../loose.ts'
import type { BodyTools } from '../source.ts'
import { cardToBlocks } from './cards.ts'

const MARKS: ReadonlyMap<string, Mark> = new Map(
  Object.entries<Mark>({
    strong: { type: 'bold' },
    b: { type: 'bold' },
    em: { type: 'italic' },
    i: { type: 'italic' },
    s: { type: 'strike' },
    del: { type: 'strike' },
    code: { type: 'code' },
    sub: { type: 'subscript' },
    sup: { type: 'superscript' },
  }),
)

/** A body in the format of Ghost's editor before 5.x: https://github.com/bustle/mobiledoc-kit, MOBILEDOC.md, 0.3. */
export function mobiledocToBlocks(json: unknown, tools: BodyTools): Document['content'] {
  const mobiledoc = asRecord(json)
  const read = readerOf(asList(mobiledoc.markups), asList(mobiledoc.atoms), tools)
  return asList(mobiledoc.sections).flatMap((section): Document['content'] => {
    const [kind, second, third] = asList(section)
    if (kind === 1) return markup(asText(second), read(third))
    if (kind === 2) return [figure(tools.picture(asText(second)), '', [])]
    if (kind === 3) return list(asText(second), asList(third).map(read))
    if (kind !== 10) return []
    const [name, payload] = asList(asList(mobiledoc.cards)[Number(second)])
    return cardToBlocks(asText(name), asRecord(payload), tools)
  })
}

function markup(tag: string, content: Inline[]): Block[] {
  if (content.length === 0) return []
  if (/^h[1-6]$/.test(tag)) return [heading(Number(tag[1]), content)]
  if (tag === 'blockquote') return blockquote([paragraph(content)])
  if (tag === 'aside') return [{ type: 'pullQuote', attrs: { attribution: null }, content }]
  return [paragraph(content)]
}

function list(tag: string, items: Inline[][]): Block[] {
  const content = items
    .filter((item) => item.length > 0)
    .map((item): ListItem => ({ type: 'listItem', content: [paragraph(item)] }))
  if (content.length === 0) return []
  return [
    tag === 'ol' ? { type: 'orderedList', attrs: { start: 1 }, content } : { type: 'bulletList', content },
  ]
}

/** A marker opens marks by their number, holds a text or an atom, and closes as many as it says. */
function readerOf(markups: unknown[], atoms: unknown[], tools: BodyTools): (markers: unknown) => Inline[] {
  const marks = markups.map((entry) => markOf(entry, tools))
  return (markers) => {
    const open: (Mark | null)[] = []
    return asList(markers).flatMap((marker) => {
      const [kind, opened, closed, value] = asList(marker)
      open.push(...asList(opened).map((index) => marks[Number(index)] ?? null))
      const active = distinct(open.filter((mark) => mark !== null))
      const content = kind === 1 ? atom(asList(atoms[Number(value)]), active) : text(asText(value), active)
      open.length = Math.max(0, open.length - Number(closed))
      return content
    })
  }
}

function markOf(entry: unknown, tools: BodyTools): Mark | null {
  const [tag, attributes] = asList(entry)
  if (tag !== 'a') return MARKS.get(asText(tag)) ?? null
  const list = asList(attributes)
  const url = asText(list[list.indexOf('href') + 1])
  const href = tools.link(url)
  if (href === null) tools.note(`A link to ${url} was left out: it leads to no web address.`)
  return href === null ? null : { type: 'link', attrs: { href } }
}

function atom([name, value]: unknown[], marks: Mark[]): Inline[] {
  return name === 'soft-return' ? [{ type: 'hardBreak' }] : text(asText(value), marks)
}

function distinct(marks: Mark[]): Mark[] {
  return marks.filter((mark, index) => marks.findIndex(({ type }) => type === mark.type) === index)
}
