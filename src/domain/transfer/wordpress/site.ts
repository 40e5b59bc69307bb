import type { NotTaken } from '../source.ts'
import { plainText } from '../plain-text.ts'
import { childText, readPost, type WxrPost } from './post.ts'
import type { WxrElement } from './wxr.ts'

export type WpFile = { url: string; alt: string; caption: string; title: string; parent: string }
export type WpTerm = { slug: string; name: string; description: string }

/** What is known of a site after the first reading of its export: everything but the bodies. */
export type WpSite = {
  url: string
  authors: Map<string, { name: string; description: string }>
  categories: Map<string, WpTerm>
  categoryIds: Map<string, string>
  tags: Map<string, WpTerm>
  files: Map<string, WpFile>
  /** Blocks that are kept once and shown in several articles. */
  reusable: Map<string, string>
  leftOut: Map<string, NotTaken>
}

const MOST_REUSABLE = 8_000_000

/** Files, menus and what themes and plug-ins keep among the articles are no articles. */
const KINDS: ReadonlyMap<string, 'article' | 'page'> = new Map([
  ['post', 'article'],
  ['page', 'page'],
])
const NEVER_SHOWN = new Set(['trash', 'auto-draft', 'inherit'])

export function startSite(): WpSite {
  return {
    url: '',
    authors: new Map(),
    categories: new Map(),
    categoryIds: new Map(),
    tags: new Map(),
    files: new Map(),
    reusable: new Map(),
    leftOut: new Map(),
  }
}

/** Notes what an element says of the site; gives back the item where it is one that will be taken. */
export function learn(site: WpSite, element: WxrElement): WxrPost | undefined {
  const text = (name: string) => plainText(childText(element, name))
  if (element.name === 'wp:base_blog_url' || (element.name === 'link' && site.url === '')) {
    site.url = element.text.trim()
  } else if (element.name === 'wp:author') {
    const login = childText(element, 'wp:author_login').trim()
    const name = text('wp:author_display_name') || login
    site.authors.set(login, { name, description: text('wp:author_description') })
  } else if (element.name === 'wp:category') {
    const slug = childText(element, 'wp:category_nicename').trim()
    site.categoryIds.set(childText(element, 'wp:term_id').trim(), slug)
    site.categories.set(slug, {
      slug,
      name: text('wp:cat_name'),
      description: text('wp:category_description'),
    })
  } else if (element.name === 'wp:tag') {
    const slug = childText(element, 'wp:tag_slug').trim()
    site.tags.set(slug, { slug, name: text('wp:tag_name'), description: text('wp:tag_description') })
  } else if (element.name === 'item') return learnItem(site, readPost(element))
  return undefined
}

/** Null for an item that is not taken at all. */
export function kindOf(post: WxrPost): 'article' | 'page' | null {
  return NEVER_SHOWN.has(post.status) ? null : (KINDS.get(post.type) ?? null)
}

function learnItem(site: WpSite, post: WxrPost): WxrPost | undefined {
  if (post.comments > 0) leave(site, 'comments', post.comments, 'Broadsheet has no comments.', post.title)
  if (post.type === 'attachment') {
    site.files.set(post.id, {
      url: post.attachmentUrl,
      alt: plainText(post.meta.get('_wp_attachment_image_alt') ?? ''),
      caption: post.excerpt,
      title: plainText(post.title),
      parent: post.parent,
    })
    return undefined
  }
  if (kindOf(post)) return post
  if (post.type === 'wp_block') keepReusable(site, post)
  else if (KINDS.has(post.type)) {
    leave(site, `${post.type}: ${post.status}`, 1, 'It was in the bin or never begun.', post.title)
  } else {
    const why = /^(?:nav_menu_item|wp_navigation)$/.test(post.type)
      ? 'Menus follow from sections and pages here.'
      : 'It is neither an article nor a page, but something that a theme or plug-in keeps.'
    leave(site, post.type, 1, why, post.title)
  }
  return undefined
}

function keepReusable(site: WpSite, post: WxrPost): void {
  const size = [...site.reusable.values()].reduce((sum, content) => sum + content.length, post.content.length)
  if (size <= MOST_REUSABLE) site.reusable.set(post.id, post.content)
}

function leave(site: WpSite, what: string, count: number, why: string, example: string): void {
  const known = site.leftOut.get(what) ?? { what, count: 0, why, examples: [] }
  known.count += count
  const words = plainText(example)
  if (words !== '' && known.examples.length < 5) known.examples.push(words)
  site.leftOut.set(what, known)
}
