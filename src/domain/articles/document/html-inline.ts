import { escapeHtml } from '../../../lib/html-escape.ts'
import { tidyHref } from '../../../lib/document-schema/href.ts'
import { writeInline } from './inline.ts'
import type { Direction, Footnote, Inline, Mark, PlainMark } from './nodes.ts'
import type { Rendering } from './rendering.ts'

const TAGS: Record<PlainMark, string> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
}

export function renderInline(content: readonly Inline[] | undefined, rendering: Rendering): string {
  return writeInline(content, {
    leaf: (node) => {
      if (node.type === 'text') return escapeHtml(node.text)
      return node.type === 'hardBreak' ? '<br>' : renderReference(node, rendering)
    },
    wrap: (mark, inner) => renderMark(mark, inner, rendering),
  })
}

/** The attributes of content in a language or direction of its own, with a space before each. */
export function flowAttributes({ dir, lang }: { dir: Direction | null; lang: string | null }): string {
  return (lang ? ` lang="${lang}"` : '') + (dir ? ` dir="${dir}"` : '')
}

/** The attributes of a link to `href`, with a space before each. */
export function linkAttributes(href: string, rendering: Rendering): string {
  const address = rendering.options.link?.(href) ?? href
  const rel = /^https?:/i.test(href) ? ' rel="noopener"' : ''
  return ` href="${escapeHtml(tidyHref(address))}"${rel}`
}

function renderMark(mark: Mark, inner: string, rendering: Rendering): string {
  if (mark.type === 'link') return `<a${linkAttributes(mark.attrs.href, rendering)}>${inner}</a>`
  if (mark.type === 'language') return `<span${flowAttributes(mark.attrs)}>${inner}</span>`
  return `<${TAGS[mark.type]}>${inner}</${TAGS[mark.type]}>`
}

function renderReference(footnote: Footnote, rendering: Rendering): string {
  const number = rendering.footnotes.push(footnote.content)
  const { prefix } = rendering
  return `<sup class="footnote-ref"><a id="${prefix}fnref-${number}" href="#${prefix}fn-${number}" role="doc-noteref">${number}</a></sup>`
}
