/** What the publication is: its access policy, topics, authors, sections, pages, addresses and identity. */
import type { Direction, IsoInstant } from './frame.ts'
import type { NewsroomForm, NewsroomFrame, StaffRole } from './newsroom.ts'

/** A language of the publication, for fields that are written in each: `name-en`, `name-fr` … */
export type WordingLanguage = { code: string; name: string; dir: Direction }

/** A policy as plain sentences tell it. */
export type PolicyFacts = {
  audience: string
  limit: number
  windowDays: number
  /** Names; absent: all. */
  sections?: string[]
  archiveAfterDays?: number
  skipReview: StaffRole[]
  publicHistory: boolean
}

/**
 * Fields: `base`, `audience`, `limit`, `windowDays`, `sections` (`all` or `chosen`), `section-SLUG`, `archiveAfterDays`,
 * `skip-ROLE`, `publicHistory`, and for each language `benefits-CODE`, `lead-CODE`, `note-CODE`. Nothing is in force
 * before the trial was seen.
 */
export type AccessProps = {
  frame: NewsroomFrame
  action: string
  recordHref: string
  present: PolicyFacts
  changed?: { by: string; at: IsoInstant }
  /** The form holds an earlier policy, to be put in force again. */
  restored?: { by: string; at: IsoInstant }
  base: string
  audiences: string[]
  sections: { slug: string; name: string }[]
  roles: StaffRole[]
  languages: WordingLanguage[]
  form: NewsroomForm
}

export type VerdictSaid = {
  open: boolean
  because: 'everyone' | 'entitled' | 'staff' | 'metered' | 'meter-spent' | 'archive' | 'not-metered'
  count: number
}

export type PersonKind = 'visitor' | 'spent' | 'reader' | 'staff'

/** Fields of the bench besides those of the policy, which are hidden: `person`, `opened`, `day`, `articles`. */
export type AccessTrialProps = {
  frame: NewsroomFrame
  action: string
  backHref: string
  /** The policy's own fields, as they were sent. */
  fields: [name: string, value: string][]
  isSame: boolean
  proposed: PolicyFacts
  present: PolicyFacts
  rows: {
    person: PersonKind
    headline: string
    section: string
    published: IsoInstant
    present: VerdictSaid
    proposed: VerdictSaid
    differs: boolean
  }[]
  persons: PersonKind[]
  previews: { language: WordingLanguage; lead: string; benefits: string[]; note: string }[]
  form: NewsroomForm
}

export type PolicyRecordProps = {
  frame: NewsroomFrame
  backHref: string
  changes: {
    by: string
    at: IsoInstant
    /** Benefits, or what stands around them, differ. */
    wordsChanged: boolean
    before: PolicyFacts
    after: PolicyFacts
    /** Absent for the one in force. */
    restoreHref?: string
  }[]
}
