import { isSafeHref, tidyHref } from '../../lib/document-schema/href.ts'
import { escapeHtml } from '../../lib/html-escape.ts'
import { isEditionBlock, type ShowEditionBlock } from '../articles/document/edition-block.ts'
import { isShown, writeInline } from '../articles/document/inline.ts'
import type {
  Block,
  Direction,
  EditionDocument,
  Figure,
  Inline,
  ListItem,
  Mark,
  Phrase,
  PlainMark,
  Table,
} from '../articles/document/nodes.ts'
import { inlineText } from '../articles/document/text.ts'

/** What is dressed. Programs of mail know few style sheets, so every element wears its own: ` class="…" style="…"`. */
export type MailPart =
  | 'paragraph'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'list'
  | 'item'
  | 'quote'
  | 'source'
  | 'pull'
  | 'callout'
  | 'picture'
  | 'caption'
  | 'table'
  | 'cell'
  | 'head'
  | 'code'
  | 'rule'
  | 'link'
  | 'note'

export type MailLook = Readonly<Record<MailPart, string>>

export type MailOptions = {
  look: MailLook
  /** A picture by its media id, at a whole address and no wider than the letter. */
  picture: (id: string) => { src: string; width: number; height: number } | undefined
  /** A whole address for a link in the text. */
  link: (href: string) => string
  editionBlock?: ShowEditionBlock
  /** The rank of the document's first rank of headings, where it stands under another one. */
  rank?: 2 | 3
}

const TAGS: Record<PlainMark, string> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
}

type Writing = MailOptions & { notes: (readonly Phrase[] | undefined)[] }

/** A document as HTML for mail: no ids, no scripts, no frames; footnotes numbered, at its end. */
export function renderMailHtml(document: EditionDocument, options: MailOptions): string {
  const writing: Writing = { ...options, notes: [] }
  const blocks = document.content.map((block) => {
    if (isEditionBlock(block)) return options.editionBlock?.(block) ?? ''
    return block.type === 'teaserEnd' ? '' : renderBlock(block, writing)
  })
  const notes = writing.notes.map(
    (content, index) => `<p${options.look.note}>${index + 1}. ${renderInline(content, writing)}</p>\n`,
  )
  return blocks.join('') + notes.join('')
}

function renderBlock(block: Block, writing: Writing): string {
  const { look } = writing
  switch (block.type) {
    case 'paragraph':
      if (!isShown(block.content)) return ''
      return `<p${look.paragraph}${flow(block.attrs)}>${renderInline(block.content, writing)}</p>\n`
    case 'heading': {
      if (!isShown(block.content)) return ''
      const level = Math.min(4, block.attrs.level + (writing.rank ?? 2) - 2)
      const part = level === 2 ? look.heading2 : level === 3 ? look.heading3 : look.heading4
      return `<h${level}${part}${flow(block.attrs)}>${renderInline(block.content, writing)}</h${level}>\n`
    }
    case 'bulletList':
      return `<ul${look.list}>\n${renderItems(block.content, writing)}</ul>\n`
    case 'orderedList':
      return `<ol${look.list} start="${block.attrs.start}">\n${renderItems(block.content, writing)}</ol>\n`
    case 'blockquote':
      return `<blockquote${look.quote}>\n${renderBlocks(block.content, writing)}${source(block.attrs.attribution, look)}</blockquote>\n`
    case 'pullQuote':
      return `<p${look.pull}>${renderInline(block.content, writing)}</p>\n${source(block.attrs.attribution, look)}`
    case 'callout':
      return `<div${look.callout}>\n${renderBlocks(block.content, writing)}</div>\n`
    case 'figure':
      return renderFigure(block, writing)
    case 'gallery':
      return renderBlocks(block.content, writing)
    case 'table':
      return renderTable(block, writing)
    case 'embed':
      return `<p${look.paragraph}>${link(block.attrs.url, escapeHtml(block.attrs.title || block.attrs.url), writing)}</p>\n`
    case 'codeBlock':
      return `<pre${look.code}>${escapeHtml(inlineText(block.content))}</pre>\n`
    case 'plainBlock':
      return `<p${look.caption}>${escapeHtml(block.attrs.label)}</p>\n<pre${look.code}>${escapeHtml(inlineText(block.content))}</pre>\n`
    case 'horizontalRule':
      return `<hr${look.rule}>\n`
  }
}

function renderBlocks(blocks: readonly Block[], writing: Writing): string {
  return blocks.map((block) => renderBlock(block, writing)).join('')
}

function renderItems(items: readonly ListItem[], writing: Writing): string {
  return items
    .map(({ content: [first, ...rest] }) => {
      const line =
        first?.type === 'paragraph'
          ? renderInline(first.content, writing)
          : renderBlocks(first ? [first] : [], writing)
      return `<li${writing.look.item}>${line}${rest.length > 0 ? `\n${renderBlocks(rest, writing)}` : ''}</li>\n`
    })
    .join('')
}

/** Whoever sees no pictures reads what it shows. */
function renderFigure(figure: Figure, writing: Writing): string {
  const { media, alt, credit } = figure.attrs
  const picture = media === null ? undefined : writing.picture(media)
  if (!picture) return ''
  const words = [renderInline(figure.content, writing), credit ? escapeHtml(credit) : '']
    .filter(Boolean)
    .join(' ')
  const { src, width, height } = picture
  const image = `<img src="${escapeHtml(src)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}"${writing.look.picture}>\n`
  return image + (words === '' ? '' : `<p${writing.look.caption}>${words}</p>\n`)
}

function renderTable({ attrs, content }: Table, writing: Writing): string {
  const { look } = writing
  const rows = content.map((row) => {
    const cells = (row.content ?? []).map((cell) => {
      const isHead = cell.type === 'tableHeader'
      const { colspan, rowspan } = cell.attrs
      const spans =
        (colspan > 1 ? ` colspan="${colspan}"` : '') + (rowspan > 1 ? ` rowspan="${rowspan}"` : '')
      const tag = isHead ? 'th' : 'td'
      return `<${tag}${spans}${isHead ? look.head : look.cell}>${renderCell(cell.content, writing)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>\n`
  })
  const caption = attrs.caption ? `<p${look.caption}>${escapeHtml(attrs.caption)}</p>\n` : ''
  return `${caption}<table${look.table}><tbody>\n${rows.join('')}</tbody></table>\n`
}

/** The usual cell is one line. */
function renderCell(content: readonly Block[], writing: Writing): string {
  const [first, ...rest] = content
  return first?.type === 'paragraph' && rest.length === 0
    ? renderInline(first.content, writing)
    : renderBlocks(content, writing)
}

function renderInline(content: readonly Inline[] | undefined, writing: Writing): string {
  return writeInline(content, {
    leaf: (node) => {
      if (node.type === 'text') return escapeHtml(node.text)
      if (node.type === 'hardBreak') return '<br>'
      return `<sup>[${writing.notes.push(node.content)}]</sup>`
    },
    wrap: (mark, inner) => renderMark(mark, inner, writing),
  })
}

function renderMark(mark: Mark, inner: string, writing: Writing): string {
  if (mark.type === 'link') return link(mark.attrs.href, inner, writing)
  if (mark.type === 'language') return `<span${flow(mark.attrs)}>${inner}</span>`
  return `<${TAGS[mark.type]}>${inner}</${TAGS[mark.type]}>`
}

/** A place on the page is nowhere in a mail: such a link becomes its words. */
function link(href: string, inner: string, { look, link: whole }: Writing): string {
  if (href.startsWith('#') || !isSafeHref(href)) return inner
  return `<a href="${escapeHtml(tidyHref(whole(href)))}"${look.link}>${inner}</a>`
}

function source(attribution: string | null, look: MailLook): string {
  return attribution ? `<p${look.source}>${escapeHtml(attribution)}</p>\n` : ''
}

function flow({ dir, lang }: { dir: Direction | null; lang: string | null }): string {
  return (lang ? ` lang="${lang}"` : '') + (dir ? ` dir="${dir}"` : '')
}
