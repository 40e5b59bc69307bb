import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { addEvent, LINK_CANARY } from '../../../../test/support/events.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import type { World } from '../../../../test/support/world.ts'
import { readEvent } from '../../../domain/events/read-event.ts'
import { readJson } from '../../../lib/json.ts'
import { inLanguage, localizedSchema } from '../../../lib/localized.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

const typed = (own: Record<string, string> = {}) => ({
  ...Object.fromEntries(
    ['title', 'standfirst'].flatMap((name) => ['en', 'fr', 'ar'].map((code) => [`${name}-${code}`, ''])),
  ),
  'title-en': 'Evening of the straits',
  starts: '2030-06-12T19:00',
  ends: '2030-06-12T21:00',
  opens: '',
  closes: '',
  timeZone: 'Europe/Vienna',
  placeName: 'The Old Custom House',
  placeAddress: '3 Quay Road',
  onlineLink: LINK_CANARY,
  section: 'harbour',
  slug: '',
  audience: 'registered',
  capacity: '40',
  guestsAllowed: '1',
  hasWaitingList: 'yes',
  ...own,
})

forEachDatabase((databases) => {
  const clock = holdClock('2030-06-01T10:00:00Z')
  let db: Db
  let site: TestSite
  let world: World
  let cookie: string
  beforeEach(async () => {
    ;({ db, site, world, cookie } = await openDesk(databases, clock, 'editor'))
  })

  const send = (path: string, fields: Record<string, string> = {}) =>
    sendForm(site, cookie, `/newsroom/events${path}`, fields)
  const read = async (path: string) => (await openAs(site, cookie, `/newsroom/events${path}`)).text()
  const facts = async (id: Id) => (await readEvent(db, id, 'en')) ?? assert.fail()
  const begin = async (own: Record<string, string> = {}): Promise<Id> => {
    const answer = await send('', typed(own))
    assert.equal(answer.status, 303, await answer.text())
    return /events\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
  }

  test('an event is begun as a draft, published, and then seen by readers', async () => {
    const id = await begin({ 'standfirst-en': 'Two pilots,\r\nand a lawyer' })
    assert.equal((await facts(id)).standfirst, 'Two pilots, and a lawyer')
    assert.match(await read('?view=drafts'), /Evening of the straits/)
    assert.doesNotMatch(await read(''), /Evening of the straits/)
    assert.equal((await openAs(site, undefined, '/events/evening-of-the-straits')).status, 404)
    await send(`/${id}/publication`)
    const page = await openAs(site, undefined, '/events/evening-of-the-straits')
    assert.equal(page.status, 200)
    assert.doesNotMatch(await page.text(), new RegExp(LINK_CANARY))
    assert.match(await read('?q=evening&section=harbour'), /Evening of the straits/)
    assert.doesNotMatch(await read('?q=evening&section=uplands'), /Evening of the straits/)
    const acts = await db.selectFrom('audit').select('act').where('subjectId', '=', id).execute()
    assert.deepEqual(acts.map(({ act }) => act).toSorted(), ['event.create', 'event.publish'])
  })

  test('an hour that clocks leave out is refused in words, one they show twice is asked about', async () => {
    const gap = await send('', typed({ starts: '2030-03-31T02:30', ends: '2030-03-31T05:00' }))
    assert.equal(gap.status, 422)
    assert.match(await gap.text(), /put forward over this hour/)
    const twice = { starts: '2030-10-27T02:30', ends: '2030-10-27T05:00' }
    const asked = await send('', typed(twice))
    assert.equal(asked.status, 422)
    assert.match(await asked.text(), /name="startsWhich"/)
    const id = await begin({ ...twice, startsWhich: 'second' })
    assert.equal((await facts(id)).startsAt, '2030-10-27T01:30:00.000Z')
    const { version } = await facts(id)
    assert.match(await read(`/${id}`), /<option value="second" selected/)
    const again = typed({ ...twice, startsWhich: 'second', version: String(version) })
    assert.equal((await send(`/${id}`, again)).status, 303)
    assert.equal((await facts(id)).startsAt, '2030-10-27T01:30:00.000Z')
  })

  test('whoever saves over what a colleague has saved is told field by field, and loses nothing', async () => {
    const id = await begin()
    const first = await send(`/${id}`, typed({ placeName: 'The Lighthouse', version: '1' }))
    assert.equal(first.status, 303)
    const late = await send(`/${id}`, typed({ 'title-en': 'Night of the straits', version: '1' }))
    assert.equal(late.status, 412)
    const page = await late.text()
    assert.match(page, /Place was saved in the meantime as: The Lighthouse/)
    assert.match(page, /value="Night of the straits"/)
    assert.match(page, /name="version" value="2"/)
    assert.equal((await facts(id)).place?.name, 'The Lighthouse')
    const part = await send(`/${id}/people`, { name: 'Ada', about: '', role: 'host', version: '1' })
    assert.equal(part.status, 412)
  })

  test('speakers are authors by their whole name or somebody else; topics are known ones', async () => {
    const id = await begin()
    const author = await db.selectFrom('author').select(['id', 'name']).executeTakeFirstOrThrow()
    const name = inLanguage(readJson(localizedSchema, author.name), 'en')
    await send(`/${id}/people`, { name, about: '', role: 'host', version: '1' })
    await send(`/${id}/people`, { name: 'Kay Brandt', about: 'Pilot', role: 'speaker', version: '2' })
    const people = (await facts(id)).people.map((one) => [one.role, one.author?.id ?? null, one.name])
    assert.deepEqual(people, [
      ['host', author.id, ''],
      ['speaker', null, 'Kay Brandt'],
    ])
    await send(`/${id}/people/0/removal`, { version: '3' })
    assert.deepEqual(
      (await facts(id)).people.map((one) => one.name),
      ['Kay Brandt'],
    )
    const unknown = await send(`/${id}/topics`, { topic: 'Nothing of the kind', version: '4' })
    assert.equal(unknown.status, 422)
    const topic = await db
      .selectFrom('topic')
      .select('name')
      .where('id', '=', world.topics.straits)
      .executeTakeFirstOrThrow()
    const named = inLanguage(readJson(localizedSchema, topic.name), 'en')
    await send(`/${id}/topics`, { topic: named, version: '4' })
    assert.deepEqual(
      (await facts(id)).topics.map((one) => one.id),
      [world.topics.straits],
    )
    await send(`/${id}/topics/${world.topics.straits}/removal`, { version: '5' })
    assert.deepEqual((await facts(id)).topics, [])
  })

  test('saving keeps what the form does not show, and a duplicate says the same at another address', async () => {
    const id = await addEvent(db, clock, { capacity: 5 })
    const { version, body } = await facts(id)
    await send(`/${id}`, typed({ slug: 'night', version: String(version) }))
    assert.deepEqual((await facts(id)).body, body)
    const answer = await send(`/${id}/copies`)
    const copy = await facts(/events\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '')
    assert.deepEqual([copy.slug, copy.state, copy.body], ['night-2', 'draft', body])
  })

  test('an event without a place or a link is not shown to readers yet; cancelling asks first', async () => {
    const nowhere = { placeName: '', placeAddress: '', onlineLink: '' }
    const id = await begin({ ...nowhere, slug: 'nowhere' })
    assert.equal((await send(`/${id}/publication`)).status, 422)
    assert.equal((await facts(id)).state, 'draft')
    const other = await begin()
    assert.equal((await openAs(site, cookie, `/newsroom/events/${other}/cancellation`)).status, 404)
    await send(`/${other}/publication`)
    assert.match(await read(`/${other}/cancellation`), /gets a letter at once/)
    await send(`/${other}/cancellation`)
    assert.equal((await facts(other)).state, 'cancelled')
  })

  test('an editor of one section neither sees nor touches events of others', async () => {
    const id = await begin()
    cookie = await signInAs(site, 'editor', { sectionIds: [world.sections.uplands] })
    assert.doesNotMatch(await read('?view=drafts'), /Evening of the straits/)
    assert.equal((await openAs(site, cookie, `/newsroom/events/${id}`)).status, 404)
    assert.equal((await send(`/${id}`, typed({ version: '1' }))).status, 404)
    assert.equal((await send(`/${id}/cancellation`)).status, 404)
    assert.equal((await openAs(site, cookie, `/newsroom/events/${id}/attendance`)).status, 404)
    assert.equal((await send('', typed({ slug: 'mine' }))).status, 422)
    assert.equal((await send('', typed({ slug: 'mine', section: '' }))).status, 422)
    assert.equal((await send('', typed({ slug: 'mine', section: 'uplands' }))).status, 303)
  })
})
