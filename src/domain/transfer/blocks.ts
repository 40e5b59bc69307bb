import { providerOf } from '../../lib/document-schema/embed-frame.ts'
import { isSafeHref } from '../../lib/document-schema/href.ts'
import type {
  Block,
  CodeBlock,
  Embed,
  Figure,
  FigureWidth,
  Heading,
  HeadingLevel,
  Inline,
  Mark,
  Paragraph,
  PlainBlock,
  Text,
} from '../articles/document/nodes.ts'

/** Small makers of nodes, for what comes from other systems. None makes a node that the schema refuses. */

const noFlow = { dir: null, lang: null }

export function paragraph(content: Inline[]): Paragraph {
  return { type: 'paragraph', attrs: noFlow, ...held(content) }
}

export function heading(level: number, content: Inline[]): Heading {
  return { type: 'heading', attrs: { ...noFlow, level: headingLevel(level), id: null }, ...held(content) }
}

export function text(value: string, marks: Mark[] = []): Text[] {
  if (value === '') return []
  return [{ type: 'text', text: value, ...(marks.length > 0 && { marks }) }]
}

/** The text as a link, or as plain text where the address is none. */
export function linked(value: string, href: string | null): Text[] {
  return text(value, href === null ? [] : [{ type: 'link', attrs: { href } }])
}

export function figure(media: string | null, alt: string, content: Inline[], width?: FigureWidth): Figure {
  return { type: 'figure', attrs: { media, alt, credit: null, width: width ?? null }, ...held(content) }
}

/** A card for something at an address on the web; a paragraph where there is no such address. */
export function embed(url: string, title: string, provider = ''): Embed | Paragraph {
  const address = url.startsWith('//') ? `https:${url}` : url
  if (!/^https?:/i.test(address) || !isSafeHref(address)) return paragraph(text(joined(title, url)))
  return { type: 'embed', attrs: { provider: provider || providerOf(address), url: address, title } }
}

export function codeBlock(code: string, language: string): CodeBlock {
  const known = /^[\w+#.-]{1,40}$/.test(language) ? language : null
  return { type: 'codeBlock', attrs: { language: known }, ...held(text(code)) }
}

export function plainBlock(label: string, content: string): PlainBlock {
  return { type: 'plainBlock', attrs: { label: label || 'text' }, ...held(text(content)) }
}

/** Wraps what may not be empty. */
export function blockquote(content: Block[], attribution: string | null = null): Block[] {
  return content.length === 0 ? [] : [{ type: 'blockquote', attrs: { attribution }, content }]
}

export function callout(content: Block[]): Block[] {
  return content.length === 0 ? [] : [{ type: 'callout', content }]
}

/** h1 is the headline's, and there is nothing below h4. */
function headingLevel(level: number): HeadingLevel {
  if (level <= 2) return 2
  return level === 3 ? 3 : 4
}

function held<T>(content: T[]): { content?: T[] } {
  return content.length > 0 ? { content } : {}
}

function joined(...parts: string[]): string {
  return parts.filter(Boolean).join(' ')
}
