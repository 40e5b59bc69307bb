import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { addEvent } from '../../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { registerReader } from '../../../../test/support/people.ts'
import { pdf } from '../../../../test/support/pictures.ts'
import { ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import { sendFiles } from '../../../../test/support/uploads.ts'
import type { World } from '../../../../test/support/world.ts'
import { isUsed } from '../../../domain/media/uses.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

const night = '/events/night-of-the-straits'
const film = 'https://vimeo.com/76979871'

forEachDatabase((databases) => {
  let clock: HeldClock
  let db: Db
  let site: TestSite
  let world: World
  let cookie: string
  let at: string
  beforeEach(async () => {
    clock = holdClock('2030-06-01T10:00:00Z')
    ;({ db, site, world } = await openDesk(databases, clock, 'editor'))
    const common = { sectionId: world.sections.harbour, topicIds: [world.topics.straits] }
    const event: Id = await addEvent(db, clock, common)
    at = `/newsroom/events/${event}/afterwards`
    clock.pass({ hours: 24 * 14 })
    cookie = await signInAs(site, 'editor')
  })

  const read = async (path: string, as?: string) => (await openAs(site, as, path)).text()
  const save = (recording: string, slides: string) => sendForm(site, cookie, at, { recording, slides })

  test('recording and slides are for the audience; a player comes when it is asked for, another address is a link', async () => {
    const reader = `broadsheet-session=${await registerReader(db, clock, 'reader')}`
    assert.equal((await save(film, 'https://slides.example/night')).status, 303)
    const page = await read(night, reader)
    assert.match(page, /data-embed-url="https:\/\/player\.vimeo\.com\/video\/76979871"/)
    assert.doesNotMatch(page, /<iframe/)
    assert.match(page, /href="https:\/\/slides\.example\/night"/)
    const visitor = await read(night)
    assert.doesNotMatch(visitor, /vimeo|slides\.example/)
    assert.match(visitor, /id="wall"/)
    await save('https://files.example/night.mp3', '')
    assert.match(await read(night, reader), /href="https:\/\/files\.example\/night\.mp3"/)
    await save('', '')
    assert.doesNotMatch(await read(night, reader), /id="after"/)
  })

  const change = (set: { publishedAt: null } | { publishedAt: string; audience: 'everyone' }) =>
    db.updateTable('event').set(set).execute()
  const addReport = async () => {
    const sent = await sendFiles(site, cookie, [{ name: 'night.pdf', bytes: pdf() }], {
      accept: 'application/json',
    })
    const { id } = z.object({ id: z.string() }).parse(await sent.json())
    const { hash } = await db
      .selectFrom('media')
      .select('hash')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { id, named: `/media/${id}.pdf`, stored: `/media/${hash}.pdf` }
  }

  test('slides of the library are asked for at the event, and are in use', async () => {
    const { id, named } = await addReport()
    assert.equal((await save('', named)).status, 303)
    assert.match(await read(night, cookie), /href="\/events\/night-of-the-straits\/slides"/)
    assert.match(await read(at, cookie), new RegExp(`value="${named}"`))
    assert.equal(await isUsed(db, id), true)
  })

  test('a file that an event keeps for its audience opens to nobody else, at whatever address', async () => {
    const reader = `broadsheet-session=${await registerReader(db, clock, 'reader')}`
    const { named, stored } = await addReport()
    assert.equal((await openAs(site, undefined, stored)).status, 200)
    assert.equal((await save(named, named)).status, 303)
    for (const own of [`${night}/slides`, `${night}/recording`]) {
      const given = await openAs(site, reader, own)
      assert.deepEqual([given.status, given.headers.get('cache-control')], [200, 'private, no-store'])
      assert.deepEqual(Buffer.from(await given.arrayBuffer()), pdf())
      const refused = await openAs(site, undefined, own)
      assert.deepEqual([refused.status, refused.headers.get('cache-control')], [403, 'private, no-store'])
      assert.match(await refused.text(), /id="wall"/)
    }
    const part = await site.app.request(`${ORIGIN}${night}/slides`, {
      headers: { cookie: reader, range: 'bytes=0-4' },
    })
    assert.deepEqual([part.status, await part.text()], [206, '%PDF-'])
    for (const address of [named, stored]) {
      const led = await openAs(site, undefined, address)
      assert.deepEqual([led.status, led.headers.get('location')], [302, `${night}/slides`])
      assert.doesNotMatch(await led.text(), /%PDF/)
    }
    const staff = await openAs(site, cookie, stored)
    assert.deepEqual([staff.status, staff.headers.get('cache-control')], [200, 'private, no-store'])
  })

  test('the files of a draft are the newsroom’s; those of an event for everyone are everyone’s', async () => {
    const { named, stored } = await addReport()
    await save('', named)
    await change({ publishedAt: null })
    for (const path of [named, stored, `${night}/slides`])
      assert.equal((await openAs(site, undefined, path)).status, 404, path)
    await change({ publishedAt: '2030-06-01T10:00:00Z', audience: 'everyone' })
    assert.equal((await openAs(site, undefined, `${night}/slides`)).headers.get('location'), stored)
    assert.equal((await openAs(site, undefined, stored)).status, 200)
    assert.equal((await openAs(site, undefined, `${night}/recording`)).status, 404)
  })

  test('what is no address is refused beside its field, and nothing is saved', async () => {
    const answer = await save('javascript:alert(1)', '/media/01890000-0000-7000-8000-000000000000.pdf')
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, /this is no address of the web/)
    assert.match(page, /no such document in the library/)
    assert.match(page, /value="javascript:alert\(1\)"/)
    assert.doesNotMatch(await read(night, cookie), /id="after"/)
  })

  test('what can still be seen stays with its section and topic, however much is to come', async () => {
    await save(film, '')
    for (const day of ['20', '21', '22'])
      await addEvent(db, clock, {
        slug: `day-${day}`,
        sectionId: world.sections.harbour,
        topicIds: [world.topics.straits],
        starts: { at: `2030-07-${day}T19:00` },
        ends: { at: `2030-07-${day}T21:00` },
      })
    for (const path of ['/sections/harbour', '/topics/straits']) {
      const page = await read(path)
      assert.match(page, /\/events\/day-22/, path)
      assert.match(page, /\/events\/night-of-the-straits/, path)
    }
  })
})
