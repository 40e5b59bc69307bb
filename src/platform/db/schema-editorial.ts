import type { Generated } from 'kysely'
import type { Id, InstantText, JsonText } from './schema.ts'

export interface EditorialTables {
  publication: PublicationTable
  policyRevision: PolicyRevisionTable
  section: SectionTable
  author: AuthorTable
  topic: TopicTable
  topicAlias: TopicAliasTable
  series: SeriesTable
  seriesArticle: SeriesArticleTable
  article: ArticleTable
  articleAuthor: ArticleAuthorTable
  articleTopic: ArticleTopicTable
  revision: RevisionTable
  searchEntry: SearchEntryTable
  correction: CorrectionTable
  publishedRevision: PublishedRevisionTable
  page: PageTable
  pageRevision: PageRevisionTable
  media: MediaTable
  mediaVariant: MediaVariantTable
  mediaPast: MediaPastTable
  mediaUse: MediaUseTable
  redirect: RedirectTable
}

/** One row: what the publication is called and how it looks to the world. */
interface PublicationTable {
  id: Id
  identity: JsonText
  updatedAt: InstantText
}

/** Append-only: the newest row is the policy in force, the rest are its record. */
interface PolicyRevisionTable {
  id: Id
  policy: JsonText
  changedBy: string
  createdAt: InstantText
}

/** Names, descriptions: `{ en: …, fr: … }` by language. */
interface SectionTable {
  id: Id
  slug: string
  position: number
  name: JsonText
  description: JsonText
}

interface AuthorTable {
  id: Id
  slug: string
  name: JsonText
  role: JsonText
  bio: JsonText
  links: JsonText
  portraitId: Id | null
  createdAt: InstantText
}

interface TopicTable {
  id: Id
  slug: string
  kind: 'person' | 'organisation' | 'place' | 'theme'
  name: JsonText
  description: JsonText
}

interface TopicAliasTable {
  topicId: Id
  alias: string
}

interface SeriesTable {
  id: Id
  slug: string
  position: number
  name: JsonText
  standfirst: JsonText
  introduction: JsonText
  audience: Audience | null
}

interface SeriesArticleTable {
  seriesId: Id
  articleId: Id
  position: number
}

export type Audience = 'everyone' | 'registered' | `plan:${string}`

/** The published face of an article. Words live in its revisions; what lists sort and filter by lives here. */
interface ArticleTable {
  id: Id
  /** The id that all language versions of one article share. */
  workId: Id
  kind: 'analysis' | 'brief'
  slug: string
  language: string
  sectionId: Id
  /** null: the series' audience, else what the policy says. */
  audience: Audience | null
  featured: 0 | 1
  publishedRevisionId: Id | null
  /** Set while readers can see it. */
  publishedAt: InstantText | null
  /** Set when its words last changed for readers. */
  updatedAt: InstantText | null
  /** Set when it was taken down: 410. */
  unpublishedAt: InstantText | null
  createdAt: InstantText
  /** The newest revision: what the newsroom works on. */
  headRevisionId: Id | null
  /** Where the newest revision stands on its way to readers. */
  stage: Generated<ArticleStage>
  /** Set while the stage is `scheduled`. */
  scheduledAt: InstantText | null
  /** Not published before then, by anyone. */
  embargoUntil: InstantText | null
  assigneeId: Id | null
  dueAt: InstantText | null
  archivedAt: InstantText | null
  createdBy: Id | null
  /** When the newest revision was made; what it lacks for readers. */
  savedAt: InstantText | null
  lacksSummary: Generated<0 | 1>
  lacksAlt: Generated<0 | 1>
}

export type ArticleStage = 'writing' | 'in-review' | 'approved' | 'scheduled' | 'published'

/** `language` and `publishedAt` repeat the article's, so that a list costs one page however long it is. */
interface ArticleAuthorTable {
  articleId: Id
  authorId: Id
  position: number
  language: string
  publishedAt: InstantText | null
}

interface ArticleTopicTable {
  articleId: Id
  topicId: Id
  position: number
  language: string
  publishedAt: InstantText | null
}

/** Append-only but for autosaves that nothing refers to, which are thinned (see articles/thin.ts). */
interface RevisionTable {
  id: Id
  articleId: Id
  number: number
  headline: string
  kicker: string
  standfirst: string
  summary: string
  body: JsonText
  /** `{ media, alt, caption, credit }` or null. */
  lead: JsonText | null
  /** Whole minutes; kept beside the text so that a list never opens a body. */
  readingMinutes: number
  /** Everything else an editor may set: byline, topics, section, search and social fields (see articles/save.ts). */
  fields: JsonText
  createdBy: string
  createdAt: InstantText
  /** How it came to be: an autosave is passed over where revisions are listed. */
  origin: Generated<'autosaved' | 'saved' | 'restored' | 'imported'>
}

/** The words of an article's newest revision, folded; a full-text index follows it by triggers. */
interface SearchEntryTable {
  articleId: Id
  headline: string
  words: string
}

interface CorrectionTable {
  id: Id
  articleId: Id
  text: string
  publishedAt: InstantText
}

/** One row for each text of an article that readers were shown; `number` counts them within the article. */
interface PublishedRevisionTable {
  articleId: Id
  number: number
  revisionId: Id
  publishedAt: InstantText
  /** What it put right, where it was published as a correction. */
  correctionId: Id | null
  /** Set when the article was taken down: readers never see it again. */
  endedAt: InstantText | null
  /** Set while the newsroom keeps it from readers; the reason is for readers to see. */
  withheldAt: InstantText | null
  withheldBy: Id | null
  withheldReason: string | null
}

interface PageTable {
  id: Id
  workId: Id
  slug: string
  language: string
  publishedRevisionId: Id | null
  publishedAt: InstantText | null
  updatedAt: InstantText
  /** The newest revision: what the newsroom works on. */
  headRevisionId: Id | null
}

/** Append-only but for autosaves that nothing refers to, which are thinned, as an article's are. */
interface PageRevisionTable {
  id: Id
  pageId: Id
  number: number
  title: string
  standfirst: string
  body: JsonText
  createdBy: string
  createdAt: InstantText
  /** The address that it is published under; null: the page keeps the one it has. */
  slug: string | null
  origin: Generated<'autosaved' | 'saved' | 'restored'>
}

/**
 * Files lie in the media folder under their SHA-256; a row says what they are. `hash` is the best copy there is, from
 * which other sizes are made; readers are shown the variants.
 */
interface MediaTable {
  id: Id
  hash: string
  mime: string
  width: number
  height: number
  bytes: number
  alt: string
  credit: string
  sourceName: string
  createdAt: InstantText
  /** Who holds the rights and how far they go, in the newsroom's words. */
  rights: Generated<string>
  /** `{ x, y }` from 0 to 1: what must stay in sight when the picture is cut. */
  focalPoint: JsonText | null
  removedAt: InstantText | null
  /** Offered where the picture is put into an article. */
  caption: Generated<string>
  /** When every size and format of it was there; null: not yet. */
  renderedAt: InstantText | null
  /** Its name, alt text, caption, credit and rights, folded: what a search looks through. */
  words: Generated<string>
}

interface MediaVariantTable {
  mediaId: Id
  width: number
  height: number
  mime: string
  hash: string
  bytes: number
}

/** Files that a media item was before it was replaced; their addresses hold. */
interface MediaPastTable {
  hash: string
  mediaId: Id
  mime: string
  bytes: number
  replacedAt: InstantText
}

/** Which articles and pages show a media item: in their newest revision or in the published one. */
interface MediaUseTable {
  mediaId: Id
  revisionId: Id
  subjectKind: 'article' | 'page'
  subjectId: Id
}

interface RedirectTable {
  id: Id
  /** Path with a leading slash and no query. */
  source: string
  /** null: gone (410). */
  target: string | null
  createdAt: InstantText
}
