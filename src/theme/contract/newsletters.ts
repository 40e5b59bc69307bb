import type { EventLine } from './events.ts'
import type { Card, Direction, FeedLink, Frame, IsoInstant, Link, Pagination, TrustedHtml } from './frame.ts'
import type { Wall } from './reading.ts'
import type { SubscribeFormProps } from './subscriptions.ts'

export type EditionLink = Link & { published: IsoInstant; about?: string }

export type NewslettersProps = {
  frame: Frame
  newsletters: {
    name: string
    href: string
    description?: string
    needsAccount: boolean
    /** The newest edition, to see what it is like. */
    sample?: EditionLink
  }[]
  subscribe?: SubscribeFormProps
}

export type NewsletterProps = {
  frame: Frame
  feeds: FeedLink[]
  newsletter: {
    name: string
    description?: string
    needsAccount: boolean
    /** It tells each reader of what they follow, so it has no editions for all to read. */
    isPersonal: boolean
    allHref: string
  }
  editions: EditionLink[]
  pagination: Pagination
  subscribe?: SubscribeFormProps
}

export type EditionProps = {
  frame: Frame
  newsletter: Link
  edition: {
    subject: string
    about?: string
    published: IsoInstant
    language: string
    dir: Direction
    bodyHtml: TrustedHtml
  }
  /** The same letter in other languages. */
  versions: { headline: string; href: string; language: string; languageName: string; dir: Direction }[]
  /** Stands where the text stops, for whom the newsletter is not. */
  wall?: Wall
  subscribe?: SubscribeFormProps
}

/** What a block of an edition shows on its page. */
export type EditionPiece =
  | { kind: 'article'; card: Card; bodyHtml?: TrustedHtml; more: boolean }
  | { kind: 'section'; section: Link; cards: Card[] }
  | { kind: 'event'; event: EventLine }
