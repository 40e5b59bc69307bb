import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'
import nodemailer from 'nodemailer'
import { forEachDatabase } from '../../test/support/databases.ts'
import { addEvent, addReaders, askSeat, eventInput, LINK_CANARY } from '../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../test/support/held-clock.ts'
import { makeWorld } from '../../test/support/world.ts'
import { enqueueToSeats } from '../domain/events/letters.ts'
import { cancelEvent } from '../domain/events/publish.ts'
import { readEvent } from '../domain/events/read-event.ts'
import { saveEvent } from '../domain/events/save.ts'
import { cancelSeat, seatOf } from '../domain/events/seats.ts'
import { composeMail, type Message } from '../platform/mail/message.ts'
import type { Db, Id } from '../platform/db/schema.ts'
import { writeSeatLetter } from './seat-letter.ts'

describe('A letter about a seat', () => {
  forEachDatabase(({ open }) => {
    let db: Db
    let clock: HeldClock
    let readers: Id[]
    beforeEach(async () => {
      ;({ db } = await open())
      clock = holdClock('2030-06-01T10:00:00Z')
      await makeWorld(db, clock)
      readers = await addReaders(db, clock, 2)
    })

    const ask = (eventId: Id, reader: number, timeZone: string | null = null) =>
      askSeat(db, clock, eventId, readers[reader] ?? '', { timeZone })
    const letters = async () => {
      const rows = await db.selectFrom('seatLetter').selectAll().orderBy('createdAt').execute()
      const deps = { db, clock, secret: 'a secret', origin: 'https://lighthouse.example' }
      const written = await Promise.all(
        rows.map(({ seatId, kind, sequence }) => writeSeatLetter(deps, { seatId, kind, sequence })),
      )
      return written.filter((letter) => letter !== undefined)
    }

    it('confirms with the link and an invitation that two parsers of mail find whole', async () => {
      const event = await addEvent(db, clock)
      await ask(event, 0, 'America/New_York')
      const [letter] = await letters()
      assert.ok(letter)
      assert.match(letter.subject, /^Your seat: Night of the Straits$/)
      assert.match(letter.text, /12 June 2030 at 19:00 CEST/)
      assert.match(letter.text, /By your own clock: 12 June 2030 at 13:00/)
      assert.ok(letter.text.includes(LINK_CANARY))
      for (const calendar of await calendarsIn(letter, clock)) {
        assert.match(calendar, /METHOD:REQUEST/)
        const found = new ICAL.Event(
          new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent') ?? undefined,
        )
        assert.ok(found.description.includes(LINK_CANARY))
      }
    })

    it('keeps the link from whoever only waits, and takes back what was cancelled', async () => {
      const event = await addEvent(db, clock, { capacity: 1 })
      await ask(event, 0)
      await ask(event, 1)
      const waiting = (await letters()).find(({ subject }) => subject.includes('waiting list'))
      assert.equal(JSON.stringify(waiting).includes(LINK_CANARY), false)
      assert.equal(waiting?.calendar, undefined)
      await cancelSeat(db, clock, event, readers[0] ?? '')
      const after = await letters()
      const kinds = after.map(({ subject }) => subject.split(':')[0]).toSorted()
      assert.deepEqual(
        kinds,
        ['A seat is free for you', 'You gave up your seat'],
        'what is no longer so is not sent',
      )
      const gone = after.find(({ subject }) => subject.startsWith('You gave up'))
      assert.equal(gone?.calendar?.method, 'CANCEL')
      assert.equal(JSON.stringify(after).includes(LINK_CANARY), false)
    })

    it('tells of a change with a higher number under the same name, and of an end to all', async () => {
      const event = await addEvent(db, clock)
      await ask(event, 0)
      const before = (await letters())[0]?.calendar?.content ?? ''
      const version = (await readEvent(db, event, 'en'))?.version ?? 0
      await saveEvent(db, clock, {
        id: event,
        basedOn: version,
        input: eventInput({ starts: { at: '2030-06-12T18:00' } }),
      })
      await enqueueToSeats(db, clock, { eventId: event, kind: 'change', sequence: 1 })
      const change =
        (await letters()).find(({ subject }) => subject.startsWith('Changed'))?.calendar?.content ?? ''
      const uid = /UID:(.*)/.exec(before)?.[1]
      assert.equal(/UID:(.*)/.exec(change)?.[1], uid)
      assert.match(change, /SEQUENCE:1\r/)
      await cancelEvent(db, clock, event)
      await enqueueToSeats(db, clock, { eventId: event, kind: 'cancellation', sequence: 2 })
      const [off, ...more] = await letters()
      assert.deepEqual(
        [off?.subject, off?.calendar?.method, more],
        ['Cancelled: Night of the Straits', 'CANCEL', []],
      )
      assert.match(off?.calendar?.content ?? '', /SEQUENCE:2\r/)
      assert.equal((await seatOf(db, event, readers[0] ?? ''))?.state, 'taken')
    })

    it('is in the reader’s language', async () => {
      await db.updateTable('reader').set({ language: 'ar' }).execute()
      const event = await addEvent(db, clock)
      await ask(event, 0)
      const [letter] = await letters()
      assert.equal(letter?.language, 'ar')
      assert.match(letter?.html ?? '', /dir="rtl"/)
      assert.match(letter?.text ?? '', /الموعد: 12/)
    })

    it('is not sent once it has begun', async () => {
      const event = await addEvent(db, clock)
      await ask(event, 0)
      clock.pass({ hours: 24 * 12 })
      assert.deepEqual(await letters(), [])
    })
  })
})

/** The invitation as each of two parsers reads it out of the mail. */
async function calendarsIn(letter: Message, clock: HeldClock): Promise<string[]> {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await composer.sendMail(composeMail(letter, clock))
  assert.ok(Buffer.isBuffer(message))
  const one = await simpleParser(message)
  const other = await PostalMime.parse(message)
  const found = [
    one.attachments.find(({ contentType }) => contentType === 'application/ics')?.content.toString(),
    other.attachments.find(({ mimeType }) => mimeType === 'text/calendar')?.content,
  ]
  return found.map((content) => {
    if (content === undefined) return ''
    return typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString()
  })
}
