import type { WrittenKind } from './fields.ts'

/** What the page tells the editor's script. Plain data, also for a client that is not ours. */
export type EditorFacts = {
  kind: WrittenKind
  /** Of the article or the page. */
  id: string
  memberId: string
  language: string
  dir: 'ltr' | 'rtl'
  interfaceLanguage: string
  timeZone: string
  mayEdit: boolean
  /** The revision that the page shows, and that a save is based on. */
  head: string
  savedAt: string
  /** Readers see it, in this revision or an earlier one. */
  published: boolean
  /** A stage that was reached with the words as they are, and that a change would take back. */
  onItsWay?: OnItsWay
  slug: string
  body: unknown
  pictures: EditorPicture[]
  /** What an edition can show besides its own words. */
  shows?: EditionShows
  places: EditorPlaces
  words: { [key: string]: EditorMessage }
}

/** Names of what the edition's blocks show, and what more they could; articles are searched for. */
export type EditionShows = { articles: Named[]; sections: Named[]; events: Named[] }

export type Named = { id: string; name: string }

export type OnItsWay = 'in-review' | 'approved' | 'scheduled'

/** Where the script saves to and asks. `edit` holds `ID` for whatever `create` answers with. */
export type EditorPlaces = {
  revisions: string
  head: string
  presence: string
  create: string
  edit: string
  articles: string
  authors: string
  topics: string
  pictures: string
  upload: string
  signIn: string
}

export type EditorPicture = {
  id: string
  src: string
  srcset?: string
  width: number
  height: number
  alt: string
  credit?: string
}

export type EditorMessage = string | { [form: string]: string }
