import type { IsoInstant } from './frame.ts'
import type { DeskItem, NewsroomFrame } from './newsroom.ts'

export type ListFilterValues = {
  q: string
  stage: string
  section: string
  assignee: string
  person: string
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

export type ArticleListProps = {
  frame: NewsroomFrame
  filter: ListFilterValues
  choices: { sections: Choosable[]; people: Choosable[]; languages: Choosable[] }
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
  actions: { list: string; create?: string }
  previousHref?: string
  nextHref?: string
}
