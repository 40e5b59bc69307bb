import type { Audience } from '../../platform/db/schema-editorial.ts'
import type { Document } from '../articles/document/document.ts'

/** What an import works on, whatever system it comes from. Keys are the source's own: `post:12`, `tag:9f…`. */
export type Source = {
  /** Names the site, so that two imports do not take each other's items for their own: `wordpress:https://…`. */
  name: string
  authors: SourceAuthor[]
  sections: SourceTerm[]
  topics: SourceTerm[]
  /** Every article and page, in the order of `items`, known before the first is read. */
  outline: SourceOutline[]
  /** Files of the site's media library: those that are pictures come in even where no article shows them. */
  files: SourceFile[]
  /** What could not be taken, known before the first item. */
  notTaken: NotTaken[]
  items: () => AsyncIterable<SourceItem>
  /** Whether an address belongs to the old site; what is left of it is its path there. */
  localPath: (href: string) => string | null
  /** An address as it leads there from anywhere. */
  absolute: (href: string) => string
}

export type SourceAuthor = {
  key: string
  name: string
  slug: string
  bio: string
  links: { label: string; url: string }[]
  portrait: string | null
  oldPaths: string[]
}

export type SourceTerm = { key: string; name: string; slug: string; description: string; oldPaths: string[] }

export type SourceOutline = {
  key: string
  kind: 'article' | 'page'
  /** Null: the publication's first language. */
  language: string | null
  /** Wished for. */
  slug: string
  oldPaths: string[]
}

export type SourceFile = { key: string; url: string; alt: string; caption: string; credit: string }

export type SourceItem = {
  key: string
  /** For the report: `line 300`, `posts[3]`. */
  where: string
  title: string
  standfirst: string
  state: { as: 'published'; at: string; updatedAt: string | null } | { as: 'draft' }
  audience: Audience | null
  featured: boolean
  sectionKey: string | null
  topicKeys: string[]
  authorKeys: string[]
  lead: { src: string; alt: string; caption: string; credit: string } | null
  body: SourceBody
  /** What search engines and shared links show instead of headline and standfirst. */
  search?: { title: string; description: string }
  social?: { title: string; description: string }
  /** What the newsroom should know of this one item. */
  notes: string[]
  /** Everything above as the source has it, so that a change there is seen. */
  fingerprint: string
}

/** Makes the document. It may be called more than once, and gives the same for the same answers of the tools. */
export type SourceBody = (tools: BodyTools) => Document

export type BodyTools = {
  /** The Id of the picture at that address; null where there is none, which the import reports by itself. */
  picture: (src: string) => string | null
  /** The address as it is here: the new one for what has moved; null for what no link may lead to. */
  link: (href: string) => string | null
  note: (text: string) => void
}

export type NotTaken = { what: string; count: number; why: string; examples: string[] }
