import type { Id } from '../../platform/db/schema.ts'

/** Who a preview is made for: the mail differs by what they may read whole. */
export type PreviewReader = {
  as: 'visitor' | 'reader'
  variant: 'a' | 'b'
  email: string
  name: string | null
}

export type PreviewedMail = {
  subject: string
  html: string
  text: string
  sender: { name: string; address: string }
  language: string
  /** Whether it says how to unsubscribe. */
  hasWayOut: boolean
}

/** The newest words of an edition as a mail; undefined where there is none. */
export type PreviewEdition = (editionId: Id, reader: PreviewReader) => Promise<PreviewedMail | undefined>
