/** The arrangement of the front page. */
import type { Direction, IsoInstant, Picture } from './frame.ts'
import type { NewsroomForm, NewsroomFrame, Stage } from './newsroom.ts'

/** An article as a place shows it. */
export type FrontArticle = {
  headline: string
  /** Its page in the newsroom. */
  href: string
  language: string
  dir: Direction
  section: string
  stage: Stage
  published: IsoInstant
  picture?: Picture
}

export type FrontFound = { id: string; headline: string; detail: string }

/** Fields: `PLACE-rule`, `PLACE-article` and, for a search, `PLACE-find`. */
export type FrontSlot = {
  /** `lead`, `secondary-0`, `briefs-3` */
  place: string
  name: string
  rule: string
  /** Placed by hand; empty: left to the rule. */
  article: string
  shown?: FrontArticle & { byHand: boolean }
  /** A sentence: what was placed by hand and does not stand here, and why. */
  missing?: string
  query: string
  /** The answer to the search; absent: nothing was asked. */
  found?: FrontFound[]
  mayGoUp: boolean
  mayGoDown: boolean
}

/** Fields: `row-N-section`, `row-N-count`, `row-N-shown`. */
export type FrontRow = {
  section: string
  name: string
  count: number
  shown: boolean
  /** What it shows now. */
  headlines: string[]
}

export type FrontVersion = {
  id: string
  liveFrom: IsoInstant
  by: string
  made: IsoInstant
  current: boolean
  lookHref: string
  /** Opens it in the form. */
  openHref: string
  withdrawHref?: string
}

/**
 * One form with many buttons. Those named `do` send a command: `show`, `up:PLACE`, `down:PLACE`, `move:PLACE:PLACE`,
 * `put:PLACE:ARTICLE`, `free:PLACE`, `remove:PLACE`, `add:GROUP`, `row-up:N`, `row-down:N`, `row:N:N`, `publish`,
 * `schedule`. All but the last two change what the form shows and nothing else.
 */
export type FrontProps = {
  frame: NewsroomFrame
  languages: { name: string; href: string; current: boolean }[]
  /** Of the front page that is arranged. */
  language: { code: string; name: string; dir: Direction }
  actions: { arrange: string; publish: string; preview: string; restore: string; find: string }
  base: string
  /** The scheduled one that the form holds. */
  replaces?: { id: string; liveFrom: IsoInstant }
  /** The form shows something else than readers see. */
  isNew: boolean
  lead: FrontSlot
  secondary: FrontSlot[]
  briefs: FrontSlot[]
  rows: FrontRow[]
  repeats: boolean
  mayAdd: { secondary: boolean; briefs: boolean }
  rules: { value: string; label: string }[]
  mostInRow: number
  form: NewsroomForm
  askWhich?: { first: IsoInstant; second: IsoInstant }
  /** A colleague's page that came between. `same`: readers would see no difference. */
  conflict?: {
    by: string
    made: IsoInstant
    liveFrom: IsoInstant
    theirsHref: string
    differences: { name: string; mine: string; theirs: string }[]
  }
  /** Id of what was acted on: the focus stays there. */
  focus?: string
  scheduled: FrontVersion[]
  past: FrontVersion[]
  standardHref: string
  olderHref?: string
}
