import type { Document } from '../../articles/document/nodes.ts'
import { BadFile } from '../bad-file.ts'
import { scriptLanguage } from '../language.ts'
import { plainText } from '../plain-text.ts'
import type { Source, SourceItem, SourceOutline, SourceTerm } from '../source.ts'
import { bodyToBlocks } from './body.ts'
import { decoded, keyOf, readPost, type WxrPost } from './post.ts'
import { kindOf, learn, startSite, type WpSite, type WpTerm } from './site.ts'
import { readWxr } from './wxr.ts'

const GENERAL = 'category:'

/**
 * Opens an export for importing: reads the whole of it once, so that a damaged file is refused before anything is
 * taken in. Throws a BadFile. `open` gives the bytes from their beginning, as often as it is called.
 */
export async function openWordPress(open: () => AsyncIterable<Uint8Array>): Promise<Source> {
  const site = startSite()
  const outline: SourceOutline[] = []
  const sections = new Set<string>()
  const topics = new Set<string>()
  for await (const element of readWxr(open())) {
    const post = learn(site, element)
    const kind = post && kindOf(post)
    if (!post || !kind) continue
    // Some exports name their authors nowhere but in the items.
    if (post.creator !== '' && !site.authors.has(post.creator)) {
      site.authors.set(post.creator, { name: post.creator, description: '' })
    }
    outline.push(outlineOf(post, kind))
    if (kind === 'article') sections.add(sectionOf(post, site))
    for (const key of topicsOf(post, site)) topics.add(key)
  }
  if (!URL.canParse(site.url))
    throw new BadFile('the export does not say which site it is of (wp:base_blog_url).')
  return {
    name: `wordpress:${new URL(site.url).host}${new URL(site.url).pathname.replace(/\/$/, '')}`,
    authors: [...site.authors].map(([login, { name, description }]) => ({
      key: login,
      name,
      slug: login,
      bio: description,
      links: [],
      portrait: null,
      oldPaths: [`/author/${login}`],
    })),
    sections: [...sections].map((key) => termOf(key, site)),
    topics: [...topics].map((key) => termOf(key, site)),
    outline,
    files: [...site.files].map(([id, { url, alt, title, caption }]) => ({
      key: `attachment:${id}`,
      url,
      alt: alt || title,
      caption: plainText(caption),
      credit: '',
    })),
    notTaken: [...site.leftOut.values()],
    localPath: (href) => localPath(href, site.url),
    absolute: (href) =>
      /^[/?]/.test(href) && URL.canParse(href, site.url) ? new URL(href, site.url).href : href,
    items: () => readItems(open, site),
  }
}

async function* readItems(open: () => AsyncIterable<Uint8Array>, site: WpSite): AsyncGenerator<SourceItem> {
  for await (const element of readWxr(open())) {
    if (element.name !== 'item') continue
    const post = readPost(element)
    if (kindOf(post)) yield itemOf(post, site)
  }
}

function outlineOf(post: WxrPost, kind: 'article' | 'page'): SourceOutline {
  const path = URL.canParse(post.link) ? new URL(post.link).pathname : '/'
  return {
    key: keyOf(post),
    kind,
    language: scriptLanguage(plainText(`${post.title} ${post.content}`)),
    slug: post.slug || plainText(post.title),
    oldPaths: [path, `/?p=${post.id}`, `/?page_id=${post.id}`].filter((old) => old !== '/'),
  }
}

function itemOf(post: WxrPost, site: WpSite): SourceItem {
  const kind = kindOf(post)
  const isPublic = post.status === 'publish' && !post.hasPassword && post.publishedAt !== null
  const notes = notesOn(post)
  const lead = site.files.get(post.meta.get('_thumbnail_id') ?? '')
  const body = (tools: Parameters<SourceItem['body']>[0]): Document => {
    const blocks = bodyToBlocks(post, site, tools)
    return {
      type: 'doc',
      content: blocks.length > 0 ? blocks : [{ type: 'paragraph', attrs: { dir: null, lang: null } }],
    }
  }
  return {
    key: keyOf(post),
    where: `line ${post.line}`,
    title: plainText(post.title),
    standfirst: plainText(post.excerpt),
    state: isPublic
      ? { as: 'published', at: post.publishedAt ?? '', updatedAt: updatedAt(post) }
      : { as: 'draft' },
    audience: null,
    featured: post.isSticky,
    sectionKey: kind === 'article' ? sectionOf(post, site) : null,
    topicKeys: topicsOf(post, site),
    authorKeys: site.authors.has(post.creator) ? [post.creator] : [],
    lead: lead
      ? { src: lead.url, alt: lead.alt || lead.title, caption: plainText(lead.caption), credit: '' }
      : null,
    body,
    ...searchOf(post),
    notes,
    fingerprint: JSON.stringify({ ...post, line: 0, comments: 0, meta: [...post.meta] }),
  }
}

/** As an SEO plug-in has it; its placeholders (`%%title%%`) mean the headline and standfirst anyway. */
function searchOf({ meta }: WxrPost): Pick<SourceItem, 'search'> {
  const [title = '', description = ''] = ['_yoast_wpseo_title', '_yoast_wpseo_metadesc'].map((key) => {
    const value = meta.get(key) ?? ''
    return value.includes('%%') ? '' : value
  })
  return title + description === '' ? {} : { search: { title, description } }
}

function notesOn(post: WxrPost): string[] {
  const notes: string[] = []
  const kept = 'It is kept as a draft.'
  if (post.hasPassword) notes.push(`It was protected by a password, which pages here cannot be. ${kept}`)
  if (post.status === 'private') notes.push(`It was private. ${kept}`)
  if (post.status === 'pending') notes.push(`It was waiting for review. ${kept}`)
  if (post.status === 'future')
    notes.push(`It was to appear at ${post.publishedAt ?? 'a later time'}. ${kept}`)
  if (!['publish', 'private', 'pending', 'future', 'draft'].includes(post.status)) {
    notes.push(`Its state was "${post.status}". ${kept}`)
  }
  return notes
}

function updatedAt({ modifiedAt, publishedAt }: WxrPost): string | null {
  return modifiedAt !== null && publishedAt !== null && modifiedAt > publishedAt ? modifiedAt : null
}

/** The one that an SEO plug-in calls primary, else the first that says anything. */
function sectionOf(post: WxrPost, site: WpSite): string {
  const slugs = post.categories.filter(({ domain }) => domain === 'category').map(({ slug }) => slug)
  const primary =
    post.meta.get('_yoast_wpseo_primary_category') ?? post.meta.get('rank_math_primary_category')
  const named = site.categoryIds.get(primary ?? '')
  const found =
    named !== undefined && slugs.includes(named) ? named : slugs.find((slug) => slug !== 'uncategorized')
  return found === undefined ? GENERAL : `category:${found}`
}

function topicsOf(post: WxrPost, site: WpSite): string[] {
  const section = sectionOf(post, site)
  const keys = post.categories.flatMap(({ domain, slug }) => {
    if (domain === 'post_tag') return [`tag:${slug}`]
    return domain === 'category' && slug !== 'uncategorized' ? [`category:${slug}`] : []
  })
  return [...new Set(keys)].filter((key) => key !== section)
}

function termOf(key: string, site: WpSite): SourceTerm {
  if (key === GENERAL)
    return { key, name: 'General', slug: 'general', description: '', oldPaths: ['/category/uncategorized'] }
  const [domain = '', slug = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  const known: Map<string, WpTerm> = domain === 'tag' ? site.tags : site.categories
  const term = known.get(slug) ?? { slug, name: slug, description: '' }
  return { key, name: term.name, slug, description: term.description, oldPaths: [`/${domain}/${slug}`] }
}

/** The path an address has on that site, with `www.` or without; null for one elsewhere. */
function localPath(href: string, site: string): string | null {
  if (!URL.canParse(href, site) || href.startsWith('#')) return null
  const address = new URL(href, site)
  if (!/^https?:$/.test(address.protocol) || bareHost(address) !== bareHost(new URL(site))) return null
  const query = /^\?(?:p|page_id)=\d+$/.test(address.search) ? address.search : ''
  return decoded(address.pathname) + query
}

function bareHost(url: URL): string {
  return url.host.replace(/^www\./, '')
}
