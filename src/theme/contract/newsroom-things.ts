/** Lists and forms of what the publication consists of: topics, authors, sections, pages, redirects, its identity. */
import type { Direction, Link } from './frame.ts'
import type { NewsroomForm, NewsroomFrame } from './newsroom.ts'

/** A button that posts: its label may be too short to say what it acts on, which `about` then does. */
export type PostAct = { label: string; action: string; fields?: { [name: string]: string }; about?: string }

export type ThingRow = {
  name: string
  href: string
  /** Below the name. */
  detail?: string
  /** What stands under the list's columns, in their order. */
  cells: string[]
  badge?: { text: string; tone: 'grey' | 'green' | 'amber' }
  acts?: PostAct[]
}

export type ThingListProps = {
  frame: NewsroomFrame
  intro: string
  /** Of the first column, then of the cells. */
  columns: [string, ...string[]]
  rows: ThingRow[]
  add?: Link
  /** Field `q`, and one more where `choice` is there. */
  filter?: {
    action: string
    query: string
    label: string
    choice?: { name: string; label: string; value: string; options: { value: string; label: string }[] }
    clearHref?: string
  }
  range?: { from: number; to: number; total: number }
  previousHref?: string
  nextHref?: string
  empty: { title: string; why: string }
  /** A form below the list. */
  below?: ThingPart
}

export type ThingField = {
  name: string
  label: string
  hint?: string
  required?: boolean
  /** Of the text that is typed. */
  lang?: string
  dir?: Direction
} & (
  | { kind: 'line' | 'email' | 'color' }
  | { kind: 'text'; rows?: number }
  | { kind: 'choice'; options: { value: string; label: string }[] }
  | { kind: 'tick' }
)

export type ThingGroup = { legend?: string; fields: ThingField[] }

/** A form of its own with its heading, and above it what it is about. */
export type ThingPart = {
  id: string
  title: string
  intro?: string
  items?: { text: string; acts: PostAct[]; href?: string }[]
  form?: { action: string; groups: ThingGroup[]; submit: string; form: NewsroomForm }
}

/** The main form, further parts, and at the end the way to a removal, which asks. */
export type ThingFormProps = {
  frame: NewsroomFrame
  intro?: string
  back?: Link
  /** Where readers see it. */
  siteHref?: Link
  main?: { action: string; groups: ThingGroup[]; submit: string; form: NewsroomForm }
  parts: ThingPart[]
  removal?: Link
  /** Why it cannot be removed. */
  removalRefused?: string
}

export type ThingQuestionProps = {
  frame: NewsroomFrame
  why: string
  action: string
  fields?: { [name: string]: string }
  confirm: string
  cancelHref: string
}
