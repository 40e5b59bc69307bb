import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { readDraft } from '../../../domain/articles/draft.ts'
import { saveRevision } from '../../../domain/articles/save.ts'
import { publishDue, publishScheduled } from '../../../domain/articles/schedule.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { openDatabase } from '../../../platform/db/open.ts'
import type { Database } from '../../../platform/db/open.ts'
import { addArticle } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld } from '../../../../test/support/world.ts'

forEachDatabase((databases) => {
  let database: Database
  let second: Database
  let site: TestSite
  let clock: HeldClock
  let edgar: Member
  let editor: string
  let id: string
  let desk: string

  beforeEach(async () => {
    const address = await databases.create()
    database = openDatabase(address, fail)
    // One process has one connection to a file; several machines have one each to a server.
    second = databases.dialect === 'postgres' ? openDatabase(address, fail) : database
    clock = holdClock('2026-10-24T10:00:00Z')
    const world = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    for (const close of new Set([database.close, second.close, site.close])) databases.beforeClosing(close)
    edgar = await addMember(database.db, clock, 'editor')
    editor = await signInMember(database.db, clock, edgar)
    const sectionId = world.sections.harbour
    const slug = 'a-lamp-at-night'
    id = await addArticle(database.db, clock, {
      slug,
      sectionId,
      authorIds: [],
      topicIds: [],
      audience: 'everyone',
    })
    desk = `/newsroom/articles/${id}`
  })

  test('it goes out at its time by the publication’s clocks, once, and not before', async () => {
    assert.equal((await schedule('2026-10-24T18:00')).status, 303)
    clock.pass({ hours: 5, minutes: 59 })
    await site.mail()
    assert.equal((await visit()).status, 404)
    clock.pass({ minutes: 1 })
    await site.mail()
    await seen(200)
    const [row] = await rows()
    assert.equal(row?.publishedAt, '2026-10-24T16:00:00.000Z')
    assert.equal(row?.stage, 'published')
  })

  test('after downtime it goes out late, and once, though two schedulers look for it at the same time', async () => {
    await schedule('2026-10-24T18:00')
    clock.pass({ hours: 30 })
    editor = await signInMember(database.db, clock, edgar)
    assert.match(await page(), /It should have gone out and has not/)
    await Promise.all([
      publishDue(database.db, clock),
      publishDue(second.db, clock),
      publishScheduled(second.db, clock, id),
      publishScheduled(database.db, clock, id),
    ])
    const [row] = await rows()
    assert.equal(row?.stage, 'published')
    const trail = await database.db
      .selectFrom('audit')
      .select('id')
      .where('act', '=', 'article.publish')
      .execute()
    assert.equal(trail.length, 1)
  })

  test('a change takes it off the schedule, and so does a hand', async () => {
    await schedule('2026-10-24T18:00')
    const draft = await readDraft(database.db, edgar, id)
    assert.ok(draft)
    await saveRevision(database.db, clock, id, { ...draft.content, headline: 'Another' }, edgar.id)
    await schedule('2026-10-24T19:00')
    await sendForm(site, editor, `${desk}/schedule/removal`)
    clock.pass({ hours: 48 })
    await site.mail()
    await publishDue(database.db, clock)
    assert.equal((await visit()).status, 404)
  })

  test('another time takes the place of the first', async () => {
    await schedule('2026-10-24T18:00')
    await schedule('2026-10-24T20:00')
    clock.pass({ hours: 6 })
    await site.mail()
    assert.equal((await visit()).status, 404)
    clock.pass({ hours: 2 })
    await site.mail()
    await seen(200)
  })

  test('the hour that comes twice is asked about', async () => {
    const asked = await schedule('2026-10-25T02:30')
    assert.equal(asked.status, 422)
    assert.match(await asked.text(), /The second, an hour later, 01:30 UTC/)
    assert.equal((await schedule('2026-10-25T02:30', { which: 'second' })).status, 303)
    const [row] = await rows()
    assert.equal(row?.scheduledAt, '2026-10-25T01:30:00.000Z')
  })

  test('the hour that never comes is explained, and the one after it offered', async () => {
    const skipped = await schedule('2027-03-28T02:30')
    assert.equal(skipped.status, 422)
    const text = await skipped.text()
    assert.match(text, /02:30 does not exist/)
    assert.match(text, /value="2027-03-28T03:30"/)
  })

  test('times that are over, and times that are none, are refused', async () => {
    assert.equal((await schedule('2026-10-24T11:00')).status, 409)
    assert.equal((await schedule('soon')).status, 422)
    assert.equal((await rows())[0]?.stage, 'writing')
  })

  test('nobody publishes before the embargo ends, now or by schedule', async () => {
    const plan = { assigneeId: '', dueAt: '', embargoUntil: '2026-10-24T20:00' }
    await sendForm(site, editor, `${desk}/assignment`, plan)
    const now = await sendForm(site, editor, `${desk}/publication`, { head: await head() })
    assert.equal(now.status, 409)
    assert.match(await now.text(), /The embargo lasts longer/)
    assert.equal((await schedule('2026-10-24T19:59')).status, 409)
    assert.equal((await schedule('2026-10-24T20:00')).status, 303)
    const later = { ...plan, embargoUntil: '2026-10-24T21:00' }
    assert.equal((await sendForm(site, editor, `${desk}/assignment`, later)).status, 422)
  })

  async function schedule(at: string, fields: Record<string, string> = {}): Promise<Response> {
    return sendForm(site, editor, `${desk}/schedule`, { head: await head(), at, ...fields })
  }

  async function head(): Promise<string> {
    return (await rows())[0]?.headRevisionId ?? ''
  }

  async function rows() {
    return database.db.selectFrom('article').selectAll().where('id', '=', id).execute()
  }

  async function page(): Promise<string> {
    return (await openAs(site, editor, desk)).text()
  }

  async function visit(): Promise<Response> {
    return site.app.request(`${ORIGIN}/articles/a-lamp-at-night`)
  }

  async function seen(status: number): Promise<void> {
    assert.equal((await visit()).status, status)
  }
})

function fail(error: unknown): never {
  throw error
}
