import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken, newToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { readSessionLimits } from '../staff/session-limits.ts'

export const SESSION_DAYS = 90

export type SessionOwner = { readerId: Id } | { staffId: Id }

export type Device = { id: Id; device: string; createdAt: InstantText; seenAt: InstantText }

/** Returns the token for the cookie; the database keeps only its hash. Whoever signs in has just proved who they are. */
export async function createSession(
  db: Db,
  clock: Clock,
  owner: SessionOwner,
  device: string,
): Promise<string> {
  const token = newToken()
  const now = clock()
  await db
    .insertInto('session')
    .values({
      id: newId(),
      tokenHash: hashToken(token),
      readerId: 'readerId' in owner ? owner.readerId : null,
      staffId: 'staffId' in owner ? owner.staffId : null,
      device,
      createdAt: toInstantText(now),
      seenAt: toInstantText(now),
      expiresAt: 'staffId' in owner ? await staffEnd(db, now) : sessionEnd(now),
      steppedUpAt: 'staffId' in owner ? toInstantText(now) : null,
    })
    .execute()
  return token
}

/**
 * Notes that the session is in use. A reader's ninety days roll on, at most once an hour; a member's never do, and
 * every half a minute is noted, because minutes decide when they have been away too long. True: it was noted.
 */
export async function touchSession(
  db: Db,
  clock: Clock,
  session: { id: Id; seenAt: InstantText; person: { kind: 'reader' | 'staff' } },
): Promise<boolean> {
  const now = clock()
  const isStaff = session.person.kind === 'staff'
  const lately = toInstantText(now.subtract(isStaff ? { seconds: 30 } : { hours: 1 }))
  if (session.seenAt > lately) return false
  const result = await db
    .updateTable('session')
    .set({ seenAt: toInstantText(now), ...(!isStaff && { expiresAt: sessionEnd(now) }) })
    .where('id', '=', session.id)
    .where('seenAt', '<=', lately)
    .where('expiresAt', '>', toInstantText(now))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The person's signed-in browsers, the one seen last first. */
export function listDevices(db: Db, clock: Clock, owner: SessionOwner): Promise<Device[]> {
  return db
    .selectFrom('session')
    .select(['id', 'device', 'createdAt', 'seenAt'])
    .where((eb) =>
      'readerId' in owner ? eb('readerId', '=', owner.readerId) : eb('staffId', '=', owner.staffId),
    )
    .where('expiresAt', '>', toInstantText(clock()))
    .orderBy('seenAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Ends one of the reader's sessions. False: the reader has no such session. */
export async function endSession(db: Db, readerId: Id, sessionId: Id): Promise<boolean> {
  return endWhere(db, (sessions) => sessions.where('id', '=', sessionId).where('readerId', '=', readerId))
}

/** Ends the session of this cookie, a reader's or a staff member's. */
export async function endSessionOfToken(db: Db, token: string): Promise<boolean> {
  return endWhere(db, (sessions) => sessions.where('tokenHash', '=', hashToken(token)))
}

/** At once and everywhere; `except` stays. */
export async function endStaffSessions(db: Db, staffId: Id, except: Id = ''): Promise<boolean> {
  return endWhere(db, (sessions) => sessions.where('staffId', '=', staffId).where('id', '!=', except))
}

export async function endStaffSession(db: Db, staffId: Id, sessionId: Id): Promise<boolean> {
  return endWhere(db, (sessions) => sessions.where('id', '=', sessionId).where('staffId', '=', staffId))
}

export async function endAllSessions(db: Db, readerId: Id): Promise<boolean> {
  return endWhere(db, (sessions) => sessions.where('readerId', '=', readerId))
}

export async function endOtherSessions(db: Db, readerId: Id, keptId: Id): Promise<boolean> {
  return endWhere(db, (sessions) => sessions.where('readerId', '=', readerId).where('id', '!=', keptId))
}

type Deletion = ReturnType<typeof deleteSessions>

async function endWhere(db: Db, narrow: (sessions: Deletion) => Deletion): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const result = await narrow(deleteSessions(db)).executeTakeFirst()
    if (result.numDeletedRows === 0n) return false
    await announceChange(db, 'sessions')
    return true
  })
}

function deleteSessions(db: Db) {
  return db.deleteFrom('session')
}

async function staffEnd(db: Db, now: Temporal.Instant): Promise<InstantText> {
  const { sessionHours } = await readSessionLimits(db)
  return toInstantText(now.add({ hours: sessionHours }))
}

function sessionEnd(now: Temporal.Instant): InstantText {
  return toInstantText(now.add({ hours: SESSION_DAYS * 24 }))
}
