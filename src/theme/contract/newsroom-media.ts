import type { IsoInstant, Picture } from './frame.ts'
import type { NewsroomForm, NewsroomFrame } from './newsroom.ts'

/** A file in the library's list. */
export type MediaCard = {
  id: string
  href: string
  name: string
  kind: 'picture' | 'document'
  /** Absent for documents. */
  thumb?: Picture
  alt: string
  bytes: number
  at: IsoInstant
}

/** A file that was not taken in, and why, in the page's language. */
export type RefusedFile = { name: string; problem: string }

export type MediaLibraryProps = {
  frame: NewsroomFrame
  filter: { query: string; kind: '' | 'picture' | 'document'; state: '' | 'no-alt' | 'unused' | 'removed' }
  items: MediaCard[]
  /** Nothing was ever brought here. */
  isNew: boolean
  refused: RefusedFile[]
  olderHref?: string
  /** Back to the newest. */
  newestHref?: string
  actions: { list: string; upload: string }
  limits: { fileBytes: number; uploadBytes: number; types: string }
}

/** Where a file is shown. */
export type MediaUse = {
  kind: 'article' | 'page' | 'author' | 'event' | 'identity'
  name: string
  href?: string
  isLive: boolean
}

export type MediaItemProps = {
  frame: NewsroomFrame
  item: {
    id: string
    name: string
    kind: 'picture' | 'document'
    type: string
    picture?: Picture
    /** What may be linked to and stays the same when the file is replaced; documents only. */
    address?: string
    width: number
    height: number
    bytes: number
    added: IsoInstant
    removed: boolean
    /** Its sizes are being made. */
    isRendering: boolean
    sizes: { width: number; height: number; type: string; bytes: number }[]
    /** In per cent. */
    focus: { x: number; y: number }
  }
  uses: MediaUse[]
  /** Absent: this member may look, but not change. Fields: `alt`, `caption`, `credit`. */
  save?: string
  /** Absent: not the file itself, nor the fields `rights`, `focusX` and `focusY`. */
  actions?: { replace: string; remove: string; restore: string }
  backHref: string
  form: NewsroomForm
  replaceForm: NewsroomForm
  types: string
}

export type MediaRemovalProps = {
  frame: NewsroomFrame
  name: string
  /** Not empty: it cannot be removed yet. */
  uses: MediaUse[]
  actions: { remove: string; back: string }
}
