import type { EditorFacts } from '../../lib/editor/facts.ts'
import type { Direction, IsoInstant, Link, Picture, TrustedHtml } from './frame.ts'
import type { NewsroomForm, NewsroomFrame, Stage } from './newsroom.ts'

export type { EditorFacts, EditorPicture } from '../../lib/editor/facts.ts'

export type EditorOption = { value: string; label: string }
/** An author or a topic that is chosen: what is sent, and what is read. */
export type Chosen = { id: string; name: string; detail?: string }

/** A note of one colleague to the others. */
export type EditorNote = { by: string; at: IsoInstant; text: string }

/** The page on which something is written. The editor itself is put in by a script, from `facts`. */
export type EditorProps = {
  frame: NewsroomFrame
  written: {
    stage: Stage
    language: string
    languageName: string
    dir: Direction
    /** Whoever may not edit reads along. */
    mayEdit: boolean
    /** The revision that the page shows. */
    head: string
    savedAt: IsoInstant
    savedBy: string
  }
  form: NewsroomForm
  /** Its own page in the newsroom. */
  back: Link
  places: {
    preview: string
    /** Posting here saves the fields without a script. */
    fields: string
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

export type ArticleEditorProps = EditorProps & {
  sections: EditorOption[]
  audiences: EditorOption[]
  authors: Chosen[]
  topics: Chosen[]
  lead?: Picture
  social?: Picture
  notes: EditorNote[]
  /** Where a note is posted to. */
  noteAction: string
  language: {
    /** Absent once it was published: readers know its address. */
    action?: string
    languages: EditorOption[]
    /** What it is a translation of. */
    of?: Link & { id: string }
    versions: Link[]
  }
}

/** A description or a transcript of an event: title and standfirst are the event's own. */
export type TextEditorProps = EditorProps & {
  title: string
  /** Where it is shown to readers, and to whom. */
  hint: string
  revisionsHref: string
}

export type PageEditorProps = EditorProps & {
  /** The same page in other languages. */
  versions: Link[]
}
