import type {
  Direction,
  IsoInstant,
  TrustedHtml,
  Link,
  FeedLink,
  Picture,
  Frame,
  Audience,
  Card,
  Pagination,
} from './frame.ts'
import type { EventLine, EventStrip } from './events.ts'
import type { FormState } from './forms.ts'
import type { EditionLink } from './newsletters.ts'
import type { SubscribeFormProps } from './subscriptions.ts'

export type HomeProps = {
  frame: Frame
  lead?: Card
  secondary: Card[]
  briefs: Card[]
  /** Section rows in the publication's order; the theme varies their layout. */
  blocks: { section: Link; description?: string; cards: Card[] }[]
  series?: SeriesPromo
  events?: EventStrip
  letter?: LetterPromo
}

/** The newsletter that a front page asks to subscribe to. */
export type LetterPromo = {
  newsletter: Link
  description?: string
  allHref: string
  subscribe: SubscribeFormProps
}

export type SeriesPromo = {
  name: string
  href: string
  standfirst: string
  audience: Audience
  /** With the language of a part that is in another than the page's. */
  parts: { headline: string; href: string; minutes: number; language?: string; dir?: Direction }[]
}

export type Byline = Link & { portrait?: Picture }

export type AuthorBio = Byline & { bio?: string; links: Link[] }

export type TopicKind = 'person' | 'organisation' | 'place' | 'theme'
export type TopicLink = Link & { kind: TopicKind }

export type Correction = { at: IsoInstant; text: string }

export type MeterNotice = {
  left: number
  limit: number
  /** When the first of the opened articles falls out of the window. */
  renews?: IsoInstant
  registerHref: string
  signInHref: string
}

export type Wall = {
  /** `register`: any reader may read on. `plan`: this person is a reader already and needs a plan. */
  kind: 'register' | 'plan'
  /** What registration gives, as the newsroom wrote it in the page's language. */
  benefits: string[]
  /** The newsroom's own words above the list and below the form; absent: the theme's. */
  lead?: string
  note?: string
  /** Where the form is posted to. */
  action: string
  /** Where to return: a path of this site with its fragment. */
  next: string
  signInHref: string
  /** Why this article is not opened by the meter. */
  reason:
    | { kind: 'meter-spent'; limit: number; renews?: IsoInstant }
    | { kind: 'archive'; days: number }
    | { kind: 'not-metered' }
    /** It is an edition of a newsletter, which the meter does not open. */
    | { kind: 'letter' }
  /** What the meter still opens elsewhere, where the reason is another; `renews`: when it begins anew. */
  free?: { left: number; limit: number; renews?: IsoInstant }
  form: FormState
}

export type ArticleProps = {
  frame: Frame
  article: {
    headline: string
    kind: 'analysis' | 'brief'
    kicker?: string
    section: Link
    series?: {
      name: string
      href: string
      part: number
      parts: number
      /** With the language of its headline, which may be another than the article's. */
      next?: Link & { language: string; dir: Direction }
    }
    standfirst?: string
    authors: Byline[]
    published: IsoInstant
    updated?: IsoInstant
    minutes: number
    /** The Article Summary: a question, then its short answer. */
    summary?: string
    lead?: Picture
    audience: Audience
    language: string
    dir: Direction
    /** Absolute, for sharing. */
    url: string
  }
  body:
    | { kind: 'whole'; bodyHtml: TrustedHtml; meter?: MeterNotice }
    | { kind: 'teaser'; teaserHtml: TrustedHtml; wall: Wall }
  corrections: Correction[]
  /** Where all of them are listed. */
  correctionsHref: string
  /** How it has changed; absent where the publication does not show that. */
  historyHref?: string
  /** This is no longer what the article says. */
  earlier?: { at: IsoInstant; nowHref: string; changesHref?: string }
  topics: TopicLink[]
  authors: AuthorBio[]
  /** The other language versions of this article. */
  versions: { headline: string; href: string; language: string; languageName: string; dir: Direction }[]
  /** Asks for letters; where the whole is shown, the same for everybody who reads it. */
  subscribe?: SubscribeFormProps
  next: Card[]
  /** A personal "Next for you" that replaces `next` after load. */
  nextFragmentHref?: string
}

/** Of an article: what its history and its comparisons are about. */
type ArticleOfHistory = { headline: string; href: string; language: string; dir: Direction }

export type HistoryProps = {
  frame: Frame
  article: ArticleOfHistory
  /** Newest first; the first is what the article says now. */
  entries: HistoryEntry[]
  /** Whoever asks may read the teaser alone, so nothing is said of what stands behind it. */
  isWalled: boolean
}

export type HistoryEntry =
  | {
      kind: 'first' | 'update' | 'correction'
      at: IsoInstant
      correction?: string
      /** Where it was another than the next text's. */
      headline?: string
      /** Of the words that whoever asks may read; absent for the first. */
      amount?: { added: number; removed: number }
      isNow: boolean
      textHref?: string
      changesHref?: string
    }
  /** The newsroom keeps it from readers. */
  | { kind: 'withheld'; at: IsoInstant; reason: string }
  /** A correction that changed no word of the text. */
  | { kind: 'note'; at: IsoInstant; correction: string }

export type TextRun = { kind: 'same' | 'added' | 'removed'; text: string }

export type HistoryChangesProps = {
  frame: Frame
  article: ArticleOfHistory
  historyHref: string
  from: { at: IsoInstant }
  to: { at: IsoInstant; correction?: string }
  fields: { field: 'headline' | 'kicker' | 'standfirst' | 'summary'; runs: TextRun[] }[]
  blocks: { kind: 'same' | 'added' | 'removed' | 'changed'; type: string; runs: TextRun[] }[]
  wall?: Wall
}

export type SectionProps = {
  frame: Frame
  section: { name: string; description?: string; feeds: FeedLink[] }
  events?: EventStrip
  cards: Card[]
  pagination: Pagination
}

export type TopicProps = {
  frame: Frame
  topic: { name: string; kind: TopicKind; description?: string; aliases: string[]; feeds: FeedLink[] }
  events?: EventStrip
  /** Follows it by mail. */
  follow?: SubscribeFormProps
  /** Topics often found together with this one. */
  related: TopicLink[]
  cards: Card[]
  pagination: Pagination
}

export type AuthorProps = {
  frame: Frame
  author: { name: string; role?: string; bio?: string; portrait?: Picture; links: Link[]; feeds: FeedLink[] }
  events?: EventStrip
  /** Follows them by mail. */
  follow?: SubscribeFormProps
  cards: Card[]
  pagination: Pagination
}

export type SeriesProps = {
  frame: Frame
  series: {
    name: string
    standfirst: string
    introduction?: string
    audience: Audience
    picture?: Picture
    feeds: FeedLink[]
  }
  /** In the order they are to be read. */
  parts: Card[]
}

/** Newest first; months 1 to 12. */
export type ArchiveProps = {
  frame: Frame
  feeds: FeedLink[]
  /** Where what was said at events is kept; absent where there was none. */
  eventsHref?: string
  /** `count` is of articles. */
  years: {
    year: number
    count: number
    months: { month: number; count: number; editions: number; events: number; href: string }[]
  }[]
}

/** What stands in a month: what was published, what went out by mail, what took place. */
export type ArchiveEntry =
  | { kind: 'article'; card: Card }
  | { kind: 'edition'; newsletter: Link; edition: EditionLink }
  | { kind: 'event'; event: EventLine }

export type ArchiveMonthProps = {
  frame: Frame
  year: number
  month: number
  archiveHref: string
  eventsHref: string
  /** Newest first. */
  entries: ArchiveEntry[]
  /** Within the month. */
  pagination: Pagination
  earlierMonth?: { year: number; month: number; href: string }
  laterMonth?: { year: number; month: number; href: string }
}

export type CorrectionsProps = {
  frame: Frame
  feeds: FeedLink[]
  /** Newest first. */
  corrections: (Correction & { article: Link & { language: string; dir: Direction } })[]
  pagination: Pagination
}

export type StaticPageProps = {
  frame: Frame
  page: {
    title: string
    bodyHtml: TrustedHtml
    updated?: IsoInstant
    language: string
    dir: Direction
  }
}

export type TopicsIndexProps = {
  frame: Frame
  feeds: FeedLink[]
  /** Within a kind by name. */
  groups: { kind: TopicKind; topics: (Link & { count: number })[] }[]
}

export type AuthorsIndexProps = {
  frame: Frame
  authors: (Byline & { role?: string; bio?: string; count: number })[]
}
