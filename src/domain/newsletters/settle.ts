import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { DeliveryState } from '../../platform/db/schema-letters.ts'
import type { Carried } from '../../platform/mail/carrier.ts'
import type { Claimed } from './claim.ts'
import { suppress } from './suppression.ts'

/** How often the same copy is offered to a server that says "later" before it counts as failed. */
export const MOST_ATTEMPTS = 8
const FIRST_WAIT_SECONDS = 60
const WAIT_GROWS_BY = 3
const UNREACHABLE_WAIT_SECONDS = 30

/** From here the server may have the message. False: the row is somebody else's by now, so nothing may be sent. */
export async function recordWire(
  db: Db,
  clock: Clock,
  { id, fence }: Claimed,
  { server, leaseSeconds }: { server: string; leaseSeconds: number },
): Promise<boolean> {
  const now = clock()
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({
      state: 'on-the-wire',
      server,
      wireAt: toInstantText(now),
      leasedUntil: toInstantText(now.add({ seconds: leaseSeconds })),
    })
    .where('id', '=', id)
    .where('fence', '=', fence)
    // Marked before: the answer to that commit was lost, and it is asked for again.
    .where('state', 'in', ['claimed', 'on-the-wire'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Writes down what became of a copy. False: the row is somebody else's by now, or a person has decided about it. An
 * answer that comes after the row was put in doubt still counts: it is what the doubt was about.
 */
export async function settle(
  db: Db,
  clock: Clock,
  copy: Claimed,
  { outcome, answer }: Carried,
): Promise<boolean> {
  const change = changeFor(clock, copy, outcome)
  if (change === undefined) return false
  const settled = await db
    .updateTable('delivery')
    .set((row) => ({
      ...change,
      // Servers like to repeat the address, which may have been deleted meanwhile.
      answer: row.case().when('email', '=', '').then(null).else(answer).end(),
      leasedUntil: null,
    }))
    .where('id', '=', copy.id)
    .where('fence', '=', copy.fence)
    .where((row) =>
      row.or([
        row('state', 'in', ['claimed', 'on-the-wire']),
        row.and([row('state', '=', 'in-doubt'), row('decidedBy', 'is', null)]),
      ]),
    )
    .returning('email')
    .executeTakeFirst()
  // Deleted while it was on its way: then nothing more is to be known of the address.
  if (settled && settled.email !== '' && outcome === 'refused' && isNobody(answer))
    await suppress(db, clock, { ...copy, kind: 'hard-bounce', evidence: answer })
  return settled !== undefined
}

/** Nobody had room for it: it is due again at `until`, and none of its attempts is used up. */
export async function postpone(
  db: Db,
  { id, fence, attempts }: Claimed,
  until: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'pending', dueAt: toInstantText(until), attempts: attempts - 1, leasedUntil: null })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'claimed')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The letter holds nothing for this recipient. */
export async function skip(db: Db, clock: Clock, { id, fence }: Claimed, problem: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'skipped', problem, settledAt: toInstantText(clock()), leasedUntil: null })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'claimed')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type Change = {
  state: DeliveryState
  problem?: string | null
  settledAt?: string
  dueAt?: string
  attempts?: number
  decidedBy?: null
}

function changeFor(clock: Clock, copy: Claimed, outcome: Carried['outcome']): Change | undefined {
  const now = clock()
  const settledAt = toInstantText(now)
  const again = (seconds: number) => toInstantText(now.add({ seconds }))
  switch (outcome) {
    case 'sent':
      return { state: 'sent', settledAt, problem: null }
    case 'refused':
      return { state: 'failed', settledAt, problem: 'refused' }
    case 'later':
      if (copy.attempts >= MOST_ATTEMPTS) return { state: 'failed', settledAt, problem: 'put off too often' }
      return { state: 'pending', dueAt: again(FIRST_WAIT_SECONDS * WAIT_GROWS_BY ** (copy.attempts - 1)) }
    case 'unreachable':
      // Says nothing about the recipient, so it does not count as an attempt.
      return { state: 'pending', dueAt: again(UNREACHABLE_WAIT_SECONDS), attempts: copy.attempts - 1 }
    case 'in-doubt':
      // Whatever was decided about an earlier doubt, nobody has decided about this one.
      return { state: 'in-doubt', problem: 'no answer', decidedBy: null }
    case 'withdrawn':
      return undefined
  }
}

/** Bad mailbox, bad system, moved without a new address (RFC 3463, 3.2), null MX (RFC 7505), or a disabled mailbox. */
function isNobody(answer: string): boolean {
  return /\b5\.(?:1\.(?:1|2|3|6|10)|2\.1)\b/.test(answer)
}
