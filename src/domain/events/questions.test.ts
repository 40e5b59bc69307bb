import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addEvent, addReaders, askSeat } from '../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { makeWorld } from '../../../test/support/world.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { countQuestions, listQuestions, markQuestion } from './question-list.ts'
import { keepQuestion, LONGEST_QUESTION, questionsOf, withdrawQuestion } from './questions.ts'
import { cancelSeat, seatOf } from './seats.ts'

describe('A question sent in beforehand', () => {
  forEachDatabase(({ open }) => {
    let db: Db
    let clock: HeldClock
    let eventId: Id
    let ada: Id
    let noor: Id
    beforeEach(async () => {
      ;({ db } = await open())
      clock = holdClock('2030-06-01T10:00:00Z')
      await makeWorld(db, clock)
      ;[ada = '', noor = ''] = await addReaders(db, clock, 2)
      eventId = await addEvent(db, clock)
      await askSeat(db, clock, eventId, ada)
    })

    const send = (text: string, id: Id | null = null, readerId = ada) =>
      keepQuestion(db, clock, { eventId, readerId, id, text })
    const sent = async () => {
      const seat = (await seatOf(db, eventId, ada)) ?? assert.fail()
      return questionsOf(db, seat.id)
    }
    const texts = async (view: 'new' | 'chosen' | 'answered' | 'all') =>
      (await listQuestions(db, eventId, view)).map(({ text }) => text)

    it('is for those who have a seat, has bounds, and there are three at most, sent at once or not', async () => {
      assert.equal(await send('Who may pass?', null, noor), 'no-seat')
      assert.equal(await send(' \u0007\r\n '), 'empty')
      assert.equal(await send('x'.repeat(LONGEST_QUESTION + 1)), 'too-long')
      const answers = await Promise.all(
        ['One?', 'Two?', 'Three?', 'Four?', 'Five?'].map((text) => send(text)),
      )
      assert.deepEqual(answers.toSorted(), ['saved', 'saved', 'saved', 'too-many', 'too-many'])
      assert.equal((await sent()).length, 3)
    })

    it('can be changed and taken back until the event begins, and by nobody else', async () => {
      await send('Who may\r\npass?\u0000\u200f')
      const [{ id, text } = assert.fail()] = await sent()
      assert.equal(text, 'Who may\npass?\u200f')
      assert.equal(await send('Who may stay?', id), 'saved')
      assert.equal(await send('Mine now.', id, noor), 'no-seat')
      await askSeat(db, clock, eventId, noor)
      assert.equal(await send('Mine now.', id, noor), 'unknown')
      assert.equal(await withdrawQuestion(db, clock, { eventId, readerId: noor, id }), 'unknown')
      clock.pass({ hours: 24 * 12 })
      assert.equal(await send('Too late?', id), 'too-late')
      assert.equal(await withdrawQuestion(db, clock, { eventId, readerId: ada, id }), 'too-late')
      assert.deepEqual(await texts('all'), ['Who may stay?'])
    })

    it('is chosen for its words: other words are to be chosen anew', async () => {
      for (const text of ['One?', 'Two?', 'Three?']) await send(text)
      const [one, two] = (await sent()).map(({ id }) => id)
      await markQuestion(db, clock, { eventId, id: two ?? '', mark: 'choose' })
      clock.pass({ minutes: 1 })
      await markQuestion(db, clock, { eventId, id: one ?? '', mark: 'choose' })
      assert.deepEqual(await texts('chosen'), ['Two?', 'One?'], 'in the order of choosing')
      await send('Two?', two)
      assert.deepEqual(await texts('chosen'), ['Two?', 'One?'], 'the same words')
      await send('Two, really?', two)
      assert.deepEqual(await texts('chosen'), ['One?'])
      await markQuestion(db, clock, { eventId, id: one ?? '', mark: 'answer' })
      assert.deepEqual(await countQuestions(db, eventId), { new: 2, chosen: 0, answered: 1, all: 3 })
      const other = await addEvent(db, clock, { slug: 'other' })
      assert.equal(await markQuestion(db, clock, { eventId: other, id: one ?? '', mark: 'reopen' }), false)
    })

    it('goes unread with the seat, and comes back with it', async () => {
      await send('Who may pass?')
      await cancelSeat(db, clock, eventId, ada)
      assert.deepEqual(await texts('all'), [])
      await askSeat(db, clock, eventId, ada)
      assert.deepEqual(await texts('all'), ['Who may pass?'])
    })
  })
})
