/** Lists and forms of what the publication consists of: topics, authors, sections, pages, redirects, its identity. */
import type { Direction, Link, Picture } from './frame.ts'
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
  back?: Link
  intro: string
  /** Of the first column, then of the cells. */
  columns: [string, ...string[]]
  rows: ThingRow[]
  /** Rows can be dragged to another place; their acts hold the buttons that do the same. */
  isOrdered?: boolean
  add?: Link
  /** Views of the list. */
  tabs?: { label: string; tabs: (Link & { current: boolean })[] }
  /** Field `q`, and one more where `choice` is there. */
  filter?: {
    action: string
    query: string
    label: string
    choice?: { name: string; label: string; value: string; options: { value: string; label: string }[] }
    clearHref?: string
    /** Goes with it unseen. */
    hidden?: { [name: string]: string }
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
} &
  /** `moment`: a day and an hour of some wall clock. */
  (
    | { kind: 'line' | 'email' | 'color' | 'day' | 'moment' | 'number' | 'url' }
    | { kind: 'text'; rows?: number }
    | { kind: 'choice'; options: { value: string; label: string }[] }
    | { kind: 'tick' }
    /** Each is shown in its own typeface. */
    | { kind: 'typeface'; options: { value: string; label: string; samples: Sample[] }[] }
  )

export type Sample = { lang: string; dir: Direction; heading: string; text: string }

export type ThingGroup = { legend?: string; fields: ThingField[] }

/** A form; `hidden` goes with it unseen. */
export type ThingSheet = {
  action: string
  groups: ThingGroup[]
  submit: string
  form: NewsroomForm
  hidden?: { [name: string]: string }
}

export type ThingItem = {
  text: string
  href?: string
  /** After the text, quieter. */
  detail?: string
  badge?: ThingRow['badge']
  /** Before the text; `paper`: shown on paper of this kind. */
  picture?: Picture
  paper?: 'light' | 'dark'
  acts: PostAct[]
}

/** A form of its own with its heading, and above it what it is about. */
export type ThingPart = {
  id: string
  title: string
  intro?: string
  /** Links beside the title; they lead to questions. */
  actions?: Link[]
  /** Finds the items, by a field `q` of the page's address. */
  search?: { action: string; query: string; label: string; clearHref?: string }
  items?: ThingItem[]
  /** Items can be dragged to another place; their acts hold the buttons that do the same. */
  isOrdered?: boolean
  /** The form is folded away behind these words until it is wanted. */
  fold?: string
  /** Where there are no items. */
  empty?: string
  form?: ThingSheet
}

/** The main form, further parts, and at the end the way to a removal, which asks. */
export type ThingFormProps = {
  frame: NewsroomFrame
  intro?: string
  back?: Link
  /** Where readers see it. */
  siteHref?: Link
  /** Views of the same in other languages. */
  tabs?: { label: string; tabs: (Link & { current: boolean })[] }
  main?: ThingSheet
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
  /** The way out, where "Cancel" would be taken for the act. */
  keep?: string
}
