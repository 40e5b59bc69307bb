import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { addEvent } from '../../../../test/support/events.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm } from '../../../../test/support/newsroom.ts'
import { photograph } from '../../../../test/support/pictures.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import { sendFiles, sendPicture } from '../../../../test/support/uploads.ts'
import { isUsed } from '../../../domain/media/uses.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

const night = '/events/night-of-the-straits'

forEachDatabase((databases) => {
  const clock = holdClock('2030-06-01T10:00:00Z')
  let db: Db
  let site: TestSite
  let cookie: string
  let at: string
  let event: Id
  beforeEach(async () => {
    ;({ db, site, cookie } = await openDesk(databases, clock, 'editor'))
    const people = ['Ada', 'Bo', 'Cleo'].map((name) => ({
      role: 'speaker' as const,
      authorId: null,
      name,
      about: '',
    }))
    event = await addEvent(db, clock, { people })
    at = `/newsroom/events/${event}`
  })

  const read = async (path: string) => (await openAs(site, cookie, path)).text()
  const send = (path: string, fields: Record<string, string>) =>
    sendForm(site, cookie, `${at}${path}`, fields)
  const upload = (bytes: Uint8Array, name: string) =>
    sendFiles(site, cookie, [{ name, bytes }], { path: `${at}/picture/file` })
  const version = async () => /name="version" value="(\d+)"/.exec(await read(at))?.[1] ?? ''
  const move = async (place: number, direction: string) =>
    send(`/people/${place}/place`, { direction, version: await version() })
  const order = async () =>
    [...(await read(night)).matchAll(/class="event-person"><bdi>(\w+)/g)].map(([, name]) => name)

  test('a picture of the library stands on the page, in lists and in what search engines read, and is in use', async () => {
    const { id } = await sendPicture(site, cookie, await photograph(1))
    assert.equal((await send('/picture', { media: id })).status, 303)
    const words = { alt: 'A quay at dusk', caption: 'The quay', credit: 'Ada' }
    assert.equal((await send('/picture/words', words)).status, 303)
    const page = await read(night)
    const [, src = ''] = /<img src="(\/media\/[0-9a-f]{64}\.webp)"[^>]*alt="A quay at dusk"/.exec(page) ?? []
    assert.match(page, /<span class="caption">The quay<\/span>/)
    assert.ok(page.includes(`<meta property="og:image" content="http://lighthouse.example${src}"`))
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
    assert.deepEqual(JSON.parse(data).image, [`http://lighthouse.example${src}`])
    assert.match(await read('/events'), /class="event-picture"/)
    assert.match(await read(`/newsroom/media/${id}`), /Night of the Straits/)
    assert.equal(await isUsed(db, id), true)
    await send('/picture', { media: '' })
    assert.doesNotMatch(await read(night), /A quay at dusk/)
    assert.equal(await isUsed(db, id), false)
  })

  test('a file can be sent at once; what is no picture is refused in words', async () => {
    assert.equal((await upload(await photograph(2), 'quay.jpg')).status, 303)
    assert.match(await read(night), /class="figure-lead"/)
    assert.equal((await upload(Buffer.from('no picture'), 'quay.jpg')).status, 422)
  })

  test('hosts and speakers stand in the order that the newsroom gives them', async () => {
    assert.deepEqual(await order(), ['Ada', 'Bo', 'Cleo'])
    await move(2, 'up')
    assert.deepEqual(await order(), ['Ada', 'Cleo', 'Bo'])
    await move(0, '2')
    assert.deepEqual(await order(), ['Cleo', 'Bo', 'Ada'])
    assert.equal((await move(0, 'up')).status, 303, 'the first stays where it is')
    assert.equal((await send('/people/0/place', { direction: 'down', version: '1' })).status, 412)
    assert.deepEqual(await order(), ['Cleo', 'Bo', 'Ada'])
  })
})
