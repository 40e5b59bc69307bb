import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Database } from '../../platform/db/open.ts'
import { passOverLocked } from '../../platform/db/pass-over-locked.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { SeatAudience } from '../../platform/db/schema-letters.ts'
import { ADDRESS_DELETED } from '../readers/forget-copies.ts'
import { type Other, readdress } from './moved-copies.ts'
import { whyNotAddressed } from './event-message.ts'
import { suppressedAmong } from './suppression.ts'

/** A copy that this worker holds. Nothing it reports counts once somebody else has claimed the row (`fence`). */
export type Claimed = {
  id: Id
  editionId: Id
  subscriptionId: Id | null
  seatId: Id | null
  email: string
  emailKey: string
  variant: 'a' | 'b'
  attempts: number
  fence: number
  /** The account behind the address, where there is one. */
  readerId: Id | null
  name: string | null
}

/**
 * Takes up to `most` copies that are due. Who has left, paused or been silenced since the audience was frozen is passed
 * over in the same transaction: an unsubscribe holds up to this moment. `taken` counts those, too: where it is zero,
 * nothing is due.
 */
export async function claimDeliveries(
  database: Database,
  clock: Clock,
  { editionId, most, leaseSeconds }: { editionId: Id; most: number; leaseSeconds: number },
): Promise<{ copies: Claimed[]; taken: number }> {
  const now = toInstantText(clock())
  return database.db.transaction().execute(async (db) => {
    const edition = await db
      .selectFrom('edition')
      .select(['chosenSubject', 'samplePercent', 'seatAudience'])
      .where('id', '=', editionId)
      .where('state', '=', 'sending')
      .executeTakeFirst()
    if (!edition) return { copies: [], taken: 0 }
    const isTrying = edition.samplePercent > 0 && edition.chosenSubject === null
    const rows = await db
      .updateTable('delivery')
      .set((row) => ({
        state: 'claimed',
        fence: row('fence', '+', 1),
        attempts: row('attempts', '+', 1),
        leasedUntil: toInstantText(clock().add({ seconds: leaseSeconds })),
        variant: row.fn.coalesce('variant', row.val(edition.chosenSubject ?? ('a' as const))),
      }))
      .where('id', 'in', (query) =>
        passOverLocked(
          database,
          query
            .selectFrom('delivery')
            .select('id')
            .where('editionId', '=', editionId)
            .where('state', '=', 'pending')
            .where('dueAt', '<=', now)
            // Whoever is in no trial gets the subject that was chosen, and so waits until one is.
            .$if(isTrying, (rows) => rows.where('variant', 'is not', null))
            .orderBy('dueAt')
            .orderBy('id')
            .limit(most),
        ),
      )
      .returning(['id', 'subscriptionId', 'seatId', 'email', 'emailKey', 'variant', 'attempts', 'fence'])
      .execute()
    const people = await peopleOf(db, rows, edition.seatAudience, now)
    const personOf = (row: Addressed) => people.get(nameOf(row))
    const silent = await suppressedAmong(
      db,
      rows.map((row) => personOf(row)?.emailKey ?? row.emailKey),
    )
    const copies: Claimed[] = []
    const undecided = new Set(rows.map(({ id }) => id))
    /** Nobody has taken it up, and it is not for that address any more, or for nobody at all. */
    const isLeaving = async (other: Other) => {
      if (other.state === 'skipped') return true
      if (other.state !== 'pending' && !undecided.has(other.id)) return false
      const theirs =
        personOf(other) ?? (await peopleOf(db, [other], edition.seatAudience, now)).get(nameOf(other))
      return theirs?.emailKey !== other.emailKey
    }
    for (const { email, emailKey, ...row } of rows) {
      const person = personOf(row)
      const copy = { id: row.id, editionId, emailKey }
      const reason = whyNot(person, silent) ?? (await whyNotThere(db, copy, person, isLeaving))
      undecided.delete(row.id)
      if (reason !== undefined) await passOver(db, row.id, reason, now)
      else
        copies.push({
          ...row,
          email: person?.email ?? email,
          emailKey: person?.emailKey ?? emailKey,
          editionId,
          variant: row.variant ?? 'a',
          readerId: person?.readerId ?? null,
          name: person?.name ?? null,
        })
    }
    return { copies, taken: rows.length }
  })
}

type Standing = {
  /** By now: it may have changed since the audience was frozen. */
  email: string
  emailKey: string
  readerId: Id | null
  name: string | null
  gone: string | undefined
}

type Addressed = { subscriptionId: Id | null; seatId: Id | null }

function nameOf({ subscriptionId, seatId }: Addressed): Id {
  return subscriptionId ?? seatId ?? ''
}

async function peopleOf(
  db: Db,
  rows: readonly Addressed[],
  seatAudience: SeatAudience | null,
  now: string,
): Promise<Map<Id, Standing>> {
  const subscriptionIds = rows.map((row) => row.subscriptionId).filter((id) => id !== null)
  const seatIds = rows.map((row) => row.seatId).filter((id) => id !== null)
  const subscriptions =
    subscriptionIds.length === 0
      ? []
      : await db
          .selectFrom('subscription')
          .leftJoin('reader', 'reader.id', 'subscription.readerId')
          .select(['subscription.id', 'subscription.email', 'subscription.emailKey', 'readerId'])
          .select(['reader.name', 'endedAt', 'pausedUntil', 'confirmedAt'])
          .where('subscription.id', 'in', subscriptionIds)
          .execute()
  const seats =
    seatIds.length === 0
      ? []
      : await db
          .selectFrom('seat')
          .innerJoin('reader', 'reader.id', 'seat.readerId')
          .select(['seat.id', 'readerId', 'reader.email', 'reader.emailKey', 'reader.name', 'state'])
          .where('seat.id', 'in', seatIds)
          .execute()
  return new Map<Id, Standing>([
    ...subscriptions.map(({ id, endedAt, pausedUntil, confirmedAt, ...person }): [Id, Standing] => [
      id,
      { ...person, gone: goneSince({ endedAt, pausedUntil, confirmedAt }, now) },
    ]),
    ...seats.map(({ id, state, ...person }): [Id, Standing] => [
      id,
      { ...person, gone: whyNotAddressed(seatAudience, state) },
    ]),
  ])
}

function goneSince(
  since: { endedAt: string | null; pausedUntil: string | null; confirmedAt: string | null },
  now: string,
): string | undefined {
  if (since.endedAt !== null || since.confirmedAt === null) return 'unsubscribed'
  return since.pausedUntil !== null && since.pausedUntil > now ? 'paused' : undefined
}

function whyNot(person: Standing | undefined, silent: ReadonlySet<string>): string | undefined {
  if (!person) return 'account deleted'
  if (person.email === '') return ADDRESS_DELETED
  return silent.has(hashToken(person.emailKey)) ? 'suppressed' : person.gone
}

/** Whoever has moved gets it where they are now. */
async function whyNotThere(
  db: Db,
  copy: { id: Id; editionId: Id; emailKey: string },
  person: Standing | undefined,
  isLeaving: (other: Other) => Promise<boolean>,
): Promise<string | undefined> {
  if (!person || person.emailKey === copy.emailKey) return undefined
  return (await readdress(db, copy, person, isLeaving)) ? undefined : 'gets it there already'
}

async function passOver(db: Db, id: Id, problem: string, now: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'skipped', problem, leasedUntil: null, settledAt: now })
    .where('id', '=', id)
    .execute()
}
