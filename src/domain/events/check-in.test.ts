import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addEvent, addReaders, askSeat } from '../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { makeWorld } from '../../../test/support/world.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { type DoorAct, foldActs, recordAct } from './check-in.ts'
import { cancelSeat } from './seats.ts'

const at = (minute: number) => `2030-06-12T17:${String(minute).padStart(2, '0')}:00.000Z`

describe('A check-in', () => {
  forEachDatabase(({ open }) => {
    let db: Db
    let clock: HeldClock
    let eventId: Id
    let readerId: Id
    let seatId: Id
    beforeEach(async () => {
      ;({ db } = await open())
      clock = holdClock('2030-06-12T18:00:00Z')
      await makeWorld(db, clock)
      ;[readerId = ''] = await addReaders(db, clock, 1)
      eventId = await addEvent(db, clock, {
        guestsAllowed: 1,
        starts: { at: '2030-06-12T21:00' },
        ends: { at: '2030-06-12T22:00' },
      })
      const given = await askSeat(db, clock, eventId, readerId, { guests: 1 })
      seatId = given.is === 'refused' ? assert.fail(given.because) : given.seatId
    })

    const send = (id: string, act: DoorAct['act'], when: string) =>
      recordAct(db, clock, eventId, { id, seatId, act, at: when }, 'edgar')
    const stands = () =>
      db
        .selectFrom('seat')
        .select(['checkedInAt', 'arrived'])
        .where('id', '=', seatId)
        .executeTakeFirstOrThrow()

    it('that comes twice counts once, and of two doors the earliest arrival stands, whichever is heard first', async () => {
      assert.equal(await send('late-door', 'in', at(30)), 'counted')
      assert.equal(await send('late-door', 'in', at(30)), 'already')
      assert.equal(await send('early-door', 'in', at(10)), 'counted')
      assert.deepEqual(await stands(), { checkedInAt: at(10), arrived: 2 })
      assert.equal(await send('third-door', 'in', at(20)), 'already')
      assert.deepEqual(await stands(), { checkedInAt: at(10), arrived: 2 })
    })

    it('of a part of a party leaves the rest to come, at whichever door, and never counts more than there are', async () => {
      const some = (id: string, minute: number) =>
        recordAct(db, clock, eventId, { id, seatId, act: 'in', at: at(minute), people: 1 }, 'edgar')
      assert.equal(await some('first', 10), 'counted')
      assert.deepEqual(await stands(), { checkedInAt: at(10), arrived: 1 })
      assert.equal(await some('first', 10), 'already')
      assert.equal(await some('second', 30), 'counted')
      assert.deepEqual(await stands(), { checkedInAt: at(10), arrived: 2 })
      assert.equal(await some('third', 31), 'already')
      await send('back', 'out', at(32))
      assert.equal(await some('fourth', 33), 'counted')
      assert.deepEqual(await stands(), { checkedInAt: at(33), arrived: 1 })
    })

    it('can be taken back, which is no end: who comes again later has come', async () => {
      await send('one', 'in', at(10))
      assert.equal(await send('two', 'out', at(11)), 'counted')
      assert.deepEqual(await stands(), { checkedInAt: null, arrived: 0 })
      assert.equal(await send('one', 'in', at(10)), 'already', 'sent once more by a phone that had no answer')
      assert.equal(await send('three', 'in', at(12)), 'counted')
      assert.deepEqual(await stands(), { checkedInAt: at(12), arrived: 2 })
    })

    it('is never later than it is received, and only for a seat that is taken, at this event', async () => {
      await send('ahead', 'in', '2031-01-01T00:00:00.000Z')
      assert.equal((await stands()).checkedInAt, '2030-06-12T18:00:00.000Z')
      const other = await addEvent(db, clock, { slug: 'other' })
      const act = { id: 'other', seatId, act: 'out', at: at(1) } as const
      assert.equal(await recordAct(db, clock, other, act, 'edgar'), 'no-seat')
      assert.equal(await cancelSeat(db, clock, eventId, readerId), false, 'they are there')
      await send('back', 'out', '2031-01-01T00:00:00.000Z')
      assert.equal(await cancelSeat(db, clock, eventId, readerId), true)
      assert.equal(await send('gone', 'in', at(40)), 'no-seat')
    })

    it('from before acts were kept stands until it is taken back', async () => {
      await db
        .updateTable('seat')
        .set({ checkedInAt: at(5), arrived: 2 })
        .execute()
      assert.equal(await send('again', 'in', at(30)), 'already')
      assert.equal((await stands()).checkedInAt, at(5))
      await send('undo', 'out', at(31))
      assert.equal((await stands()).checkedInAt, null)
    })
  })
})

it('two phones converge: in whatever order acts arrive, the seat stands the same', () => {
  const act = fc.record({ act: fc.constantFrom('in' as const, 'out' as const), at: fc.nat(59).map(at) })
  const acts = fc.array(act, { maxLength: 8 })
  fc.assert(
    fc.property(
      acts.chain((given) =>
        fc.tuple(
          fc.constant(given),
          fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
        ),
      ),
      ([given, shuffled]) => foldActs(given) === foldActs(shuffled),
    ),
  )
})
