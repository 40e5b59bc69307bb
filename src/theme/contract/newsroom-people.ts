import type { IsoInstant } from './frame.ts'
import type { NewsroomForm, NewsroomFrame, StaffRole } from './newsroom.ts'

/** Where a script asks for what the browser's authenticator is to sign, and the form that carries its answer. */
export type PasskeyForm = { challengeAction: string; action: string }

/** Field `email`; `next` is hidden. The passkey's form has `challenge`, `credential` and `next`. */
export type StaffSignInProps = {
  frame: NewsroomFrame
  action: string
  next: string
  passkey: PasskeyForm
  form: NewsroomForm
}

/** After the message was sent, or not: the answer is the same. Field: `code`. */
export type StaffCheckMailProps = {
  frame: NewsroomFrame
  email: string
  purpose: 'sign-in' | 'address'
  action: string
  againHref: string
  minutes: number
  form: NewsroomForm
}

/** Behind the link of the message; a GET changes nothing. */
export type StaffConfirmLinkProps = {
  frame: NewsroomFrame
  purpose: 'sign-in' | 'check' | 'address'
  state: 'ready' | 'other-browser' | 'expired'
  action: string
  againHref: string
}

/** Who they are has to be proved again before something dangerous. */
export type IdentityCheckProps = {
  frame: NewsroomFrame
  email: string
  /** A POST sends a message with a code. */
  mailAction: string
  next: string
  /** Absent where the member has none. */
  passkey?: PasskeyForm
  minutes: number
  cancelHref: string
  form: NewsroomForm
}

/** Field: `name`. */
export type AcceptInvitationProps = {
  frame: NewsroomFrame
  state: 'ready' | 'used' | 'revoked' | 'expired' | 'unknown'
  email: string
  role: StaffRole
  action: string
  form: NewsroomForm
}

export type StaffMember = {
  id: string
  href: string
  name: string
  email: string
  role: StaffRole
  /** Names; absent: all. */
  sections?: string[]
  /** Absent: signed in nowhere. */
  seen?: IsoInstant
  passkeys: number
  isSelf: boolean
}

export type StaffInvitation = {
  email: string
  role: StaffRole
  sections?: string[]
  expires: IsoInstant
  isExpired: boolean
  resendAction: string
  revokeHref: string
}

export type StaffListProps = {
  frame: NewsroomFrame
  members: StaffMember[]
  invitations: StaffInvitation[]
  inviteHref: string
  limitsHref: string
  limits: { sessionHours: number; idleMinutes: number }
}

export type SectionChoice = { id: string; name: string; chosen: boolean }

/** Fields: `email`, `role`, `language`, and `section-ID` for each section that is ticked. */
export type InviteProps = {
  frame: NewsroomFrame
  action: string
  cancelHref: string
  roles: StaffRole[]
  sections: SectionChoice[]
  languages: { code: string; name: string }[]
  form: NewsroomForm
}

/** Fields: `role`, and `section-ID` for each section that is ticked. */
export type EditMemberProps = {
  frame: NewsroomFrame
  member: StaffMember
  since: IsoInstant
  action: string
  removalHref: string
  cancelHref: string
  roles: StaffRole[]
  sections: SectionChoice[]
  form: NewsroomForm
}

export type StaffQuestionProps = {
  frame: NewsroomFrame
  question: 'remove-member' | 'revoke-invitation' | 'remove-passkey'
  /** The member's name, the address, or the passkey's name. */
  name: string
  action: string
  cancelHref: string
}

/** Fields: `sessionHours`, `idleMinutes`. */
export type SessionLimitsProps = {
  frame: NewsroomFrame
  action: string
  cancelHref: string
  bounds: { sessionHours: { least: number; most: number }; idleMinutes: { least: number; most: number } }
  limits: { sessionHours: number; idleMinutes: number }
  form: NewsroomForm
}

export type StaffSession = {
  id: string
  /** "Firefox on Linux"; absent: unknown. */
  label?: string
  signedIn: IsoInstant
  seen: IsoInstant
  current: boolean
}

export type StaffAccountProps = {
  frame: NewsroomFrame
  name: string
  language: string
  email: string
  emailHref: string
  role: StaffRole
  sections?: string[]
  /** Fields: `name`, `language`. */
  action: string
  passkeys: number
  passkeysHref: string
  sessions: StaffSession[]
  /** Field `session`: one id, or `others`. */
  sessionsAction: string
  form: NewsroomForm
}

/** Field: `email`. */
export type OwnAddressProps = {
  frame: NewsroomFrame
  email: string
  action: string
  backHref: string
  form: NewsroomForm
}

export type PasskeyListProps = {
  frame: NewsroomFrame
  passkeys: {
    name: string
    created: IsoInstant
    used?: IsoInstant
    /** Field: `name`. */
    renameAction: string
    removeHref: string
  }[]
  /** Its form has `challenge`, `credential` and `name`. */
  add: PasskeyForm
  backHref: string
  form: NewsroomForm
}

export type AuditEntry = {
  id: string
  at: IsoInstant
  actor: string
  act: string
  subject: { kind: string; name: string }
  network: string
  /** One line for each thing that changed; either side may be missing. */
  changes: { what: string; before?: string; after?: string }[]
}

export type AuditProps = {
  frame: NewsroomFrame
  action: string
  filter: { actor: string; act: string; kind: string; from: string; to: string }
  actors: { id: string; name: string }[]
  acts: string[]
  kinds: string[]
  entries: AuditEntry[]
  clearHref?: string
  olderHref?: string
  newestHref?: string
  /** Fields: those of `filter`. A POST, because that it was exported is recorded. */
  csvAction: string
  ndjsonAction: string
  form: NewsroomForm
}
