import type { IsoInstant, Link } from './frame.ts'
import type { DeskRevision } from './newsroom-desk.ts'
import type { NewsroomForm, NewsroomFrame, Stage } from './newsroom.ts'

/** The overview of one static page: what next, where it stands, its revisions. */
export type DeskPageProps = {
  frame: NewsroomFrame
  page: {
    stage: Extract<Stage, 'writing' | 'published' | 'changed'>
    languageName: string
    /** Where readers find it, or would. */
    address: string
    savedAt: IsoInstant
    savedBy: string
    publishedAt?: IsoInstant
    number: number
    /** Of the revision that readers see. */
    liveNumber?: number
  }
  /** The revision that every form on the page speaks of. */
  head: string
  back: Link
  places: {
    edit: string
    preview: string
    /** Fields `head`, `state`: `published` or `unpublished`. */
    publication: string
    revisions: string
    /** From what readers see to the newest. */
    comparison?: string
    removal: string
    onSite?: string
  }
  revisions: DeskRevision[]
  versions: Link[]
  /** Fields `language`, `translationOf`, `title`: languages in which it is not there yet. */
  translation: { action: string; of: string; title: string; languages: { value: string; label: string }[] }
  form: NewsroomForm
}
