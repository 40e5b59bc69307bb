import { renderInline } from './html-inline.ts'
import { isShown } from './inline.ts'
import type { PullQuote } from './nodes.ts'
import type { Rendering } from './rendering.ts'
import { inlineText, renderText } from './text.ts'

const QUOTES = ' "“”«»\'‘’'

/** A pull quote that repeats the article word for word is hidden from screen readers: they read it where it stands. */
export function renderPullQuote(quote: PullQuote, rendering: Rendering, source: string): string {
  if (!isShown(quote.content))
    return source && `<aside class="pull-quote" role="doc-pullquote">${source}</aside>\n`
  const hidden = isRepetition(quote, rendering) ? ' aria-hidden="true"' : ''
  return `<aside class="pull-quote" role="doc-pullquote"${hidden}>\n<p>${renderInline(quote.content, rendering)}</p>\n${source}</aside>\n`
}

function isRepetition(quote: PullQuote, rendering: Rendering): boolean {
  const plain = quote.content?.every(
    (node) => node.type !== 'footnote' && !node.marks?.some((mark) => mark.type === 'link'),
  )
  const words = unquoted(bare(inlineText(quote.content)))
  return plain === true && words !== '' && prose(rendering).includes(words)
}

function prose(rendering: Rendering): string {
  if (rendering.prose === undefined) {
    const content = rendering.document.content.filter((block) => block.type !== 'pullQuote')
    rendering.prose = bare(renderText({ type: 'doc', content }).replace(/\[\d+\]/g, ''))
  }
  return rendering.prose
}

function bare(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function unquoted(text: string): string {
  const characters = [...text]
  return characters.slice(characters.findIndex(isWord), characters.findLastIndex(isWord) + 1).join('')
}

function isWord(character: string): boolean {
  return !QUOTES.includes(character)
}
