import type { Direction, IsoInstant, Link } from './frame.ts'
import type { NewsroomForm, NewsroomFrame, Stage } from './newsroom.ts'

export type DeskMove =
  | 'submit'
  | 'request-changes'
  | 'approve'
  | 'schedule'
  | 'unschedule'
  | 'publish'
  | 'withdraw'
  | 'archive'
  | 'unarchive'

export type DeskRemark = {
  id: string
  kind: 'note' | 'comment' | 'change-request'
  by: string
  at: IsoInstant
  text: string
  done: boolean
  /** Of the revision it speaks of. */
  number?: number
  /** Posting `done` here closes or opens it. */
  action: string
}

export type DeskRevision = {
  id: string
  number: number
  by: string
  at: IsoInstant
  origin: 'autosaved' | 'saved' | 'restored' | 'imported' | 'built'
  words: number
  /** Against the one listed below it. */
  change?: number
  isHead: boolean
  isLive: boolean
  /** Leads to the comparison with the one before. */
  compareHref?: string
}

export type DeskFacts = {
  id: string
  headline: string
  language: string
  languageName: string
  dir: Direction
  stage: Stage
  section: string
  creator: string
  assignee: string
  number: number
  savedAt: IsoInstant
  savedBy: string
  dueAt?: IsoInstant
  /** The time to be done by is over. */
  late: boolean
  scheduledAt?: IsoInstant
  overdue: boolean
  embargoUntil?: IsoInstant
  publishedAt?: IsoInstant
  updatedAt?: IsoInstant
  unpublishedAt?: IsoInstant
  /** The revision that readers see, where it is not the newest. */
  liveNumber?: number
}

export type DeskPlaces = {
  list: string
  edit?: string
  preview: string
  revisions: string
  /** What readers were shown; absent while there is nothing. */
  history?: string
  /** Compares what readers see with the newest revision. */
  changes?: string
  site?: string
  submission: string
  approval: string
  changeRequests: string
  publication: string
  schedule: string
  /** A POST takes it off the schedule. */
  unschedule: string
  withdrawal: string
  archive: string
  assignment: string
  remarks: string
  corrections: string
  previewLinks: string
}

/** A secret link for somebody outside; its address is shown once, when it is made. */
export type DeskPreviewLink = { id: string; by: string; expiresAt: IsoInstant; revoke: string }

export type DeskArticleProps = {
  frame: NewsroomFrame
  article: DeskFacts
  /** The revision that every form on the page speaks of. */
  head: string
  /** What this member may do now. */
  moves: DeskMove[]
  /** They could publish, were it reviewed. */
  awaitsReview: boolean
  mayPlan: boolean
  mayRemark: boolean
  mayCorrect: boolean
  mayLink: boolean
  places: DeskPlaces
  remarks: DeskRemark[]
  revisions: DeskRevision[]
  corrections: { text: string; at: IsoInstant }[]
  assignees: { value: string; label: string }[]
  previewLinks: DeskPreviewLink[]
  /** Just made: shown now and never again. */
  newLink?: string
  /** What was typed in one of the page's forms, and what is wrong with it. */
  form: NewsroomForm & { of?: DeskForm }
  /** The wall clock shows the chosen time twice. */
  askWhich?: { first: IsoInstant; second: IsoInstant }
}

export type DeskForm =
  | 'submission'
  | 'review'
  | 'publication'
  | 'schedule'
  | 'withdrawal'
  | 'archive'
  | 'assignment'
  | 'remarks'
  | 'corrections'

export type WithdrawalProps = {
  frame: NewsroomFrame
  headline: string
  action: string
  backHref: string
  form: NewsroomForm
}

/** Asks before an earlier revision takes an article back to writing. */
export type RestorationProps = {
  frame: NewsroomFrame
  headline: string
  warning: string
  action: string
  fields: { [name: string]: string }
  backHref: string
}

export type RevisionsProps = {
  frame: NewsroomFrame
  articleHref: string
  compareAction: string
  restoreAction: string
  head: string
  revisions: DeskRevision[]
  mayRestore: boolean
  all: boolean
  /** Between every autosave and the ones that matter. */
  toggleHref: string
  olderHref?: string
}

export type TextRun = { kind: 'same' | 'added' | 'removed'; text: string }

export type ComparisonProps = {
  frame: NewsroomFrame
  articleHref: string
  revisionsHref: string
  action: string
  from: { id: string; number: number; by: string; at: IsoInstant }
  to: { id: string; number: number; by: string; at: IsoInstant }
  options: { value: string; label: string }[]
  fields: { label: string; runs: TextRun[] }[]
  blocks: { kind: 'same' | 'added' | 'removed' | 'changed'; type: string; runs: TextRun[] }[]
  language: string
  dir: Direction
  restore?: { action: string; head: string }
}

export type DeskHistoryProps = {
  frame: NewsroomFrame
  articleHref: string
  /** As readers see it. */
  publicHref?: string
  isPublic: boolean
  /** What readers were shown, newest first. */
  texts: {
    number: number
    at: IsoInstant
    revision: number
    correction?: string
    isLive: boolean
    /** Taken down since. */
    isEnded: boolean
    withheld?: { by: string; reason: string }
    compareHref?: string
    /** Posting `reason` here keeps it from readers. */
    withhold?: string
    release?: string
  }[]
  /** What was typed for one of them, and what is wrong with it. */
  sent?: { number: number; reason: string; error: string }
}

/** What stands above a previewed page. */
export type PreviewBarProps = {
  /** For members; outsiders see the words alone. */
  kinds: (Link & { current: boolean })[]
  languages: (Link & { current: boolean })[]
  /** Of the frame; outsiders have their own screens. */
  widths?: (Link & { current: boolean })[]
  /** Of the revision that is shown. */
  number: number
  /** Instead of the number and the article, where it is of something else. */
  words?: { is: string; languages: string; back: string }
  backHref?: string
}

/** A preview in a frame as wide as a reader's screen. */
export type PreviewFrameProps = {
  frame: NewsroomFrame
  bar: PreviewBarProps
  width: 'phone' | 'tablet'
  src: string
}
