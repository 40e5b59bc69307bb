import { asList, asRecord, asText, type Loose } from '../loose.ts'
import { isSafeHref } from '../../../lib/document-schema/href.ts'
import type { SourceAuthor, SourceTerm } from '../source.ts'

/** What connects the rows of an export: bylines, tags and plans in their order. */
export type GhostTables = {
  posts: Loose[]
  tags: Map<string, Loose>
  users: Map<string, Loose>
  products: Map<string, Loose>
  metaOf: (postId: string) => Loose
  tagsOf: (postId: string) => Loose[]
  authorsOf: (post: Loose) => Loose[]
  plansOf: (postId: string) => Loose[]
}

export function readTables(data: Loose): GhostTables {
  const rows = (name: string) => asList(data[name]).map(asRecord)
  const byId = (name: string) => new Map(rows(name).map((row) => [asText(row.id), row]))
  const tags = byId('tags')
  const users = byId('users')
  const products = new Map([...byId('products'), ...byId('tiers')])
  const meta = new Map(rows('posts_meta').map((row) => [asText(row.post_id), row]))
  const ofPost = (name: string, other: string, table: Map<string, Loose>) => {
    const links = Map.groupBy(rows(name), (row) => asText(row.post_id))
    return (postId: string) =>
      (links.get(postId) ?? [])
        .toSorted((a, b) => Number(a.sort_order) - Number(b.sort_order))
        .map((row) => table.get(asText(row[other])))
        .filter((row) => row !== undefined)
  }
  const bylines = ofPost('posts_authors', 'author_id', users)
  return {
    posts: rows('posts'),
    tags,
    users,
    products,
    metaOf: (postId) => meta.get(postId) ?? {},
    tagsOf: ofPost('posts_tags', 'tag_id', tags),
    plansOf: ofPost('posts_products', 'product_id', products),
    // Exports of Ghost 1 name one author in the post itself.
    authorsOf(post) {
      const listed = bylines(asText(post.id))
      const only = users.get(asText(post.author_id))
      return listed.length > 0 || !only ? listed : [only]
    },
  }
}

/** Internal tags sort articles for the newsroom's own use; readers never saw them. */
export function isInternal(tag: Loose): boolean {
  return tag.visibility === 'internal' || asText(tag.name).startsWith('#')
}

export function tagKey(tag: Loose): string {
  return `tag:${asText(tag.slug)}`
}

export function tagTerm(tag: Loose): SourceTerm {
  const slug = asText(tag.slug)
  return {
    key: tagKey(tag),
    name: asText(tag.name),
    slug,
    description: asText(tag.description),
    oldPaths: [`/tag/${slug}`],
  }
}

export function authorOf(user: Loose): SourceAuthor {
  const slug = asText(user.slug)
  return {
    key: slug,
    name: asText(user.name),
    slug,
    bio: asText(user.bio),
    links: linksOf(user),
    portrait: asText(user.profile_image) || null,
    oldPaths: [`/author/${slug}`],
  }
}

const PROFILES: Record<string, string> = {
  website: '',
  twitter: 'https://x.com/',
  facebook: 'https://www.facebook.com/',
  linkedin: 'https://www.linkedin.com/in/',
  bluesky: 'https://bsky.app/profile/',
  threads: 'https://www.threads.net/',
  mastodon: 'https://',
  instagram: 'https://www.instagram.com/',
  youtube: 'https://www.youtube.com/',
  tiktok: 'https://www.tiktok.com/',
}

function linksOf(user: Loose): SourceAuthor['links'] {
  return Object.entries(PROFILES).flatMap(([name, base]) => {
    const value = asText(user[name])
    if (value === '') return []
    const url = /^https?:/i.test(value)
      ? value
      : base + (base === 'https://x.com/' ? value.replace(/^@/, '') : value)
    const label = name.charAt(0).toUpperCase() + name.slice(1)
    return isSafeHref(url) ? [{ label, url }] : []
  })
}
