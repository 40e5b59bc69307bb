import { createHash } from 'node:crypto'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import { given } from '../../platform/db/given.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { readIdentity } from '../publication/identity.ts'
import { type Addressed, seatsAddressed } from './event-message.ts'
import { addresseesOf } from './newsletters.ts'
import { sendingAt } from './send-time.ts'
import { suppressedAmong } from './suppression.ts'

/** Few, so that others who write to SQLite do not wait long. */
const AT_ONCE = 500

/**
 * Adds the next recipients of an edition whose sending has started. Each step is one transaction that moves the mark
 * `built_to`, so that one cut short is taken up where it was, and of two workers at it one finds nothing to do.
 * Returns whether there is more.
 */
export async function buildAudience(db: Db, clock: Clock, editionId: Id): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const edition = await db
      .selectFrom('edition')
      .leftJoin('newsletter', 'newsletter.id', 'edition.newsletterId')
      .selectAll('edition')
      .select('newsletter.audience')
      .where('edition.id', '=', editionId)
      .where('edition.state', '=', 'building')
      .executeTakeFirst()
    if (!edition) return false
    const people = await nextPeople(db, clock, edition)
    const last = people.at(-1)
    const isHeld = await moveMark(db, clock, edition, last?.id)
    if (!isHeld || !last) return false
    await addCopies(db, edition, people, await dueFor(db, clock, edition))
    return true
  })
}

type Edition = Addressed & {
  id: Id
  newsletterId: Id | null
  language: string
  sendAt: InstantText | null
  inReaderZone: 0 | 1
  audience: Audience | null
  builtTo: Id | null
  samplePercent: number
  sampleEndsAt: string | null
}

type Addressee = { id: Id; email: string; emailKey: string; timeZone: string | null }

/** One statement for them all, with those who are silenced passed over. */
async function addCopies(
  db: Db,
  edition: Edition,
  people: readonly Addressee[],
  dueAt: (person: Addressee, variant: string | null) => InstantText,
): Promise<void> {
  const silent = await suppressedAmong(
    db,
    people.map((person) => person.emailKey),
  )
  const rows = people.map((person) => {
    const variant = trialOf(edition, person.emailKey)
    const isSilent = silent.has(hashToken(person.emailKey))
    return {
      id: newId(),
      of: person.id,
      email: person.email,
      emailKey: person.emailKey,
      variant,
      state: isSilent ? 'skipped' : 'pending',
      problem: isSilent ? 'suppressed' : null,
      dueAt: dueAt(person, variant),
    }
  })
  const own = ['id', 'email', 'emailKey', 'variant', 'state', 'problem', 'dueAt'] as const
  await db
    .insertInto('delivery')
    .columns([...own, edition.newsletterId === null ? 'seatId' : 'subscriptionId', 'editionId'])
    .expression(
      db
        .selectFrom(given(db, [...own, 'of'], rows))
        .select([...own, 'of', (row) => row.val(edition.id).as('editionId')])
        // SQLite takes what follows for a part of a join otherwise.
        .where('id', 'is not', null),
    )
    .onConflict((conflict) => conflict.columns(['editionId', 'emailKey']).doNothing())
    .execute()
}

async function nextPeople(db: Db, clock: Clock, edition: Edition): Promise<Addressee[]> {
  if (edition.newsletterId === null) return nextSeats(db, edition)
  const addressees = addresseesOf(edition.audience ?? 'everyone')
  if (addressees === 'nobody') return []
  const now = toInstantText(clock())
  return db
    .selectFrom('subscription')
    .select(['id', 'email', 'emailKey', 'timeZone'])
    .where('newsletterId', '=', edition.newsletterId)
    .where('language', '=', edition.language)
    .where('confirmedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .where((row) => row.or([row('pausedUntil', 'is', null), row('pausedUntil', '<=', now)]))
    .$if(addressees === 'readers', (query) => query.where('readerId', 'is not', null))
    .where('id', '>', edition.builtTo ?? '')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()
}

function nextSeats(db: Db, edition: Edition): Promise<Addressee[]> {
  return seatsAddressed(db, edition)
    .innerJoin('reader', 'reader.id', 'seat.readerId')
    .select(['seat.id', 'reader.email', 'reader.emailKey', 'seat.timeZone'])
    .where('seat.id', '>', edition.builtTo ?? '')
    .orderBy('seat.id')
    .limit(AT_ONCE)
    .execute()
}

/** False: somebody else has moved it in between. Without anybody left the sending itself begins. */
async function moveMark(db: Db, clock: Clock, edition: Edition, last: Id | undefined): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('edition')
    .set(last === undefined ? { state: 'sending', builtAt: toInstantText(clock()) } : { builtTo: last })
    .where('id', '=', edition.id)
    .where('state', '=', 'building')
    .where('builtTo', edition.builtTo === null ? 'is' : '=', edition.builtTo)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Of a trial, the same people each time it is asked: by a hash of the edition and the address. */
function trialOf({ id, samplePercent }: Edition, emailKey: string): 'a' | 'b' | null {
  if (samplePercent === 0) return 'a'
  const place = createHash('sha256').update(`${id}\n${emailKey}`).digest().readUInt32BE(0) % 10_000
  if (place < samplePercent * 50) return 'a'
  return place < samplePercent * 100 ? 'b' : null
}

/** When each copy is due, reckoned once for each zone. Who is in no trial waits for its end. */
async function dueFor(
  db: Db,
  clock: Clock,
  edition: Edition,
): Promise<(person: Addressee, variant: string | null) => InstantText> {
  const { timeZone } = await readIdentity(db)
  const known = new Map<string | null, InstantText>()
  const inZone = (zone: string | null) => {
    const dueAt = known.get(zone) ?? toInstantText(sendingAt(edition, zone, timeZone, clock))
    known.set(zone, dueAt)
    return dueAt
  }
  const { sampleEndsAt } = edition
  return (person, variant) => {
    const dueAt = inZone(person.timeZone)
    return variant === null && sampleEndsAt !== null && sampleEndsAt > dueAt ? sampleEndsAt : dueAt
  }
}
