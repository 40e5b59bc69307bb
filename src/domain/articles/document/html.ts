import { escapeHtml } from '../../../lib/html-escape.ts'
import { renderBlocks } from './html-blocks.ts'
import { renderInline } from './html-inline.ts'
import { startRendering } from './rendering.ts'
import type { Rendering, RenderOptions } from './rendering.ts'
import type { EditionDocument } from './nodes.ts'

export type { Picture, RenderLabels, RenderOptions } from './rendering.ts'

/**
 * The document as HTML for the page: no heading above h2, no inline style, no script. Numbered paragraphs are
 * `p-1`, `p-2`… and keep their numbers between the teaser and the whole. Footnotes stand at the end.
 */
export function renderHtml(document: EditionDocument, options: RenderOptions): string {
  const rendering = startRendering(document, options)
  return renderBlocks(document.content, rendering) + renderFootnotes(rendering)
}

function renderFootnotes(rendering: Rendering): string {
  if (rendering.footnotes.length === 0) return ''
  const { labels } = rendering.options
  const id = `${rendering.prefix}footnotes`
  const items = rendering.footnotes.map((content, index) => {
    const number = index + 1
    const back = `<a class="footnote-back" role="doc-backlink" href="#${rendering.prefix}fnref-${number}" aria-label="${escapeHtml(labels.backToText(number))}">↩\uFE0E</a>`
    return `<li id="${rendering.prefix}fn-${number}">${renderInline(content, rendering)} ${back}</li>\n`
  })
  return `<section class="footnotes" role="doc-endnotes" aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(labels.footnotes)}</h2>
<ol>
${items.join('')}</ol>
</section>
`
}
