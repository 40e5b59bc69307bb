import type { IsoInstant } from './frame.ts'
import type { DeskItem, NewsroomFrame } from './newsroom.ts'

export type ListFilterValues = {
  q: string
  stage: string
  section: string
  assignee: string
  person: string
  /** In the byline. */
  author: string
  language: string
  kind: string
  /** Days, as `2016-08-10`. */
  from: string
  to: string
  lacks: string
}

export type Choosable = { value: string; label: string }

export type ListedArticle = DeskItem & {
  creator?: string
  assignee?: string
  saved: IsoInstant
  due?: IsoInstant
  /** Past, and not yet out. */
  isDueLate: boolean
  published?: IsoInstant
}

export type ListSort = 'saved' | 'published' | 'due'

/** What can be done with the ticked articles; what is absent this member may not do. */
export type BulkProps = {
  action: string
  /** The list to come back to. */
  filter: string
  sections: Choosable[]
  topics: string[]
  people?: Choosable[]
  /** Puts away, or brings back where the archive is shown. */
  archive?: 'archive' | 'unarchive'
}

export type ArticleListProps = {
  frame: NewsroomFrame
  filter: ListFilterValues
  choices: { sections: Choosable[]; people: Choosable[]; authors: Choosable[]; languages: Choosable[] }
  /** Only their own articles are listed, so who wrote them is no question. */
  ownOnly: boolean
  items: ListedArticle[]
  sort: { by: ListSort; descending: boolean; hrefs: Record<ListSort, string>; value: string }
  /** There is not one article in the house yet. */
  isNew: boolean
  isNarrowed: boolean
  saved: {
    filters: {
      id: string
      name: string
      href: string
      current: boolean
      actions: { rename: string; remove: string }
    }[]
    /** Posting `name` and this `filter` keeps what the page shows. */
    keep: { action: string; filter: string }
  }
  bulk: BulkProps
  actions: { list: string; create?: string }
  previousHref?: string
  nextHref?: string
}

/** A column of the board, and where a card can be moved to. */
export type BoardStage = 'writing' | 'in-review' | 'approved' | 'scheduled' | 'published'

/** Posting it makes the move; without it `href` leads to where more has to be said first. */
export type BoardMove = {
  move: string
  to: BoardStage
  post?: { fields: { [name: string]: string } }
  href: string
}

export type BoardProps = {
  frame: NewsroomFrame
  filter: { section: string; assignee: string }
  isNarrowed: boolean
  choices: { sections: Choosable[]; people: Choosable[] }
  columns: {
    stage: BoardStage
    items: (ListedArticle & { moves: BoardMove[] })[]
    /** The whole column as a list, where it holds more. */
    moreHref?: string
  }[]
  actions: { board: string; move: string }
}

export type CalendarItem = {
  article: DeskItem
  what: 'due' | 'scheduled' | 'published'
  at: IsoInstant
  late: boolean
  /** Posting `at` with these sets another time; absent where this member may not. */
  change?: { fields: { [name: string]: string }; local: string }
}

export type CalendarProps = {
  frame: NewsroomFrame
  view: 'month' | 'week'
  filter: { section: string; assignee: string }
  isNarrowed: boolean
  choices: { sections: Choosable[]; people: Choosable[] }
  /** Whole weeks from Monday. `date` is a day as `2016-08-10`, `begins` its first moment. */
  days: { date: string; begins: IsoInstant; isToday: boolean; isOutside: boolean; items: CalendarItem[] }[]
  heading: { year: number; month: number }
  hrefs: { previous: string; next: string; today: string; month: string; week: string }
  actions: { calendar: string; change: string }
  day: string
}
