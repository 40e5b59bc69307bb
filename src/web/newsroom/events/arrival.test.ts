import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { addEvent, addReaders, askSeat } from '../../../../test/support/events.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'

forEachDatabase((databases) => {
  test('of a party of four three are let in, then the one who was late; list and page say how many', async () => {
    const clock = holdClock('2030-06-12T16:30:00Z')
    const { db, site, world } = await openDesk(databases, clock, 'editor')
    const event = await addEvent(db, clock, { guestsAllowed: 3, sectionId: world.sections.harbour })
    const [reader = ''] = await addReaders(db, clock, 1)
    const given = await askSeat(db, clock, event, reader, { guests: 3 })
    const seat = given.is === 'refused' ? assert.fail(given.because) : given.seatId
    const cookie = await signInAs(site, 'editor')
    const list = `/newsroom/events/${event}/attendance`
    const at = `${list}/${seat}/arrival`
    const read = async (path: string) => (await openAs(site, cookie, path)).text()
    const send = (fields: Record<string, string>) =>
      sendForm(site, cookie, at, { come: 'yes', from: 'ticket', ...fields })

    assert.match(await read(at), /<select name="people"><option value="4">4 people/)
    const id = /name="id" value="([\w-]+)"/.exec(await read(at))?.[1] ?? ''
    for (const _ of ['once', 'twice']) assert.equal((await send({ people: '3', id })).status, 303)
    const partly = await read(at)
    assert.match(partly, /3 of 4 have come/)
    assert.match(partly, /name="come" value="yes"[^]*name="come" value="no"/)
    assert.match(await read(list), /3 of 4 have come/)
    const file = await sendForm(site, cookie, `${list}/export`, { q: '', state: '' })
    assert.match(await file.text(), /"3","en"/)
    await send({ people: '1' })
    const whole = await read(at)
    assert.doesNotMatch(whole, /of 4|name="people"|value="yes"/)
    await send({ come: 'no' })
    assert.match(await read(at), /<option value="4">/)
    for (const people of ['0', '-1', '1.5', 'all']) assert.equal((await send({ people })).status, 400, people)
  })
})
