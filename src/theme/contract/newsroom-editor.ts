import type { Direction, IsoInstant, Link, Picture, TrustedHtml } from './frame.ts'
import type { NewsroomForm, NewsroomFrame, Stage } from './newsroom.ts'

export type EditorOption = { value: string; label: string }
/** An author or a topic that is chosen: what is sent, and what is read. */
export type Chosen = { id: string; name: string; detail?: string }

/** A note of one colleague to the others. */
export type EditorNote = { by: string; at: IsoInstant; text: string }

/** The page on which an article is written. The editor itself is put in by a script, from `facts`. */
export type EditorProps = {
  frame: NewsroomFrame
  article: {
    id: string
    stage: Stage
    language: string
    languageName: string
    dir: Direction
    /** Whoever may not edit reads along; `why` says it. */
    mayEdit: boolean
    /** The revision that the page shows. */
    head: string
    savedAt: IsoInstant
    savedBy: string
  }
  form: NewsroomForm
  sections: EditorOption[]
  audiences: EditorOption[]
  authors: Chosen[]
  topics: Chosen[]
  lead?: Picture
  social?: Picture
  notes: EditorNote[]
  language: {
    /** Absent once it was published: readers know its address. */
    action?: string
    languages: EditorOption[]
    /** What it is a translation of. */
    of?: Link & { id: string }
    versions: Link[]
  }
  places: {
    article: string
    preview: string
    /** Posting here saves the fields without a script. */
    fields: string
    notes: string
    addAuthor?: string
    addTopic?: string
    /** `https://example.org/articles/`: what stands before the slug. */
    addressBefore: string
  }
  /** The body as readers see it: for whoever has no script. */
  bodyHtml: TrustedHtml
  /** The editor's own files. */
  scripts: string[]
  /** JSON for the script. */
  facts: EditorFacts
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

/** What the script is told. Plain data, also for a client that is not ours. */
export type EditorFacts = {
  articleId: string
  memberId: string
  language: string
  dir: Direction
  interfaceLanguage: string
  timeZone: string
  mayEdit: boolean
  head: string
  savedAt: IsoInstant
  published: boolean
  slug: string
  body: unknown
  pictures: EditorPicture[]
  places: {
    revisions: string
    head: string
    presence: string
    articles: string
    authors: string
    topics: string
    pictures: string
    upload: string
    create: string
    edit: string
    signIn: string
  }
  words: { [key: string]: string | { [form: string]: string } }
}
