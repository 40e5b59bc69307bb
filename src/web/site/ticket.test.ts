import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import jsqr from 'jsqr'
import sharp from 'sharp'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { openWorld } from '../../../test/support/desk.ts'
import { addEvent } from '../../../test/support/events.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../test/support/newsroom.ts'
import { registerReader } from '../../../test/support/people.ts'
import { ORIGIN, type TestSite } from '../../../test/support/site.ts'
import type { World } from '../../../test/support/world.ts'
import type { Db, Id } from '../../platform/db/schema.ts'

const night = '/events/night-of-the-straits'

forEachDatabase((databases) => {
  let db: Db
  let world: World
  let site: TestSite
  let reader: string
  let event: Id
  let path: string
  before(async () => {
    const clock = holdClock('2030-06-01T10:00:00Z')
    ;({ db, site, world } = await openWorld(databases, clock))
    event = await addEvent(db, clock, { guestsAllowed: 2, sectionId: world.sections.harbour })
    await addEvent(db, clock, { slug: 'broadcast', place: null })
    reader = `broadsheet-session=${await registerReader(db, clock, 'noor')}`
    await sendForm(site, reader, `${night}/seat`, { guests: '2' })
    path = ticketOn(await (await openAs(site, reader, night)).text())
  })

  const cameAt = async () =>
    (await db.selectFrom('seat').select('checkedInAt').where('eventId', '=', event).executeTakeFirstOrThrow())
      .checkedInAt

  test('the event’s page and the confirmation carry a code that leads to the ticket, and letters for it', async () => {
    const own = await (await openAs(site, reader, night)).text()
    const [, letters = ''] = /class="ticket-letters"><bdi dir="ltr">([^<]+)/.exec(own) ?? []
    assert.match(letters, /^[2-9B-Z]{4}-[2-9B-Z]{4}$/)
    const letter = (await site.mail()).find(({ subject }) => subject.startsWith('Your seat')) ?? assert.fail()
    assert.ok(letter.html?.includes(`${ORIGIN}${path}.png`) && letter.html.includes(letters))
    assert.ok(letter.text.includes(`${ORIGIN}${path}\n`) && letter.text.includes(letters))
    const picture = await openAs(site, undefined, `${path}.png`)
    assert.equal(picture.headers.get('content-type'), 'image/png')
    assert.equal(await readCode(await picture.arrayBuffer()), ORIGIN + path)
    const visitor = await (await openAs(site, undefined, night)).text()
    assert.ok(!visitor.includes('ticket'))
    await sendForm(site, reader, '/events/broadcast/seat', {})
    assert.ok(!(await (await openAs(site, reader, '/events/broadcast')).text()).includes('ticket-code'))
  })

  test('whoever opens it learns nothing of whom or what it is for, and whoever works at the door is led to the seat', async () => {
    const elsewhere = await signInAs(site, 'editor', { sectionIds: [world.sections.uplands] })
    for (const cookie of [undefined, reader, await signInAs(site, 'writer'), elsewhere]) {
      const answer = await openAs(site, cookie, path)
      const text = await answer.text()
      assert.equal(answer.status, 200)
      assert.match(text, /This is a ticket/)
      assert.match(text, /<meta name="robots" content="noindex/)
      for (const told of ['noor', 'Night of the Straits', path]) assert.ok(!text.includes(told), told)
    }
    const editor = await signInAs(site, 'editor')
    const led = await openAs(site, editor, path)
    const door = led.headers.get('location') ?? ''
    assert.match(door, /^\/newsroom\/events\/[\w-]+\/attendance\/[\w-]+\/arrival$/)
    const page = await (await openAs(site, editor, door)).text()
    assert.ok(page.includes('noor@example.org') && page.includes('3 people'))
    assert.equal(await cameAt(), null, 'a GET changes nothing')
    const done = await sendForm(site, editor, door, { come: 'yes', from: 'ticket' })
    assert.equal(done.headers.get('location'), `${door}?done=checked-in`)
    assert.equal(await cameAt(), '2030-06-01T10:00:00.000Z')
    await sendForm(site, editor, door, { come: 'no', from: 'ticket' })
    assert.equal(await cameAt(), null)
    assert.equal((await openAs(site, reader, door)).status, 303, 'a reader is led to the newsroom’s sign-in')
  })

  test('a ticket ends with the seat: what was forged, shortened or given up does not hold', async () => {
    const forged = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    for (const wrong of [forged, path.slice(0, -3), '/tickets/none/none'])
      for (const end of ['', '.png'])
        assert.equal((await openAs(site, undefined, wrong + end)).status, 404, wrong + end)
    await sendForm(site, reader, `${night}/seat/cancellation`, {})
    assert.equal((await openAs(site, undefined, path)).status, 404)
    await sendForm(site, reader, `${night}/seat`, { guests: '0' })
    const now = ticketOn(await (await openAs(site, reader, night)).text())
    assert.notEqual(now, path)
    assert.equal((await openAs(site, undefined, path)).status, 404)
    assert.equal((await openAs(site, undefined, now)).status, 200)
  })
})

function ticketOn(html: string): string {
  return /href="(\/tickets\/[^"]+)\.png"/.exec(html)?.[1] ?? assert.fail('There is no ticket.')
}

async function readCode(png: ArrayBuffer): Promise<string | undefined> {
  const { data, info } = await sharp(Buffer.from(png))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data
}
