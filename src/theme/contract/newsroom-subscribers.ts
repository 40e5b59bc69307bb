/** Subscribers, and lists of them that come from elsewhere. */
import type { IsoInstant, Link } from './frame.ts'
import type { NewsroomForm, NewsroomFrame } from './newsroom.ts'

export type SubscriberState = 'active' | 'waiting' | 'paused' | 'ended'

export type SubscriberRow = {
  href: string
  /** Empty where it has been deleted. */
  email: string
  newsletter: string
  language: string
  state: SubscriberState
  isSuppressed: boolean
  since: IsoInstant
}

type Choice = { value: string; label: string }

/** The three lists of this area, as tabs. */
export type SubscriberViews = {
  current: 'subscribers' | 'suppressions' | 'imports'
  hrefs: Record<string, string>
}

export type SubscribersProps = {
  frame: NewsroomFrame
  views: SubscriberViews
  rows: SubscriberRow[]
  action: string
  filter: { q: string; newsletter: string; state: string }
  newsletters: Choice[]
  clearHref?: string
  olderHref?: string
  newestHref?: string
  csvAction: string
}

export type SubscriberProps = {
  frame: NewsroomFrame
  back: Link
  subscriber: SubscriberRow & {
    source: string
    endedHow?: string
    hasAccount: boolean
    timeZone?: string
    pausedUntil?: IsoInstant
    endedAt?: IsoInstant
  }
  suppressionHref?: string
  others: SubscriberRow[]
  proofs: { act: string; at: IsoInstant; wording: string; place: string; network: string }[]
  deliveries: {
    subject: string
    state: string
    at: IsoInstant
    detail?: string
    hasBounced: boolean
    hasComplained: boolean
  }[]
  bounces: { kind: string; evidence: string; at: IsoInstant }[]
  endHref?: string
  removeHref?: string
}

export type ImportRow = {
  href: string
  name: string
  newsletter: string
  at: IsoInstant
  state: 'waiting' | 'under-way' | 'done'
  added: number
}

export type ImportsProps = {
  frame: NewsroomFrame
  views: SubscriberViews
  rows: ImportRow[]
  action: string
  newsletters: Choice[]
  languages: Choice[]
  largest: string
  form: NewsroomForm
}

export type ImportProps = {
  frame: NewsroomFrame
  back: Link
  /** What it brings people into: "The Week in Review · English". */
  into: string
  state: ImportRow['state']
  /** To be named: the columns with their meanings so far, and the first rows. */
  columns: { name: string; field: string; samples: string[] }[]
  action: string
  form: NewsroomForm
  progress: { done: number; all: number }
  counts: { added: number; already: number; refused: { why: string; count: number }[] }
  refusedHref?: string
  removalAction?: string
}

export type SuppressionsProps = {
  frame: NewsroomFrame
  views: SubscriberViews
  rows: {
    href: string
    /** Empty where it has been deleted. */
    email: string
    kind: 'hard-bounce' | 'complaint' | 'newsroom'
    isLifted: boolean
    at: IsoInstant
    evidence: string
  }[]
  action: string
  query: string
  clearHref?: string
  olderHref?: string
  newestHref?: string
  form: NewsroomForm
}
