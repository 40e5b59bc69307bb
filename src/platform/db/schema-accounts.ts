import type { Id, InstantText, JsonText } from './schema.ts'

export interface AccountTables {
  reader: ReaderTable
  staff: StaffTable
  session: SessionTable
  signIn: SignInTable
  meter: MeterTable
  verdict: VerdictTable
  claim: ClaimTable
}

interface ReaderTable {
  id: Id
  /** As the reader typed it. */
  email: string
  /** Lower case, domain in ASCII: what uniqueness is judged by. */
  emailKey: string
  name: string
  language: string
  createdAt: InstantText
  /** What the address of their own calendar follows from; null: from the reader alone. A new one ends the old address. */
  calendarKey: string | null
}

export type StaffRole = 'writer' | 'editor' | 'publisher' | 'owner'

interface StaffTable {
  id: Id
  email: string
  emailKey: string
  name: string
  role: StaffRole
  createdAt: InstantText
  /** Section ids the role is limited to; null: all. */
  sectionIds: JsonText | null
  /** Set when they left; their name stays on what they did. */
  removedAt: InstantText | null
  /** An interface language; null: that of the page by which they come. */
  language: string | null
}

/** One signed-in browser. The cookie holds a token; only its SHA-256 is here. */
interface SessionTable {
  id: Id
  tokenHash: string
  readerId: Id | null
  staffId: Id | null
  /** "Firefox on Linux", for the list of devices. */
  device: string
  createdAt: InstantText
  seenAt: InstantText
  expiresAt: InstantText
  /** When this person last proved again who they are. */
  steppedUpAt: InstantText | null
}

export type ReaderPurpose = 'sign-in' | 'register' | 'address-old' | 'address-new' | 'delete-account'

/** `staff-check`: a signed-in member proves again who they are. */
export type StaffPurpose = 'staff-sign-in' | 'staff-check' | 'staff-address'

export type SignInPurpose = ReaderPurpose | StaffPurpose

/**
 * One mail with a link and a code. Both are derived from the secret and this id, so nothing here signs anyone in.
 */
interface SignInTable {
  id: Id
  purpose: SignInPurpose
  email: string
  emailKey: string
  /** The reader it is about, where the purpose needs one. */
  readerId: Id | null
  staffId: Id | null
  /** SHA-256 of the cookie of the browser that asked. */
  browserHash: string
  language: string
  /** Local path to return to. */
  next: string
  wrongCodes: number
  data: JsonText
  createdAt: InstantText
  expiresAt: InstantText
  usedAt: InstantText | null
}

/** What a visitor (or reader) has opened in the window. One row, so that counting is one atomic statement. */
interface MeterTable {
  /** A visitor's number or a reader's id. */
  subject: string
  windowStartedAt: InstantText
  used: number
  /** Work ids, each followed by a space. */
  opened: string
}

/** The last verdict given to a known person on an article, for "why was this person walled". */
interface VerdictTable {
  subject: string
  articleId: Id
  verdict: JsonText
  decidedAt: InstantText
}

/** The one-time link by which the owner claims the site. */
interface ClaimTable {
  id: Id
  tokenHash: string
  createdAt: InstantText
  usedAt: InstantText | null
}
