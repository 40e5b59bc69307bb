/** Events as the newsroom prepares them, and who comes. */
import type { IsoInstant, Link } from './frame.ts'
import type { NewsroomFrame } from './newsroom.ts'
import type { PostAct, ThingPart, ThingRow, ThingSheet } from './newsroom-things.ts'

type Tabs = { label: string; tabs: (Link & { current: boolean })[] }

export type EventSheetProps = {
  frame: NewsroomFrame
  intro?: string
  back: Link
  badge?: ThingRow['badge']
  /** Only of drafts. */
  publish?: PostAct
  acts: PostAct[]
  links: Link[]
  /** Leads to a question. */
  cancel?: Link
  tabs?: Tabs
  main: ThingSheet
  parts: ThingPart[]
}

export type Seat = {
  name: string
  email: string
  /** The seat by itself. */
  href: string
  state: { text: string; tone: 'grey' | 'green' | 'amber' | 'blue' }
  /** What more there is to say of the state. */
  detail?: string
  guests: number
  asked: IsoInstant
  came?: IsoInstant
  /** Where not all of them have: how many. */
  party?: string
  acts: PostAct[]
  /** Leads to a question; `about` says whom. */
  removal?: { href: string; about: string }
}

export type AttendanceProps = {
  frame: NewsroomFrame
  back: Link
  badge?: ThingRow['badge']
  tabs: Tabs
  counts: { term: string; value: string }[]
  filter: {
    action: string
    query: string
    state: string
    states: { value: string; label: string }[]
    clearHref?: string
  }
  seats: Seat[]
  range?: { from: number; to: number; total: number }
  previousHref?: string
  nextHref?: string
  /** Takes all away that the filter lets through. */
  exportAct: PostAct
}
