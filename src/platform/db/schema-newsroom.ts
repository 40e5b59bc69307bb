import type { Id, InstantText, JsonText } from './schema.ts'
import type { StaffRole } from './schema-accounts.ts'

export interface NewsroomTables {
  invitation: InvitationTable
  passkey: PasskeyTable
  challenge: ChallengeTable
  audit: AuditTable
  staffSetting: StaffSettingTable
  presence: PresenceTable
  remark: RemarkTable
  previewLink: PreviewLinkTable
  savedFilter: SavedFilterTable
  frontRevision: FrontRevisionTable
  navigationEntry: NavigationEntryTable
  bulkAct: BulkActTable
  headAuthor: HeadAuthorTable
}

/** The link's token is derived from the secret and the id, as for sign-in. */
interface InvitationTable {
  id: Id
  email: string
  emailKey: string
  role: StaffRole
  /** Section ids, or null for all. */
  sectionIds: JsonText | null
  language: string
  invitedBy: Id
  createdAt: InstantText
  expiresAt: InstantText
  usedAt: InstantText | null
  revokedAt: InstantText | null
}

/** `id` is the credential's id, `publicKey` its COSE key, both base64url. */
interface PasskeyTable {
  id: string
  staffId: Id
  publicKey: string
  counter: number
  transports: JsonText
  name: string
  createdAt: InstantText
  usedAt: InstantText | null
}

/** A WebAuthn challenge, used once. */
interface ChallengeTable {
  id: Id
  purpose: 'registration' | 'sign-in' | 'step-up'
  staffId: Id | null
  browserHash: string
  challenge: string
  expiresAt: InstantText
}

/** One row, or none where nothing was changed: how long a session of staff lasts. */
interface StaffSettingTable {
  id: 'current'
  sessionHours: number
  idleMinutes: number
  changedAt: InstantText
}

/** Append-only, which triggers enforce. `before` and `after` never hold a secret. */
interface AuditTable {
  id: Id
  /** A staff id, or `shell`. */
  actor: string
  actorName: string
  /** `article.publish`, `staff.invite` … */
  act: string
  subjectKind: string
  subjectId: string
  subjectName: string
  network: string
  before: JsonText | null
  after: JsonText | null
  createdAt: InstantText
}

/** Who is in an article or a page now, by browser tab. A row unseen for a minute counts as left. */
interface PresenceTable {
  subjectId: Id
  tab: string
  staffId: Id
  since: InstantText
  seenAt: InstantText
  /** Set for the one who writes; the others read along. */
  writingSince: InstantText | null
}

/** What colleagues say of an article: a note, a comment in review, or a change asked for. */
interface RemarkTable {
  id: Id
  articleId: Id
  revisionId: Id | null
  staffId: Id
  kind: 'note' | 'comment' | 'change-request'
  text: string
  resolvedAt: InstantText | null
  createdAt: InstantText
}

interface PreviewLinkTable {
  id: Id
  articleId: Id
  tokenHash: string
  createdBy: Id
  createdAt: InstantText
  expiresAt: InstantText
  revokedAt: InstantText | null
}

interface SavedFilterTable {
  id: Id
  staffId: Id
  name: string
  filter: JsonText
  createdAt: InstantText
}

/** Append-only. The newest row whose time has come is the front page. */
interface FrontRevisionTable {
  id: Id
  language: string
  layout: JsonText
  liveFrom: InstantText
  createdBy: Id
  createdAt: InstantText
  withdrawnAt: InstantText | null
}

/** What a member did to many articles at once, for as long as it can be undone. */
interface BulkActTable {
  id: Id
  staffId: Id
  wish: JsonText
  /** What each article was before and after (see articles/bulk/wish.ts). */
  done: JsonText
  /** What could not be done, by name, and why. */
  refused: JsonText
  createdAt: InstantText
  expiresAt: InstantText
  undoneAt: InstantText | null
}

/** Who is in the byline of an article's newest revision. */
interface HeadAuthorTable {
  authorId: Id
  articleId: Id
}

/** A language's header or footer that has no rows is arranged by itself. */
interface NavigationEntryTable {
  id: Id
  language: string
  place: 'header' | 'footer'
  position: number
  kind: 'section' | 'series' | 'topic' | 'page' | 'fixed' | 'address'
  /** An id; of a fixed place its name; else an address elsewhere. */
  target: string
  /** Empty: what it leads to gives the name. */
  label: string
  hiddenAt: InstantText | null
}
