import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addEvent, addReaders, askSeat, eventInput, inAWord } from '../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { makeWorld } from '../../../test/support/world.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { SeatLetterKind } from '../../platform/db/schema-events.ts'
import type { EventInput } from './check-event.ts'
import { enqueueToSeats, SEATS_TOLD } from './letters.ts'
import { lapseOffers } from './offers.ts'
import { cancelEvent } from './publish.ts'
import { readEvent } from './read-event.ts'
import { remindSeats } from './reminders.ts'
import { saveEvent } from './save.ts'
import { cancelSeat, giveUpSeats, seatOf, waitingBefore } from './seats.ts'

describe('A seat', () => {
  forEachDatabase(({ open }) => {
    let db: Db
    let clock: HeldClock
    let readers: Id[]
    beforeEach(async () => {
      ;({ db } = await open())
      clock = holdClock('2030-06-01T10:00:00Z')
      await makeWorld(db, clock)
      readers = await addReaders(db, clock, 4)
    })

    const ask = async (eventId: Id, reader: number, guests = 0) =>
      inAWord(await askSeat(db, clock, eventId, readers[reader] ?? '', { guests }))
    const leave = (eventId: Id, reader: number) => cancelSeat(db, clock, eventId, readers[reader] ?? '')
    const stateOf = async (eventId: Id, reader: number) =>
      (await seatOf(db, eventId, readers[reader] ?? ''))?.state
    const takenOf = async (eventId: Id) => (await readEvent(db, eventId, 'en'))?.taken
    const letters = async (kind: SeatLetterKind) => {
      const rows = await db.selectFrom('seatLetter').select('seatId').where('kind', '=', kind).execute()
      return rows.length
    }
    const edit = async (id: Id, wish: Partial<EventInput>) => {
      const version = (await readEvent(db, id, 'en'))?.version ?? 0
      return saveEvent(db, clock, { id, basedOn: version, input: eventInput(wish) })
    }

    it('is given while there are some, then a place in the waiting list, or nothing where there is none', async () => {
      const event = await addEvent(db, clock, { capacity: 1 })
      assert.deepEqual(
        [await ask(event, 0), await ask(event, 1), await ask(event, 2)],
        ['taken', 'waiting', 'waiting'],
      )
      assert.equal(await waitingBefore(db, (await seatOf(db, event, readers[2] ?? '')) ?? assert.fail()), 1)
      const strict = await addEvent(db, clock, { slug: 'strict', capacity: 1, hasWaitingList: false })
      assert.deepEqual([await ask(strict, 0), await ask(strict, 1)], ['taken', 'full'])
      assert.deepEqual([await letters('confirmation'), await letters('waiting')], [2, 2])
    })

    it('that was freed is offered to the longest waiting, for a day, then to the next', async () => {
      const event = await addEvent(db, clock, { capacity: 1 })
      for (const reader of [0, 1, 2]) await ask(event, reader)
      assert.equal(await leave(event, 0), true)
      assert.equal(await stateOf(event, 1), 'offered')
      assert.equal(await ask(event, 3), 'waiting', 'what is on offer is not free')
      clock.pass({ hours: 23 })
      await lapseOffers(db, clock)
      assert.equal(await stateOf(event, 1), 'offered')
      clock.pass({ hours: 1 })
      assert.equal(await ask(event, 1), 'closed', 'even before the job has run')
      await lapseOffers(db, clock)
      await lapseOffers(db, clock)
      assert.deepEqual([await stateOf(event, 1), await stateOf(event, 2)], ['lapsed', 'offered'])
      assert.equal(await ask(event, 2), 'taken')
      assert.equal(await takenOf(event), 1)
      assert.deepEqual(
        [await letters('offer'), await letters('lapse'), await letters('confirmation')],
        [2, 1, 2],
      )
    })

    it('is offered no longer than until the beginning', async () => {
      const event = await addEvent(db, clock, {
        capacity: 1,
        starts: { at: '2030-06-01T20:00' },
        ends: { at: '2030-06-01T21:00' },
      })
      await ask(event, 0)
      await ask(event, 1)
      await leave(event, 0)
      assert.equal((await seatOf(db, event, readers[1] ?? ''))?.offeredUntil, '2030-06-01T18:00:00.000Z')
    })

    it('counts its guests; fewer free what they had, and a party that is too large lets a smaller one by', async () => {
      const event = await addEvent(db, clock, { capacity: 4, guestsAllowed: 2 })
      assert.equal(await ask(event, 0, 3), 'guests')
      assert.equal(await ask(event, 0, 2), 'taken')
      assert.equal(await ask(event, 1, 2), 'waiting')
      assert.equal(await ask(event, 2, 0), 'taken')
      assert.equal(await takenOf(event), 4)
      assert.equal(await ask(event, 0, 1), 'taken')
      assert.equal(await stateOf(event, 1), 'waiting')
      assert.equal(await ask(event, 0, 0), 'taken')
      assert.equal(await ask(event, 1, 1), 'waiting')
      assert.equal(await stateOf(event, 1), 'offered', 'the smaller party fits')
      assert.equal(await ask(event, 1, 1), 'taken')
      assert.equal(await takenOf(event), 4)
    })

    it('is not for who is of another audience, too early, too late, or at what was cancelled', async () => {
      const planned = await addEvent(db, clock, { slug: 'planned', audience: 'plan:patron' })
      assert.equal(await ask(planned, 0), 'audience')
      const timed = await addEvent(db, clock, {
        slug: 'timed',
        opens: { at: '2030-06-02T10:00' },
        closes: { at: '2030-06-03T10:00' },
      })
      assert.equal(await ask(timed, 0), 'not-open')
      clock.pass({ hours: 24 })
      assert.equal(await ask(timed, 0), 'taken')
      clock.pass({ hours: 24 })
      assert.equal(await ask(timed, 1), 'closed')
      const off = await addEvent(db, clock, { slug: 'off' })
      await ask(off, 0)
      assert.equal(await cancelEvent(db, clock, off), true)
      assert.equal(await ask(off, 1), 'cancelled')
      clock.pass({ hours: 24 * 30 })
      assert.equal(await ask(timed, 1), 'over')
    })

    it('comes free when an account is deleted, and when there are more; never are there fewer than are taken', async () => {
      const event = await addEvent(db, clock, { capacity: 2 })
      for (const reader of [0, 1, 2, 3]) await ask(event, reader)
      await db.transaction().execute((db) => giveUpSeats(db, clock, readers[0] ?? ''))
      assert.equal(await stateOf(event, 2), 'offered')
      const lower = await edit(event, { capacity: 1 })
      assert.deepEqual(lower, {
        saved: false,
        because: 'invalid',
        faults: [{ field: 'capacity', because: 'below-taken', detail: '2' }],
      })
      assert.equal((await edit(event, { capacity: 3 })).saved, true)
      assert.equal(await stateOf(event, 3), 'offered')
      assert.equal(await takenOf(event), 3)
    })

    it('is told of what calendars must learn, once, and of nothing else', async () => {
      const event = await addEvent(db, clock)
      await ask(event, 0)
      await edit(event, { capacity: 50 })
      const told = await db.selectFrom('job').select('payload').where('kind', '=', SEATS_TOLD).execute()
      assert.equal(told.length, 0)
      await edit(event, { capacity: 50, starts: { at: '2030-06-12T18:30' } })
      assert.equal((await readEvent(db, event, 'en'))?.sequence, 1)
      for (let time = 0; time < 2; time += 1)
        await enqueueToSeats(db, clock, { eventId: event, kind: 'change', sequence: 1 })
      assert.equal(await letters('change'), 1)
    })

    it('is reminded of a day and an hour before, once each, and thanked; never after the beginning', async () => {
      const event = await addEvent(db, clock, {
        starts: { at: '2030-06-04T19:00' },
        ends: { at: '2030-06-04T21:00' },
      })
      await ask(event, 0)
      await remindSeats(db, clock)
      assert.equal(await letters('day'), 0)
      clock.pass({ hours: 24 * 2 + 8 })
      await ask(event, 1)
      for (let time = 0; time < 3; time += 1) await remindSeats(db, clock)
      assert.equal(await letters('day'), 1, 'not to who has just been told')
      clock.pass({ hours: 22, minutes: 30 })
      await remindSeats(db, clock)
      assert.deepEqual([await letters('day'), await letters('hour')], [1, 2])
      clock.pass({ hours: 3 })
      await remindSeats(db, clock)
      await remindSeats(db, clock)
      assert.equal(await letters('thanks'), 2)
      const late = await addEvent(db, clock, {
        slug: 'late',
        starts: { at: '2030-06-08T19:00' },
        ends: { at: '2030-06-08T21:00' },
      })
      await ask(late, 0)
      clock.pass({ hours: 24 * 4 })
      await remindSeats(db, clock)
      assert.deepEqual(
        [await letters('day'), await letters('hour')],
        [1, 2],
        'the programme was down over it',
      )
    })

    it('that was cancelled can be asked for again', async () => {
      const event = await addEvent(db, clock, { capacity: 1 })
      await ask(event, 0)
      await leave(event, 0)
      assert.equal(await leave(event, 0), false)
      assert.equal(await takenOf(event), 0)
      assert.equal(await ask(event, 0), 'taken')
      assert.deepEqual([await letters('confirmation'), await letters('cancellation')], [2, 1])
    })
  })
})
