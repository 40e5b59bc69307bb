import type { Audience } from '../../../platform/db/schema-editorial.ts'
import { emptyDocument } from '../../articles/document/document.ts'
import { scriptLanguage } from '../language.ts'
import { asList, asRecord, asText, type Loose } from '../loose.ts'
import { plainText } from '../plain-text.ts'
import type { NotTaken, Source, SourceItem, SourceOutline, SourceTerm } from '../source.ts'
import { bodyToBlocks } from './body.ts'
import { authorOf, type GhostTables, isInternal, readTables, tagKey, tagTerm } from './tables.ts'

const GENERAL: SourceTerm = { key: 'tag:', name: 'General', slug: 'general', description: '', oldPaths: [] }

/**
 * Opens an export for importing. Ids in it are unique in the world, so it needs no name of the site; `site`, where the
 * newsroom has given it, is where links to what was not exported lead and where pictures are fetched from.
 */
export function openGhost(data: Loose, site: string | null = null): Source {
  const tables = readTables(data)
  const publicTags = [...tables.tags.values()].filter((tag) => !isInternal(tag))
  const primary = new Set(
    tables.posts.filter((post) => !isPage(post)).map((post) => sectionKey(post, tables)),
  )
  const sections = publicTags.filter((tag) => primary.has(tagKey(tag))).map(tagTerm)
  return {
    name: 'ghost',
    authors: [...tables.users.values()].map(authorOf),
    sections: primary.has(GENERAL.key) ? [...sections, GENERAL] : sections,
    topics: publicTags.map(tagTerm),
    outline: tables.posts.map(outlineOf),
    files: [],
    notTaken: leftOut(data, tables),
    localPath: (href) => localPath(href, site),
    absolute: (href) => (isPath(href) ? (site ?? '') + href : href),
    async *items() {
      for (const [index, post] of tables.posts.entries()) yield itemOf(post, index, tables)
    },
  }
}

function outlineOf(post: Loose): SourceOutline {
  const slug = asText(post.slug)
  const title = asText(post.title)
  return {
    key: keyOf(post),
    kind: isPage(post) ? 'page' : 'article',
    language: scriptLanguage(`${title} ${asText(post.plaintext) || plainText(asText(post.html))}`),
    slug: slug || title,
    oldPaths: slug === '' ? [] : [`/${slug}`],
  }
}

function itemOf(post: Loose, index: number, tables: GhostTables): SourceItem {
  const id = asText(post.id)
  const meta = tables.metaOf(id)
  const tags = tables.tagsOf(id)
  const { audience, notes } = audienceOf(post, tables)
  const lead = asText(post.feature_image)
  const at = readTime(post.published_at)
  const changed = readTime(post.updated_at)
  const isPublic = post.status === 'published' && at !== null && !(isPage(post) && audience !== 'everyone')
  return {
    key: keyOf(post),
    where: `posts[${index}]`,
    title: asText(post.title),
    standfirst: plainText(asText(post.custom_excerpt)),
    state: isPublic
      ? { as: 'published', at, updatedAt: changed !== null && changed > at ? changed : null }
      : { as: 'draft' },
    audience: isPage(post) ? null : audience,
    featured: post.featured === 1 || post.featured === true,
    sectionKey: isPage(post) ? null : sectionKey(post, tables),
    topicKeys: tags.filter((tag) => !isInternal(tag)).map(tagKey),
    authorKeys: tables.authorsOf(post).map((user) => asText(user.slug)),
    lead:
      lead === ''
        ? null
        : {
            src: lead,
            alt: asText(meta.feature_image_alt),
            caption: plainText(asText(meta.feature_image_caption)),
            credit: '',
          },
    ...shownElsewhere(meta),
    body(tools) {
      const content = bodyToBlocks(post, tools)
      return content.length > 0 ? { type: 'doc', content } : emptyDocument()
    },
    notes: [...notes, ...notesOn(post, tags, isPublic)],
    fingerprint: JSON.stringify([
      post,
      meta,
      tags.map(tagKey),
      tables.authorsOf(post).map(({ slug }) => slug),
      audience,
    ]),
  }
}

function shownElsewhere(meta: Loose): Pick<SourceItem, 'search' | 'social'> {
  const search = { title: asText(meta.meta_title), description: asText(meta.meta_description) }
  const social = { title: asText(meta.og_title), description: asText(meta.og_description) }
  return {
    ...(search.title + search.description !== '' && { search }),
    ...(social.title + social.description !== '' && { social }),
  }
}

function audienceOf(post: Loose, tables: GhostTables): { audience: Audience; notes: string[] } {
  const visibility = asText(post.visibility)
  if (visibility === 'members') return { audience: 'registered', notes: [] }
  if (visibility === 'public' || visibility === '') return { audience: 'everyone', notes: [] }
  const plans = tables
    .plansOf(asText(post.id))
    .map((plan) => asText(plan.slug))
    .filter(Boolean)
  const paid = [...tables.products.values()]
    .filter((plan) => plan.type === 'paid')
    .map((plan) => asText(plan.slug))
  const plan = plans[0] ?? (visibility === 'paid' ? paid[0] : undefined) ?? 'paid'
  const notes = [`Who may read it was "${visibility}"; it is now for the plan "${plan}".`]
  if (plans.length > 1) notes.push(`It was for several plans: ${plans.join(', ')}.`)
  return { audience: `plan:${plan}`, notes }
}

function notesOn(post: Loose, tags: Loose[], isPublic: boolean): string[] {
  const notes: string[] = []
  const status = asText(post.status)
  const kept = 'It is kept as a draft.'
  if (status === 'scheduled')
    notes.push(`It was to appear at ${readTime(post.published_at) ?? 'a later time'}. ${kept}`)
  if (status === 'sent') notes.push(`It was sent by mail and never stood on the site. ${kept}`)
  if (status === 'published' && !isPublic)
    notes.push(`Pages are for everyone here, and this one was not. ${kept}`)
  const internal = tags.filter(isInternal).map((tag) => asText(tag.name))
  if (internal.length > 0) notes.push(`Its internal tags were left behind: ${internal.join(', ')}`)
  if (asText(post.canonical_url) !== '') notes.push(`It named ${asText(post.canonical_url)} as its original.`)
  for (const place of ['codeinjection_head', 'codeinjection_foot']) {
    if (asText(post[place]) !== '') notes.push(`Code put into its page (${place}) was left behind.`)
  }
  return notes
}

function leftOut(data: Loose, tables: GhostTables): NotTaken[] {
  const list = (name: string) => asList(data[name]).map(asRecord)
  return [
    leave('internal tags', [...tables.tags.values()].filter(isInternal), 'Readers never saw them.'),
    leave('newsletters', list('newsletters'), 'An import sends nothing and subscribes nobody.'),
    leave('snippets', list('snippets'), 'They are pieces of the editor, not of the site.'),
    leave(
      'staff accounts',
      list('users'),
      'Authors come in as names in bylines; an import makes no accounts.',
    ),
  ].filter(({ count }) => count > 0)
}

function leave(what: string, rows: Loose[], why: string): NotTaken {
  return { what, count: rows.length, why, examples: rows.slice(0, 5).map((row) => asText(row.name)) }
}

/** Ghost's themes show an article's first public tag as its section. */
function sectionKey(post: Loose, tables: GhostTables): string {
  const first = tables.tagsOf(asText(post.id)).find((tag) => !isInternal(tag))
  return first ? tagKey(first) : GENERAL.key
}

function isPage(post: Loose): boolean {
  return post.type === 'page' || post.page === 1 || post.page === true
}

function keyOf(post: Loose): string {
  return `post:${asText(post.uuid) || asText(post.id)}`
}

function localPath(href: string, site: string | null): string | null {
  const isWhole = site !== null && (href === site || href.startsWith(`${site}/`))
  const path = isWhole ? href.slice(site.length) || '/' : href
  return isPath(path) ? path.replace(/[?#].*$/, '') || '/' : null
}

function isPath(href: string): boolean {
  return href.startsWith('/') && !href.startsWith('//')
}

/** `2026-10-01 06:00:00` in UTC, ISO text, or milliseconds in old exports. */
function readTime(value: unknown): string | null {
  const text = asText(value).replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z')
  const time = /^\d{9,}$/.test(text) ? Number(text) : Date.parse(text)
  return text === '' || Number.isNaN(time) ? null : new Date(time).toISOString()
}
