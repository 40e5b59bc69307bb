import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { Member } from '../../domain/staff/may.ts'
import { toInstantText } from '../../lib/clock.ts'
import { addArticle } from '../../../test/support/articles.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock, type HeldClock } from '../../../test/support/held-clock.ts'
import { addMember, openAs, signInAs, signInMember } from '../../../test/support/newsroom.ts'
import { openSite, type TestSite } from '../../../test/support/site.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import type { Database } from '../../platform/db/open.ts'

forEachDatabase((testDatabase) => {
  let database: Database
  let clock: HeldClock
  let site: TestSite
  let world: World

  beforeEach(async () => {
    clock = holdClock()
    database = await testDatabase.open()
    world = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    testDatabase.beforeClosing(site.close)
  })

  test('whoever is not signed in is led to the sign-in page', async () => {
    const answer = await openAs(site, undefined, '/newsroom')
    assert.equal(answer.status, 303)
    assert.match(answer.headers.get('location') ?? '', /^\/newsroom\/sign-in\?next=%2Fnewsroom$/)
  })

  test('a writer finds what they are writing, and is not asked to review', async () => {
    const wanda = await addMember(database.db, clock, 'writer')
    await work('wandas-draft', { createdBy: wanda.id })
    await work('another-draft', {})
    const page = await open(await signInMember(database.db, clock, wanda), '/newsroom')
    assert.deepEqual(headlines(page, 'mine'), ['wandas draft'])
    assert.doesNotMatch(page, /id="review"/)
  })

  test('an editor finds what waits for review in their sections, but not what they began or gave to another', async () => {
    const edgar = await addMember(database.db, clock, 'editor', { sectionIds: [world.sections.harbour] })
    const other = await addMember(database.db, clock, 'editor', { name: 'Elena' })
    await work('to-review', { stage: 'in-review' })
    await work('own', { stage: 'in-review', createdBy: edgar.id })
    await work('of-elena', { stage: 'in-review', assigneeId: other.id })
    await work('elsewhere', { stage: 'in-review', sectionId: world.sections.uplands })
    const page = await open(await signInMember(database.db, clock, edgar), '/newsroom')
    assert.deepEqual(headlines(page, 'review'), ['to review'])
  })

  test('what is scheduled before midnight in the publication’s time zone is shown, and in red what did not go out', async () => {
    // In Vienna it is 11:30; their day ends at 22:00 UTC.
    await work('late', { stage: 'scheduled', scheduledAt: '2016-08-10T09:00:00.000Z' })
    await work('tonight', { stage: 'scheduled', scheduledAt: '2016-08-10T21:30:00.000Z' })
    await work('tomorrow', { stage: 'scheduled', scheduledAt: '2016-08-10T22:30:00.000Z' })
    const page = await open(await signInAs(site, 'editor'), '/newsroom')
    assert.deepEqual(headlines(page, 'scheduled'), ['late', 'tonight'])
    assert.match(page, /One article should have gone out and has not\./)
    assert.match(part(page, 'scheduled'), /class="when late"[^>]*>Today 11:00</)
  })

  test('what is due within seven days stands in its order', async () => {
    await work('next-week', { dueAt: inDays(6) })
    await work('yesterday', { dueAt: inDays(-1) })
    await work('next-month', { dueAt: inDays(30) })
    const page = await open(await signInAs(site, 'editor'), '/newsroom')
    assert.deepEqual(headlines(page, 'due'), ['yesterday', 'next week'])
  })

  test('the navigation shows what the role may do, and speaks the language of the address', async () => {
    const writer = await open(await signInAs(site, 'writer'), '/newsroom')
    assert.match(writer, /href="\/newsroom\/articles"/)
    assert.doesNotMatch(writer, /href="\/newsroom\/(?:staff|identity|audit|redirects)"/)
    const owner = await open(await signInAs(site, 'owner'), '/ar/newsroom')
    assert.match(owner, /<html lang="ar" dir="rtl">/)
    assert.match(owner, /href="\/ar\/newsroom\/staff"/)
  })

  test('whoever is refused stays in the newsroom, and is told why', async () => {
    const answer = await openAs(site, await signInAs(site, 'writer'), '/newsroom/media/1/removal')
    assert.equal(answer.status, 403)
    const page = await answer.text()
    assert.match(page, /not part of your role \(Writer\)/)
    assert.match(page, /href="\/newsroom\/articles"/)
  })

  test('an owner who is alone is told what comes first; once colleagues are there, no more', async () => {
    const olga = await signInAs(site, 'owner')
    assert.match(await open(olga, '/newsroom'), /Opening the house[\s\S]*href="\/newsroom\/staff"/)
    await addMember(database.db, clock, 'writer')
    assert.doesNotMatch(await open(olga, '/newsroom'), /Opening the house/)
  })

  type Facts = {
    createdBy?: Member['id']
    assigneeId?: Member['id']
    sectionId?: string
    stage?: 'writing' | 'in-review' | 'scheduled'
    dueAt?: string
    scheduledAt?: string
  }

  function inDays(days: number): string {
    return toInstantText(clock().add({ hours: days * 24 }))
  }

  async function work(slug: string, facts: Facts): Promise<void> {
    const { sectionId = world.sections.harbour, ...columns } = facts
    const id = await addArticle(database.db, clock, { slug, sectionId, authorIds: [], topicIds: [] })
    if (Object.keys(columns).length > 0)
      await database.db.updateTable('article').set(columns).where('id', '=', id).execute()
  }

  async function open(cookie: string, path: string): Promise<string> {
    const answer = await openAs(site, cookie, path)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('cache-control'), 'private, no-store')
    return answer.text()
  }
})

function part(page: string, id: string): string {
  return new RegExp(`<section[^>]* id="${id}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? ''
}

function headlines(page: string, id: string): string[] {
  return [...part(page, id).matchAll(/<a href="\/newsroom\/articles\/[^>]*>([^<]*)</g)].map(
    ([, headline]) => headline ?? '',
  )
}
