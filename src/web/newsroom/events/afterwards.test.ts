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
import type { TestSite } from '../../../../test/support/site.ts'
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

  test('slides of the library are named by their address there, and are in use', async () => {
    const sent = await sendFiles(site, cookie, [{ name: 'night.pdf', bytes: pdf() }], {
      accept: 'application/json',
    })
    const { id } = z.object({ id: z.string() }).parse(await sent.json())
    assert.equal((await save('', `/media/${id}.pdf`)).status, 303)
    assert.match(await read(night, cookie), new RegExp(`href="/media/${id}\\.pdf"`))
    assert.match(await read(at, cookie), new RegExp(`value="/media/${id}\\.pdf"`))
    assert.equal(await isUsed(db, id), true)
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
