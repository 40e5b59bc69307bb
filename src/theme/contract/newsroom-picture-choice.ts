import type { Link, Picture } from './frame.ts'
import type { MediaCard } from './newsroom-media.ts'
import type { NewsroomForm, NewsroomFrame } from './newsroom.ts'

/** One picture of the library for one purpose: a portrait, a logo. */
export type PictureChoiceProps = {
  frame: NewsroomFrame
  intro: string
  back: Link
  current?: Picture
  /** Where its focal point is set. */
  focusHref?: string
  /** Takes field `media`; empty: none. */
  action: string
  uploadAction: string
  /** `errors.files`: why a file was not taken. */
  upload: NewsroomForm
  types: string
  uploadHint: string
  query: string
  items: MediaCard[]
  olderHref?: string
}
