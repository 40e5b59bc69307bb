import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import { paragraphs } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { addEvent } from '../../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import type { World } from '../../../../test/support/world.ts'
import { thinAutosaves } from '../../../domain/articles/thin.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

const headShape = z.object({ revisionId: z.string(), number: z.number(), content: z.looseObject({}) })
const night = '/events/night-of-the-straits'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let world: World
  let cookie: string
  let event: Id
  beforeEach(async () => {
    clock = holdClock('2030-06-01T10:00:00Z')
    ;({ db, site, world, cookie } = await openDesk(databases, clock, 'editor'))
    event = await addEvent(db, clock, { sectionId: world.sections.harbour })
  })

  const place = (part = 'description', id = event) => `/newsroom/events/${id}/texts/${part}-en`
  const read = async (path: string, as: string | undefined = cookie) => (await openAs(site, as, path)).text()
  const seen = () => openAs(site, undefined, night).then((answer) => answer.text())
  const head = async (at: string) => headShape.parse(await (await openAs(site, cookie, `${at}/head`)).json())
  const post = (path: string, body: object, headers: Record<string, string> = {}, as = cookie) =>
    site.app.request(ORIGIN + path, {
      method: 'POST',
      headers: { cookie: as, 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const save = async (text: string, { at = place(), base = '', as = cookie, tab = '' } = {}) => {
    const { revisionId, content } = await head(at)
    const body = { ...content, body: paragraphs(text), origin: 'autosaved', ...(tab && { tab }) }
    return post(`${at}/revisions`, body, { 'if-match': `"${base || revisionId}"` }, as)
  }
  const publish = async (at = place()) =>
    sendForm(site, cookie, `${at}/publication`, { head: (await head(at)).revisionId })

  const enter = async (tab: string, act = 'stay') => {
    const answer = await post(`${place()}/presence`, { tab, act })
    return z.object({ writes: z.boolean() }).parse(await answer.json()).writes
  }

  test('a description is written in the editor; readers see a change when it is shown to them', async () => {
    const editor = await read(`${place()}/edit`)
    assert.match(editor, /"kind":"description"/)
    assert.match(editor, /We talk for an hour/)
    assert.doesNotMatch(editor, /data-act="teaserEnd"|name="headline"/)
    assert.equal((await save('We talk for two hours.')).status, 201)
    assert.match(await seen(), /We talk for an hour/)
    assert.match(await read(`/newsroom/events/${event}/preview`), /We talk for two hours/)
    assert.match(await read(`/newsroom/events/${event}`), /Readers do not see the newest/)
    const stale = await sendForm(site, cookie, `${place()}/publication`, { head: 'not-written' })
    assert.match(stale.headers.get('location') ?? '', /done=text-stale/)
    assert.match(await seen(), /We talk for an hour/)
    assert.match((await publish()).headers.get('location') ?? '', /done=text-published/)
    assert.match(await seen(), /We talk for two hours/)
  })

  test('saving the rest of the event leaves its description alone, and a duplicate takes the newest along', async () => {
    await save('We talk for two hours.')
    const page = await read(`/newsroom/events/${event}`)
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const added = { name: 'Kay Brandt', about: '', role: 'host', version }
    assert.equal((await sendForm(site, cookie, `/newsroom/events/${event}/people`, added)).status, 303)
    await publish()
    assert.match(await seen(), /two hours[^]*Kay Brandt/)
    await save('We talk for three hours.')
    const copied = await sendForm(site, cookie, `/newsroom/events/${event}/copies`)
    const copy = /events\/([^?]+)/.exec(copied.headers.get('location') ?? '')?.[1] ?? ''
    assert.match(await read(`${place('description', copy)}/edit`), /We talk for three hours/)
  })

  test('a draft is published with the words that were written last', async () => {
    const copied = await sendForm(site, cookie, `/newsroom/events/${event}/copies`)
    const copy = /events\/([^?]+)/.exec(copied.headers.get('location') ?? '')?.[1] ?? ''
    await save('This time by lamplight.', { at: place('description', copy) })
    await sendForm(site, cookie, `/newsroom/events/${copy}/publication`)
    assert.match(await read(`${night}-2`, undefined), /This time by lamplight/)
  })

  test('whoever saves over what a colleague has saved gets theirs to compare, and can move their own to a duplicate', async () => {
    const { revisionId } = await head(place())
    const other = await signInAs(site, 'editor', { name: 'Edda' })
    assert.equal((await save('Edda was quicker.', { as: other })).status, 201)
    const late = await save('I was late.', { base: revisionId })
    assert.equal(late.status, 412)
    assert.match(await late.text(), /Edda was quicker/)
    const again = await save('Edda was quicker.', { base: revisionId })
    assert.equal(again.status, 201, 'what is saved already counts as saved')
    const of = `${event}-description-en`
    const content = { part: 'description', body: paragraphs('I was late.') }
    const made = await post('/newsroom/editor/event-copies', { of, content })
    assert.equal(made.status, 201)
    const { id } = z.object({ id: z.string() }).parse(await made.json())
    assert.match(await read(`${place('description', id)}/edit`), /I was late/)
    assert.match(await read(`${place()}/edit`), /Edda was quicker/)
  })

  test('one writes, who comes later reads along; a tab that was taken over saves nothing', async () => {
    assert.deepEqual([await enter('first-tab'), await enter('other-tab')], [true, false])
    assert.equal(await enter('other-tab', 'take-over'), true)
    assert.equal((await save('Nobody sees this.', { tab: 'first-tab' })).status, 423)
    assert.equal((await save('From the other.', { tab: 'other-tab' })).status, 201)
  })

  test('every revision can be gone back to, the words of before there was an editor too', async () => {
    await save('We talk for two hours.')
    const at = place()
    const listed = await read(`${at}/revisions`)
    const [, first = ''] = /name="revision" value="([^"]+)"/.exec(listed) ?? []
    const { revisionId } = await head(at)
    assert.match(await read(`${at}/comparison?from=${first}&to=${revisionId}`), /<ins[^]*two[^]*<\/ins>/)
    const restored = await sendForm(site, cookie, `${at}/restorations`, { revision: first, head: revisionId })
    assert.match(restored.headers.get('location') ?? '', /done=text-restored/)
    assert.match(await read(`${at}/edit`), /We talk for an hour/)
    const late = await sendForm(site, cookie, `${at}/restorations`, { revision: first, head: revisionId })
    assert.match(late.headers.get('location') ?? '', /done=text-stale/)
  })

  test('a transcript is shown to its audience when it is shown; what is not written is refused or none', async () => {
    const at = place('transcript')
    const said = paragraphs('Good evening.', 'Welcome.', 'Let us begin.', 'It was the lamp.')
    const { revisionId } = await head(at)
    const sent = { part: 'transcript', body: said, origin: 'saved' }
    assert.equal((await post(`${at}/revisions`, sent, { 'if-match': revisionId })).status, 201)
    assert.doesNotMatch(await seen(), /Good evening/)
    await publish(at)
    assert.match(await seen(), /Good evening/)
    assert.doesNotMatch(await seen(), /It was the lamp/)
    assert.match(await read(night), /It was the lamp/)
    const none = { ...sent, body: { type: 'doc', content: [{ type: 'paragraph' }] } }
    const newest = (await head(at)).revisionId
    assert.equal((await post(`${at}/revisions`, none, { 'if-match': newest })).status, 201)
    await publish(at)
    assert.doesNotMatch(await seen(), /Good evening/)
    const wrong = { part: 'description', body: said, origin: 'saved' }
    assert.equal((await post(`${at}/revisions`, wrong, { 'if-match': 'x' })).status, 404)
    assert.equal((await post(`${at}/revisions`, sent)).status, 428)
    const bad = { part: 'transcript', body: { type: 'doc', content: [{ type: 'script' }] }, origin: 'saved' }
    assert.equal((await post(`${at}/revisions`, bad, { 'if-match': 'x' })).status, 400)
  })

  test('events are found by any word of theirs, written and not yet shown too', async () => {
    await save('Where the cormorants dry.')
    assert.match(await read('/newsroom/events?q=cormor'), /Night of the Straits/)
    assert.match(await read('/newsroom/events?q=pilots+cormorants'), /Night of the Straits/)
    assert.doesNotMatch(await read('/newsroom/events?q=pelican'), /Night of the Straits/)
  })

  test('an editor of another section gets nowhere near it', async () => {
    const other = await signInAs(site, 'editor', { sectionIds: [world.sections.uplands] })
    for (const path of ['edit', 'head', 'revisions'])
      assert.equal((await openAs(site, other, `${place()}/${path}`)).status, 404)
    const { revisionId } = await head(place())
    const body = { part: 'description', body: paragraphs('Mine.'), origin: 'saved' }
    const refused = await post(`${place()}/revisions`, body, { 'if-match': revisionId }, other)
    assert.equal(refused.status, 404)
  })

  test('autosaves are thinned; what readers were shown, and what is newest, stay', async () => {
    await save('One.')
    await publish()
    await save('Two.')
    await save('Three.')
    clock.pass({ hours: 24 * 40 })
    await thinAutosaves(db, clock)
    const rows = await db.selectFrom('eventTextRevision').select('number').orderBy('number').execute()
    assert.deepEqual(
      rows.map(({ number }) => number),
      [1, 2, 4],
    )
  })
})
