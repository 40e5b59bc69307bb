import { asText, cleanText } from '../loose.ts'
import type { WxrElement } from './wxr.ts'

/** An item of a WordPress export: an article, a page, a file, a menu entry. */
export type WxrPost = {
  id: string
  /** WordPress's own name for it, which outlives any change: it tells apart sites that number alike. */
  guid: string
  line: number
  type: string
  status: string
  title: string
  link: string
  slug: string
  parent: string
  content: string
  excerpt: string
  creator: string
  /** Instant text; null where WordPress has none, as for a draft. */
  publishedAt: string | null
  modifiedAt: string | null
  hasPassword: boolean
  isSticky: boolean
  categories: { domain: string; slug: string; name: string }[]
  meta: Map<string, string>
  attachmentUrl: string
  comments: number
}

export function readPost(element: WxrElement): WxrPost {
  const text = (name: string) => cleanText(childText(element, name))
  return {
    id: text('wp:post_id').trim(),
    guid: text('guid').trim(),
    line: element.line,
    type: text('wp:post_type').trim() || 'post',
    status: text('wp:status').trim() || 'publish',
    title: text('title'),
    link: text('link').trim(),
    slug: decoded(text('wp:post_name').trim()),
    parent: text('wp:post_parent').trim(),
    content: text('content:encoded').replaceAll('\r\n', '\n'),
    excerpt: text('excerpt:encoded'),
    creator: text('dc:creator').trim(),
    publishedAt:
      readTime(text('wp:post_date_gmt')) ?? readTime(text('wp:post_date')) ?? readRfcTime(text('pubDate')),
    modifiedAt: readTime(text('wp:post_modified_gmt')),
    hasPassword: text('wp:post_password') !== '',
    isSticky: text('wp:is_sticky').trim() === '1',
    categories: element.children.filter(({ name }) => name === 'category').map(readCategory),
    meta: readMeta(element),
    attachmentUrl: text('wp:attachment_url').trim(),
    comments: element.children.filter(({ name }) => name === 'wp:comment').length,
  }
}

export function childText(element: WxrElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? ''
}

export function keyOf({ id, guid }: WxrPost): string {
  return guid === '' ? `post:${id}` : `post:${id} ${guid}`
}

/** Percent-encoded words as they are read, or as they stand where they are not well-formed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function readCategory(element: WxrElement): WxrPost['categories'][number] {
  return {
    domain: element.attributes.domain ?? 'category',
    slug: decoded(asText(element.attributes.nicename)),
    name: cleanText(element.text).trim(),
  }
}

function readMeta(element: WxrElement): Map<string, string> {
  const rows = element.children.filter(({ name }) => name === 'wp:postmeta')
  return new Map(
    rows.map((row) => [childText(row, 'wp:meta_key').trim(), cleanText(childText(row, 'wp:meta_value'))]),
  )
}

/** `2016-08-10 07:30:00`, in UTC. Zeros stand for no time. */
function readTime(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text.trim())
  return match ? instantText(`${match[1]}T${match[2]}Z`) : null
}

function readRfcTime(text: string): string | null {
  return text.trim() === '' ? null : instantText(text)
}

function instantText(text: string): string | null {
  const time = Date.parse(text)
  return Number.isNaN(time) || time < Date.UTC(1, 0, 1) ? null : new Date(time).toISOString()
}
