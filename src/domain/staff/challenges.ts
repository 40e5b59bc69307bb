import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id, Tables } from '../../platform/db/schema.ts'

export type ChallengePurpose = Tables['challenge']['purpose']

const MINUTES = 5

/** Keeps what a browser was asked to sign, for that browser alone. */
export async function keepChallenge(
  db: Db,
  clock: Clock,
  kept: { purpose: ChallengePurpose; staffId: Id | null; browserToken: string; challenge: string },
): Promise<Id> {
  const { browserToken, ...values } = kept
  const id = newId()
  const expiresAt = toInstantText(clock().add({ minutes: MINUTES }))
  await db
    .insertInto('challenge')
    .values({ id, ...values, browserHash: hashToken(browserToken), expiresAt })
    .execute()
  return id
}

/** Takes it out, so that it serves once. Undefined: used, expired, of another browser, person or purpose. */
export async function takeChallenge(
  db: Db,
  clock: Clock,
  wanted: { id: Id; purpose: ChallengePurpose; staffId: Id | null; browserToken: string },
): Promise<string | undefined> {
  const taken = await db
    .deleteFrom('challenge')
    .where('id', '=', wanted.id)
    .where('purpose', '=', wanted.purpose)
    .where('staffId', wanted.staffId === null ? 'is' : '=', wanted.staffId)
    .where('browserHash', '=', hashToken(wanted.browserToken))
    .where('expiresAt', '>', toInstantText(clock()))
    .returning('challenge')
    .executeTakeFirst()
  return taken?.challenge
}

export async function forgetChallenges(db: Db, clock: Clock): Promise<void> {
  await db.deleteFrom('challenge').where('expiresAt', '<=', toInstantText(clock())).execute()
}
