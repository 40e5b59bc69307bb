import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken, newToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'

export const SESSION_DAYS = 90

export type SessionOwner = { readerId: Id } | { staffId: Id }

export type Device = { id: Id; device: string; createdAt: InstantText; seenAt: InstantText }

/** Returns the token for the cookie; the database keeps only its hash. */
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
      expiresAt: sessionEnd(now),
    })
    .execute()
  return token
}

/** Rolls the 90 days on, at most once an hour. True: it did, and the cookie should be sent again. */
export async function touchSession(
  db: Db,
  clock: Clock,
  session: { id: Id; seenAt: InstantText },
): Promise<boolean> {
  const now = clock()
  const anHourAgo = toInstantText(now.subtract({ hours: 1 }))
  if (session.seenAt > anHourAgo) return false
  const result = await db
    .updateTable('session')
    .set({ seenAt: toInstantText(now), expiresAt: sessionEnd(now) })
    .where('id', '=', session.id)
    .where('seenAt', '<=', anHourAgo)
    .where('expiresAt', '>', toInstantText(now))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The reader's signed-in browsers, the one seen last first. */
export function listDevices(db: Db, clock: Clock, readerId: Id): Promise<Device[]> {
  return db
    .selectFrom('session')
    .select(['id', 'device', 'createdAt', 'seenAt'])
    .where('readerId', '=', readerId)
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

function sessionEnd(now: Temporal.Instant): InstantText {
  return toInstantText(now.add({ hours: SESSION_DAYS * 24 }))
}
