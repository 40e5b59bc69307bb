import { escapeHtml } from '../../../lib/html-escape.ts'
import { slugify } from '../../../lib/slug.ts'
import { isNumbered } from './cut.ts'
import { isEditionBlock } from './edition-block.ts'
import { renderEmbed, renderFigure } from './html-figure.ts'
import { flowAttributes, renderInline } from './html-inline.ts'
import { renderPullQuote } from './html-quote.ts'
import { renderTable } from './html-table.ts'
import { isShown } from './inline.ts'
import type { Block, EditionDocument, Heading, ListItem, Paragraph, TeaserEnd } from './nodes.ts'
import type { Rendering } from './rendering.ts'
import { inlineText } from './text.ts'

export function renderBlocks(blocks: EditionDocument['content'], rendering: Rendering): string {
  return blocks
    .map((block) => {
      if (isEditionBlock(block)) return rendering.options.editionBlock?.(block) ?? ''
      if (block.type !== 'paragraph' || !isNumbered(block)) return renderBlock(block, rendering)
      rendering.paragraphs += 1
      return renderParagraph(block, rendering, ` id="${rendering.prefix}p-${rendering.paragraphs}"`)
    })
    .join('')
}

function renderBlock(block: Block | TeaserEnd, rendering: Rendering): string {
  switch (block.type) {
    case 'paragraph':
      return renderParagraph(block, rendering)
    case 'heading':
      return renderHeading(block, rendering)
    case 'bulletList':
      return `<ul>\n${renderItems(block.content, rendering)}</ul>\n`
    case 'orderedList': {
      const start = block.attrs.start === 1 ? '' : ` start="${block.attrs.start}"`
      return `<ol${start}>\n${renderItems(block.content, rendering)}</ol>\n`
    }
    case 'blockquote':
      return `<blockquote>\n${renderNested(block.content, rendering)}${renderSource(block.attrs.attribution)}</blockquote>\n`
    case 'pullQuote':
      return renderPullQuote(block, rendering, renderSource(block.attrs.attribution))
    case 'callout':
      return `<aside class="call-out" role="note">\n${renderNested(block.content, rendering)}</aside>\n`
    case 'figure':
      return renderFigure(block, rendering)
    case 'gallery':
      return `<div class="gallery">\n${renderNested(block.content, rendering)}</div>\n`
    case 'table':
      return renderTable(block, rendering, renderNested)
    case 'embed':
      return renderEmbed(block, rendering)
    case 'codeBlock': {
      const language = block.attrs.language ? ` class="language-${escapeHtml(block.attrs.language)}"` : ''
      return `<pre class="code" tabindex="0"><code${language}>${escapeHtml(inlineText(block.content))}</code></pre>\n`
    }
    case 'plainBlock':
      return `<figure class="plain-block"><figcaption>${escapeHtml(block.attrs.label)}</figcaption><pre tabindex="0">${preformatted(inlineText(block.content))}</pre></figure>\n`
    case 'horizontalRule':
      return '<hr>\n'
    case 'teaserEnd':
      return ''
  }
}

function renderNested(blocks: readonly Block[], rendering: Rendering): string {
  return blocks.map((block) => renderBlock(block, rendering)).join('')
}

function renderParagraph(paragraph: Paragraph, rendering: Rendering, id = ''): string {
  if (!isShown(paragraph.content)) return ''
  return `<p${id}${flowAttributes(paragraph.attrs)}>${renderInline(paragraph.content, rendering)}</p>\n`
}

function renderHeading(heading: Heading, rendering: Rendering): string {
  if (!isShown(heading.content)) return ''
  // No level is skipped on the way down: readers who move by headings would look for what is missing.
  const level = Math.min(heading.attrs.level, rendering.level + 1)
  rendering.level = level
  const id = escapeHtml(headingId(heading, rendering))
  return `<h${level} id="${id}"${flowAttributes(heading.attrs)}>${renderInline(heading.content, rendering)}</h${level}>\n`
}

// Made ids begin with `h-`, so that no heading can take an id of the page around it.
function headingId(heading: Heading, rendering: Rendering): string {
  rendering.headings += 1
  const made = `h-${slugify(inlineText(heading.content)) || rendering.headings}`
  const given = heading.attrs.id
  const isTaken = given === null || /^(?:p|fn|fnref)-\d+$|^footnotes$/.test(given)
  const name = rendering.prefix + (isTaken ? made : given)
  let id = name
  for (let copy = 2; rendering.ids.has(id); copy += 1) id = `${name}-${copy}`
  rendering.ids.add(id)
  return id
}

function renderItems(items: readonly ListItem[], rendering: Rendering): string {
  return items.map((item) => `<li>${renderItem(item, rendering)}</li>\n`).join('')
}

// The usual item is one paragraph, perhaps with a list below: its text stands in the item itself.
function renderItem(item: ListItem, rendering: Rendering): string {
  const [first, ...rest] = item.content
  const isPlain = first?.type === 'paragraph' && !first.attrs.dir && !first.attrs.lang
  if (!isPlain || rest.some((block) => block.type === 'paragraph'))
    return renderNested(item.content, rendering)
  return (
    renderInline(first.content, rendering) + (rest.length > 0 ? `\n${renderNested(rest, rendering)}` : '')
  )
}

function renderSource(attribution: string | null): string {
  return attribution ? `<footer>${escapeHtml(attribution)}</footer>\n` : ''
}

// A browser drops a line end that directly follows <pre>.
function preformatted(text: string): string {
  return (text.startsWith('\n') ? '\n' : '') + escapeHtml(text)
}
