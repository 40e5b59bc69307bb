/** Newsletters and their editions as the newsroom works on them: written, tried, sent and watched. */
import type { Direction, IsoInstant, Link } from './frame.ts'
import type { EditorProps } from './newsroom-editor.ts'
import type { NewsroomForm, NewsroomFrame } from './newsroom.ts'

export type EditionState =
  | 'draft'
  | 'awaiting-sign-off'
  | 'scheduled'
  | 'building'
  | 'sending'
  | 'paused'
  | 'stopped'
  | 'sent'
  | 'skipped'

export type EditionRow = {
  href: string
  subject: string
  state: EditionState
  languageName: string
  dir: Direction
  at: IsoInstant
}

export type NewsletterProps = {
  frame: NewsroomFrame
  intro: string
  back: Link
  /** "Everyone · every Sunday at 07:30 · from letters@…" */
  facts: { term: string; value: string }[]
  isArchived: boolean
  open: EditionRow[]
  past: EditionRow[]
  olderHref?: string
  /** One button for each language that it goes out in. */
  begin: { action: string; languages: { code: string; name: string }[] }
  /** For whoever may change the newsletter itself. */
  settings?: { href: string; archiveAction: string }
  onSite: string
}

export type EditionEditorProps = EditorProps

/** How many copies stand where; every figure is of now. */
export type WatchFigures = {
  total: number
  pending: number
  /** Claimed or on the wire. */
  underWay: number
  sent: number
  failed: number
  skipped: number
  inDoubt: number
  /** Copies a minute; absent before anything is known of it. */
  perMinute?: number
  minutesLeft?: number
}

export type LintFinding = { text: string; isError: boolean }

export type EditionProps = {
  frame: NewsroomFrame
  back: Link
  edition: {
    state: EditionState
    /** What the state means, in a sentence. */
    standing: string
    languageName: string
    subject: string
    otherSubject?: string
    preheader: string
    dir: Direction
    number: number
    savedAt: IsoInstant
    savedBy: string
    sendAt?: IsoInstant
    startedAt?: IsoInstant
    sentAt?: IsoInstant
    head: string
  }
  form: NewsroomForm & { of?: 'schedule' | 'test' }
  may: { write: boolean; send: boolean }
  isOpen: boolean
  places: {
    edit: string
    preview: string
    revisions: string
    copies: string
    tests: string
    schedule: string
    draft: string
    sending: string
    stop: string
    doubt: string
    deliveries: string
    template?: string
    removal: string
    figures: string
    onSite?: string
  }
  lint: LintFinding[]
  recipients?: number
  schedule: {
    /** What the time box shows at first. */
    at: string
    askWhich?: { first: IsoInstant; second: IsoInstant }
  }
  /** Colleagues whom a test may be sent to; the member first. */
  colleagues: { id: string; name: string; email: string }[]
  watch?: WatchProps
  results?: ResultsProps
  trial?: TrialProps
}

export type WatchProps = {
  state: EditionState
  figures: WatchFigures
  isMoving: boolean
  /** For a script: when the figures were taken. */
  takenAt: IsoInstant
}

export type ResultsProps = {
  bounced: number
  complained: number
  unsubscribed: number
  registered: number
  links: { href: string; clicks: number }[]
  reasons: { state: 'failed' | 'skipped'; reason: string; count: number }[]
}

export type TrialProps = {
  percent: number
  endsAt?: IsoInstant
  chosen?: 'a' | 'b'
  sides: { subject: string; delivered: number; clicks: number; isChosen: boolean }[]
}

export type DoubtProps = {
  frame: NewsroomFrame
  back: Link
  rows: {
    id: string
    email: string
    server: string
    wireAt?: IsoInstant
    answer?: string
    problem: string
    bounces: { text: string; at: IsoInstant }[]
  }[]
  action: string
  seenAt: IsoInstant
  mayDecide: boolean
  nextHref?: string
}

export type DeliveriesProps = {
  frame: NewsroomFrame
  back: Link
  tabs: { name: string; href: string; current: boolean }[]
  rows: {
    email: string
    at?: IsoInstant
    server?: string
    answer?: string
    reason?: string
    marks: string[]
  }[]
  nextHref?: string
}

export type EditionPreviewProps = {
  frame: NewsroomFrame
  back: Link
  ways: { label: string; links: (Link & { current: boolean })[] }[]
  width: 'phone' | 'desktop'
  src: string
  subject: string
  preheader: string
  sender: string
  lint: LintFinding[]
}
