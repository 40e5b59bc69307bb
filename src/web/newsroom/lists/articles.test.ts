import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { publishRevision } from '../../../domain/articles/publish.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { addArticle } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock, type HeldClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, signInAs, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld, type World } from '../../../../test/support/world.ts'
import type { Database } from '../../../platform/db/open.ts'

forEachDatabase((testDatabase) => {
  let database: Database
  let clock: HeldClock
  let site: TestSite
  let world: World
  let editor: string

  beforeEach(async () => {
    clock = holdClock()
    database = await testDatabase.open()
    world = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    testDatabase.beforeClosing(site.close)
    editor = await signInAs(site, 'editor')
  })

  test('an editor finds drafts and published articles, newest first', async () => {
    await work('older-draft')
    clock.pass({ minutes: 5 })
    await work('newer-draft')
    const found = await list('')
    assert.deepEqual(found.slice(0, 2), ['newer draft', 'older draft'])
    assert.ok(found.length > 5)
  })

  test('a writer finds only what they have begun', async () => {
    const wanda = await addMember(database.db, clock, 'writer')
    await work('wandas-own', { createdBy: wanda.id })
    await work('of-another')
    const cookie = await signInMember(database.db, clock, wanda)
    assert.deepEqual(await list('', cookie), ['wandas own'])
  })

  test('search finds words of drafts from the moment they are saved, in any case and without accents', async () => {
    await work('quiet-title', { withheld: 'Détroit de Kertch' })
    assert.deepEqual(await list('?q=DETROIT+kertch'), ['quiet title'])
    assert.deepEqual(await list('?q=détroit+ker'), ['quiet title'], 'the last word may be a beginning')
    assert.deepEqual(await list('?q=kertch+nowhere'), [])
    assert.deepEqual(await list(`?q=${encodeURIComponent('"kertch* OR (')}`), [])
    assert.ok((await list(`?q=${encodeURIComponent(`' : & | ! --`)}`)).length > 0, 'no word narrows nothing')
  })

  test('what a newer revision no longer says is not found any more', async () => {
    const id = await work('said-once', { withheld: 'bosphorus' })
    await database.db.deleteFrom('article').where('id', '=', id).execute()
    assert.deepEqual(await list('?q=bosphorus'), [])
  })

  test('each stage holds what stands there, and the archive is apart', async () => {
    await work('in-review', { stage: 'in-review' })
    await work('put-away', { archivedAt: toInstantText(clock()) })
    const changed = await work('changed-again', { stage: 'writing' }, '2016-08-01T08:00:00.000Z')
    await database.db.updateTable('article').set({ stage: 'writing' }).where('id', '=', changed).execute()
    assert.deepEqual(await list('?stage=in-review'), ['in review'])
    assert.deepEqual(await list('?stage=archived'), ['put away'])
    assert.deepEqual(await list('?stage=changed'), ['changed again'])
    assert.ok(!(await list('')).includes('put away'))
    const gone = await list('?stage=unpublished')
    assert.equal(gone.length, 1)
  })

  test('lists are narrowed by section, person, language and days of publication', async () => {
    const edgar = await addMember(database.db, clock, 'editor', { name: 'Edgar' })
    await work('for-edgar', { assigneeId: edgar.id, sectionId: world.sections.uplands })
    await work('en-francais', { language: 'fr' })
    // In Vienna, two hours ahead, this is the second of May.
    await work('may-day', {}, '2014-05-01T22:30:00.000Z')
    assert.deepEqual(await list(`?assignee=${edgar.id}&section=${world.sections.uplands}`), ['for edgar'])
    assert.deepEqual(await list('?language=fr&stage=writing'), ['en francais'])
    assert.deepEqual(await list('?from=2014-05-02&to=2014-05-02'), ['may day'])
    assert.deepEqual(await list('?from=2014-05-01&to=2014-05-01'), [])
    const cookie = await signInMember(database.db, clock, edgar)
    assert.deepEqual(await list('?assignee=me', cookie), ['for edgar'])
  })

  test('an article without a summary is found among what lacks one', async () => {
    assert.deepEqual(await list('?lacks=summary'), [])
    await work('mute', { lacksSummary: 1 })
    assert.deepEqual(await list('?lacks=summary'), ['mute'])
  })

  test('in the order of dates due the earliest comes first, and turns round', async () => {
    await work('soon', { dueAt: toInstantText(clock().add({ hours: 24 })) })
    await work('late', { dueAt: toInstantText(clock().subtract({ hours: 24 })) })
    assert.deepEqual(await list('?sort=due'), ['late', 'soon'])
    assert.deepEqual(await list('?sort=-due'), ['soon', 'late'])
    assert.match(await open('/newsroom/articles?sort=due'), /aria-sort="ascending"/)
  })

  test('pages of a list follow one another forwards and back, with nothing missed or shown twice', async () => {
    for (let number = 0; number < 61; number += 1) {
      if (number % 4 === 0) clock.pass({ seconds: 1 })
      await work(`paged-${String(number).padStart(2, '0')}`)
    }
    const whole = (await list('?stage=writing&q=paged')).length
    assert.equal(whole, 50)
    const first = await open('/newsroom/articles?stage=writing&q=paged')
    const next = link(first, 'next')
    const second = await open(next)
    const all = [...headlines(first), ...headlines(second)]
    assert.equal(new Set(all).size, 61)
    assert.equal(link(second, 'next'), '')
    assert.deepEqual(headlines(await open(link(second, 'prev'))), headlines(first))
    assert.equal(link(first, 'prev'), '')
  })

  test('an address that means nothing narrows nothing', async () => {
    const nonsense = '?stage=nowhere&from=2014-02-31&lacks=wit&sort=sideways&place=after~x~y&kind='
    assert.deepEqual(await list(nonsense), await list(''))
  })

  test('the navigation leads to no page that is not there', async () => {
    const page = await open('/newsroom', await signInAs(site, 'owner'))
    const places = [...page.matchAll(/<a href="([^"]*)"[^>]*data-key=/g)].map(([, href]) => href ?? '')
    assert.ok(places.includes('/newsroom/articles'))
    const owner = await signInAs(site, 'owner')
    for (const place of places) assert.equal((await openAs(site, owner, place)).status, 200, place)
  })

  type Facts = Partial<{
    createdBy: Member['id']
    assigneeId: string
    stage: 'in-review' | 'writing'
    sectionId: string
    dueAt: string
    archivedAt: string
    language: string
    withheld: string
    lacksSummary: 1
  }>

  async function work(slug: string, facts: Facts = {}, publishedAt?: string): Promise<string> {
    const { db } = database
    const { language, withheld, ...rest } = facts
    const id = await addArticle(db, clock, {
      slug,
      sectionId: world.sections.harbour,
      authorIds: [],
      topicIds: [],
      ...(language !== undefined && { language }),
      ...(withheld !== undefined && { withheld }),
    })
    const row = await db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    if (publishedAt !== undefined && row.headRevisionId !== null)
      await publishRevision(db, clock, row.headRevisionId, { publishedAt })
    if (Object.keys(rest).length > 0) await db.updateTable('article').set(rest).where('id', '=', id).execute()
    return id
  }

  async function open(path: string, cookie = editor): Promise<string> {
    const answer = await openAs(site, cookie, path.replaceAll('&amp;', '&'))
    assert.equal(answer.status, 200, path)
    return answer.text()
  }

  async function list(query: string, cookie = editor): Promise<string[]> {
    return headlines(await open(`/newsroom/articles${query}`, cookie))
  }
})

function headlines(page: string): string[] {
  return [...page.matchAll(/<th scope="row"[^>]*><a [^>]*>([^<]*)</g)].map(([, text]) => text ?? '')
}

function link(page: string, rel: 'next' | 'prev'): string {
  return new RegExp(`href="([^"]*)" rel="${rel}"`).exec(page)?.[1] ?? ''
}
