/** Questions sent in before an event, and what happens at its door. */
import type { IsoInstant, Link } from './frame.ts'
import type { NewsroomFrame } from './newsroom.ts'
import type { PostAct, ThingRow } from './newsroom-things.ts'

export type EventTabs = { label: string; tabs: (Link & { current: boolean })[] }

export type Question = {
  text: string
  name: string
  sent: IsoInstant
  state?: { text: string; tone: 'grey' | 'green' | 'amber' }
  acts: PostAct[]
}

export type QuestionsProps = {
  frame: NewsroomFrame
  back: Link
  tabs: EventTabs
  views: (Link & { current: boolean; count: number })[]
  questions: Question[]
  range?: { from: number; to: number; total: number }
  previousHref?: string
  nextHref?: string
  /** To be printed for the host. */
  sheetHref: string
  exportAct: PostAct
}

/** `name` is empty where the reader never gave one. */
export type HostSheetProps = {
  frame: NewsroomFrame
  back: Link
  starts: IsoInstant
  timeZone: string
  questions: { text: string; name: string }[]
}

/** One seat at the door. `party`: how many come with it, in words. */
export type ArrivalProps = {
  frame: NewsroomFrame
  back: Link
  state: { text: string; tone: 'grey' | 'green' | 'amber' | 'blue' }
  party: string
  act?: PostAct
  /** Of a party: how many of those who have not come yet. */
  people?: { label: string; options: { value: string; label: string }[] }
  /** Beside `act`, where some have come and others may. */
  takeBack?: PostAct
  isDone: boolean
}

/** Without `door` nobody is to be let in: it is not published, or long over. Its addresses are for scripts. */
export type DoorProps = {
  frame: NewsroomFrame
  back: Link
  badge?: ThingRow['badge']
  tabs: EventTabs
  attendanceHref: string
  door?: { event: string; scripts: string[]; list: string; acts: string; worker: string; signInHref: string }
}
