/** What surrounds every newsroom page, and the small types its parts share. Plain data; every href is final. */
import type { Assets, Direction, IsoInstant, LanguageLink, Link, Locale } from './frame.ts'

export type StaffRole = 'writer' | 'editor' | 'publisher' | 'owner'

/** The areas in the side navigation, in its order. */
export type NewsroomArea =
  | 'today'
  | 'articles'
  | 'board'
  | 'calendar'
  | 'front'
  | 'media'
  | 'sections'
  | 'topics'
  | 'authors'
  | 'series'
  | 'events'
  | 'pages'
  | 'newsletters'
  | 'navigation'
  | 'redirects'
  | 'subscribers'
  | 'access'
  | 'identity'
  | 'staff'
  | 'audit'

export type NewsroomLink = { area: NewsroomArea; href: string; current: boolean }
export type NewsroomGroup = { group: 'work' | 'publication' | 'settings'; links: NewsroomLink[] }

/** What was just done, said once above the page. `undo` is a form behind a button. */
export type Notice = {
  text: string
  /** What more there is to say, a line each. */
  details?: string[]
  kind?: 'done' | 'warning' | 'problem'
  undo?: { action: string; fields: { [name: string]: string } }
  /** Leads on, as "See it on the site". */
  link?: Link
}

/** Everything around a newsroom page's content. Build it with `newsroomFrame` of web/newsroom/frame.ts. */
export type NewsroomFrame = {
  /** `now` is when the page was made: near days go by their names. */
  locale: Locale & { now: IsoInstant }
  dir: Direction
  /** Of the page, without the publication's name. */
  title: string
  publication: { name: string }
  assets: Assets
  /** Absent on pages before signing in: these have no navigation, no search and no member menu. */
  member?: { id: string; name: string; email: string; role: StaffRole }
  navigation: NewsroomGroup[]
  places: {
    today: string
    articles: string
    site: string
    /** Posting here starts an empty draft; absent for whoever may not. */
    newArticle?: string
    account: string
    signIn: string
    /** A POST signs out. */
    signOut: string
  }
  languages: LanguageLink[]
  /** What the search box shows, on the page that answers it. */
  query?: string
  notice?: Notice
}

/** What was typed, and what is wrong with it, as sentences in the page's language. `errors.form`: no single field. */
export type NewsroomForm = {
  values: { [field: string]: string | undefined }
  errors: { [field: string]: string | undefined }
}

/** Where an article stands, as a badge shows it; the last four come from its other columns. */
export type Stage =
  | 'writing'
  | 'in-review'
  | 'approved'
  | 'scheduled'
  | 'published'
  | 'changed'
  | 'overdue'
  | 'unpublished'
  | 'archived'

/** An article as the newsroom's lists show it. */
export type DeskItem = {
  id: string
  href: string
  headline: string
  stage: Stage
  section?: string
  /** Names in the byline, or of whoever writes it. */
  people: string[]
  language: string
  dir: Direction
  /** The moment that matters on this list: due, scheduled, published or last saved. */
  at?: IsoInstant
  /** In the past though it should not be. */
  late?: boolean
}

/** The first page: what waits for this member. */
export type TodayProps = {
  frame: NewsroomFrame
  mine: DeskItem[]
  /** A writer reviews nothing, and is not told that nothing waits. */
  mayReview: boolean
  review: DeskItem[]
  due: DeskItem[]
  scheduled: DeskItem[]
  recent: DeskItem[]
  /** What an owner still has to do to open the house; empty when done, and for everybody else. */
  beginnings: { step: 'identity' | 'section' | 'staff' | 'article'; href: string; done: boolean }[]
}
