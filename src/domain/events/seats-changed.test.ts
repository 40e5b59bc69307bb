import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addEvent, addReaders, askSeat, eventInput, inAWord } from '../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { makeWorld } from '../../../test/support/world.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { EventInput } from './check-event.ts'
import { SEATS_TOLD } from './letters.ts'
import { readEvent } from './read-event.ts'
import { saveEvent } from './save.ts'
import { cancelSeat, seatOf } from './seats.ts'

describe('Of a seat, when the event is changed under it,', () => {
  forEachDatabase(({ open }) => {
    let db: Db
    let clock: HeldClock
    let readers: Id[]
    beforeEach(async () => {
      ;({ db } = await open())
      clock = holdClock('2030-06-01T10:00:00Z')
      await makeWorld(db, clock)
      readers = await addReaders(db, clock, 3)
    })

    const ask = async (eventId: Id, reader: number, guests = 0) =>
      inAWord(await askSeat(db, clock, eventId, readers[reader] ?? '', { guests }))
    const seat = async (eventId: Id, reader: number) => {
      const found = await seatOf(db, eventId, readers[reader] ?? '')
      return `${found?.state} +${found?.guests}`
    }
    const edit = async (id: Id, wish: Partial<EventInput>) => {
      const version = (await readEvent(db, id, 'en'))?.version ?? 0
      const saved = await saveEvent(db, clock, { id, basedOn: version, input: eventInput(wish) })
      return saved.saved ? 'saved' : 'faults' in saved ? saved.faults[0]?.because : saved.because
    }

    it('nothing is lost to fewer seats, and what comes free afterwards counts', async () => {
      const event = await addEvent(db, clock, { capacity: 4, guestsAllowed: 1 })
      assert.deepEqual([await ask(event, 0, 1), await ask(event, 1, 1)], ['taken', 'taken'])
      const fewer = { capacity: 3, guestsAllowed: 1 }
      assert.equal(await edit(event, fewer), 'below-taken')
      assert.deepEqual([await seat(event, 0), await seat(event, 1)], ['taken +1', 'taken +1'])
      assert.equal(await ask(event, 1, 0), 'taken')
      assert.equal(await edit(event, fewer), 'saved')
      assert.deepEqual([await ask(event, 1, 1), await ask(event, 2)], ['full', 'waiting'])
    })

    it('guests who were promised stay when fewer are allowed, and whoever sends fewer away does not get them back', async () => {
      const event = await addEvent(db, clock, { guestsAllowed: 3 })
      await ask(event, 0, 3)
      assert.equal(await edit(event, { guestsAllowed: 1 }), 'saved')
      assert.equal(await ask(event, 0, 3), 'taken')
      assert.equal(await seat(event, 0), 'taken +3')
      assert.equal(await ask(event, 0, 4), 'guests')
      assert.equal(await ask(event, 0, 2), 'taken')
      assert.equal(await ask(event, 0, 3), 'guests')
      assert.deepEqual([await ask(event, 1, 2), await ask(event, 1, 1)], ['guests', 'taken'])
      await cancelSeat(db, clock, event, readers[0] ?? '')
      assert.equal(await ask(event, 0, 2), 'guests', 'who comes back comes as everybody does')
    })

    it('no number of guests but a whole one is taken', async () => {
      const event = await addEvent(db, clock, { guestsAllowed: 3 })
      for (const guests of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])
        assert.equal(await ask(event, 0, guests), 'guests', String(guests))
    })

    it('registration that closes in between keeps it, lets a party be smaller and not larger, and an offer be taken up', async () => {
      const event = await addEvent(db, clock, { capacity: 3, guestsAllowed: 2 })
      await ask(event, 0, 1)
      await ask(event, 2)
      await ask(event, 1)
      const closed = { capacity: 3, guestsAllowed: 2, closes: { at: '2030-06-01T12:00' } }
      assert.equal(await edit(event, closed), 'saved')
      clock.pass({ hours: 1 })
      assert.equal(await ask(event, 0, 2), 'closed')
      assert.equal(await ask(event, 0, 0), 'taken')
      assert.deepEqual([await seat(event, 0), await seat(event, 1)], ['taken +0', 'offered +0'])
      assert.equal(await ask(event, 1, 1), 'closed')
      assert.equal(await ask(event, 1), 'taken')
      assert.equal(await cancelSeat(db, clock, event, readers[0] ?? ''), true)
    })

    it('another zone moves the hour and tells everybody; an hour that it leaves out is refused, and moves nothing', async () => {
      const event = await addEvent(db, clock, {
        starts: { at: '2031-03-30T02:30' },
        ends: { at: '2031-03-30T04:00' },
        timeZone: 'Africa/Lagos',
      })
      await ask(event, 0)
      const times = { starts: { at: '2031-03-30T02:30' }, ends: { at: '2031-03-30T04:00' } }
      assert.equal(await edit(event, { ...times, timeZone: 'Europe/Vienna' }), 'skipped')
      assert.equal((await readEvent(db, event, 'en'))?.startsAt, '2031-03-30T01:30:00.000Z')
      assert.equal(await edit(event, { ...times, timeZone: 'Asia/Tokyo' }), 'saved')
      const moved = await readEvent(db, event, 'en')
      assert.deepEqual([moved?.startsAt, moved?.sequence], ['2031-03-29T17:30:00.000Z', 1])
      const told = await db.selectFrom('job').select('id').where('kind', '=', SEATS_TOLD).execute()
      assert.equal(told.length, 1)
      assert.equal(await seat(event, 0), 'taken +0')
    })
  })
})
