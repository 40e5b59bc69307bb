import { toInstantText } from '../../lib/clock.ts'
import type { Db, Id, InstantText, Tables } from '../../platform/db/schema.ts'
import { readSessionLimits, staffSessionEnd } from '../staff/session-limits.ts'

type StaffRole = Tables['staff']['role']

export type Session = {
  id: Id
  device: string
  createdAt: InstantText
  seenAt: InstantText
  expiresAt: InstantText
  /** When this person last proved again who they are. */
  steppedUpAt: InstantText | null
  person: SessionPerson
}

export type SessionPerson =
  | { kind: 'reader'; id: Id; name: string; email: string; language: string }
  | { kind: 'staff'; id: Id; name: string; email: string; role: StaffRole }

/**
 * Who the cookie with this hash belongs to; undefined when it has ended. `expiresAt` of a member's session is the
 * earlier of its two limits.
 */
export async function findSession(
  db: Db,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('session')
    .leftJoin('reader', 'reader.id', 'session.readerId')
    .leftJoin('staff', (join) =>
      join.onRef('staff.id', '=', 'session.staffId').on('staff.removedAt', 'is', null),
    )
    .select(['session.id', 'session.device', 'session.createdAt', 'session.seenAt', 'session.expiresAt'])
    .select('session.steppedUpAt')
    .select(['reader.id as readerId', 'reader.name as readerName', 'reader.email as readerEmail'])
    .select([
      'reader.language',
      'staff.id as staffId',
      'staff.name as staffName',
      'staff.email as staffEmail',
    ])
    .select('staff.role')
    .where('session.tokenHash', '=', tokenHash)
    .where('session.expiresAt', '>', toInstantText(now))
    .executeTakeFirst()
  const person = row && personOf(row)
  if (!person) return undefined
  const { id, device, createdAt, seenAt, expiresAt, steppedUpAt } = row
  const session = { id, device, createdAt, seenAt, expiresAt, steppedUpAt, person }
  return person.kind === 'staff' ? withinLimits(db, session, now) : session
}

async function withinLimits(db: Db, session: Session, now: Temporal.Instant): Promise<Session | undefined> {
  const end = staffSessionEnd(session, await readSessionLimits(db))
  const expiresAt = end < session.expiresAt ? end : session.expiresAt
  return expiresAt > toInstantText(now) ? { ...session, expiresAt } : undefined
}

type PersonColumns = {
  readerId: Id | null
  readerName: string | null
  readerEmail: string | null
  language: string | null
  staffId: Id | null
  staffName: string | null
  staffEmail: string | null
  role: StaffRole | null
}

function personOf(row: PersonColumns): SessionPerson | undefined {
  if (row.readerId !== null) {
    const words = { name: row.readerName ?? '', email: row.readerEmail ?? '', language: row.language ?? '' }
    return { kind: 'reader', id: row.readerId, ...words }
  }
  if (row.staffId === null || row.role === null) return undefined
  return {
    kind: 'staff',
    id: row.staffId,
    name: row.staffName ?? '',
    email: row.staffEmail ?? '',
    role: row.role,
  }
}
