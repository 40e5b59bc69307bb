import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { changePolicy, defaultPolicy } from '../../domain/access/policy.ts'
import { addCorrection, publishRevision, unpublishArticle } from '../../domain/articles/publish.ts'
import { applyChange } from '../apply-change.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { cookiesOf, openAs, sendForm, signInAs } from '../../../test/support/newsroom.ts'
import { registerReader } from '../../../test/support/people.ts'
import { publishAgain, retell } from '../../../test/support/retold.ts'
import { openSite, type TestSite } from '../../../test/support/site.ts'
import { CANARY, makeWorld, type World } from '../../../test/support/world.ts'

const OPEN = '/articles/an-open-sea'
const WALLED = '/articles/a-walled-strait'

forEachDatabase((databases) => {
  let clock: HeldClock
  let site: TestSite
  let world: World
  let reader: string

  beforeEach(async () => {
    const database = await databases.open()
    clock = holdClock()
    world = await makeWorld(database.db, clock, { ...defaultPolicy, publicHistory: true })
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    reader = `broadsheet-session=${await registerReader(database.db, clock, 'reader')}`
  })

  test('where the publication does not show it, there is no history and no link to one', async () => {
    await change(world.articles.open, ['New words.'])
    await changePolicy(site.deps.database.db, clock, defaultPolicy, 'test')
    applyChange(site.deps, 'pages')
    for (const path of ['', '/1', '/2/changes'])
      assert.equal((await ask(`${OPEN}/history${path}`)).status, 404)
    assert.doesNotMatch(await read(OPEN), /\/history/)
  })

  test('the history tells when and how an article changed, and shows what it said', async () => {
    const { db } = site.deps.database
    assert.match(await read(`${OPEN}/history`), /It has not changed since it was published/)
    clock.pass({ hours: 1 })
    await change(world.articles.open, ['First of an open sea.', 'Three pilots.'])
    clock.pass({ hours: 1 })
    const { headRevisionId } = await rowOf(world.articles.open)
    await db.transaction().execute(async (db) => {
      const correctionId = await addCorrection(db, clock, world.articles.open, 'Two pilots, not three.')
      await publishRevision(db, clock, headRevisionId ?? '', { correctionId })
    })
    applyChange(site.deps, 'pages')
    const list = await read(`${OPEN}/history`)
    assert.match(list, /noindex/)
    assert.match(
      list,
      /Corrected<\/strong>.*Two pilots, not three.*Updated<\/strong>.*words added.*Published<\/strong>/s,
    )
    const then = await read(`${OPEN}/history/1`)
    assert.match(then, /This is the article as it was published on/)
    assert.match(then, /Fourth: harmless/)
    assert.match(then, /noindex/)
    assert.doesNotMatch(then, /application\/ld\+json|rel="canonical"/)
    const compared = await read(`${OPEN}/history/2/changes`)
    assert.match(compared, /<del>.*Fourth: harmless/s)
    assert.match(compared, /<ins>.*Three pilots/s)
    assert.match(await read(OPEN), new RegExp(`href="${OPEN}/history"`))
    const now = await ask(`${OPEN}/history/3`)
    assert.deepEqual([now.status, now.headers.get('location')], [302, OPEN])
    for (const none of ['/1/changes', '/4', '/4/changes', '/0', '/x'])
      assert.equal((await ask(`${OPEN}/history${none}`)).status, 404, none)
  })

  test('whoever stands before the wall of an article stands before the wall of its history', async () => {
    await retell(site.deps.database.db, clock, world.articles.walled, CANARY)
    applyChange(site.deps, 'pages')
    const spent = await spend()
    for (const page of ['', '/1', '/2', '/2/changes', '/3/changes']) {
      const shut = await ask(`${WALLED}/history${page}`, spent)
      assert.equal(shut.headers.get('cache-control'), 'private, no-store')
      const walled = await shut.text()
      assert.doesNotMatch(walled, new RegExp(CANARY), page)
      assert.doesNotMatch(walled, /words added/)
      if (page !== '') assert.match(walled, /id="wall"/, page)
      if (page !== '') assert.match(await read(`${WALLED}/history${page}`, reader), new RegExp(CANARY), page)
    }
    assert.match(await read(`${WALLED}/history`, reader), /words added/)
    assert.match(await read(`${WALLED}/history/2`, spent), /Ships wait at anchor/)
    assert.doesNotMatch(await read(`${WALLED}/history/2`, spent), /once free/)
  })

  test('all texts of one article cost one opening on the meter', async () => {
    await retell(site.deps.database.db, clock, world.articles.walled, CANARY)
    applyChange(site.deps, 'pages')
    const first = await ask(`${WALLED}/history/1`)
    const cookie = cookiesOf(first)
    assert.match(await first.text(), /2 of 3|2 more|two/i)
    for (const page of ['/history', '/history/2', '/history/3/changes', ''])
      assert.match(
        await read(WALLED + page, cookie),
        page.endsWith('changes') || page === '/history' ? /./ : new RegExp(CANARY),
      )
    const others = ['walled-strait-2', 'walled-strait-3']
    for (const slug of others) assert.match(await read(`/articles/${slug}`, cookie), new RegExp(CANARY), slug)
    assert.doesNotMatch(await read('/articles/walled-strait-4', cookie), new RegExp(CANARY))
    assert.match(await read(`${WALLED}/history/1`, cookie), new RegExp(CANARY))
  })

  test('an editor keeps one text from readers, for a reason that they are told', async () => {
    await change(world.articles.open, ['A name that a court forbids.'])
    await change(world.articles.open, ['No name.'])
    const desk = `/newsroom/articles/${world.articles.open}/history`
    const editor = await signInAs(site, 'editor')
    const bound = await signInAs(site, 'editor', { sectionIds: [world.sections.uplands] })
    const why = { reason: 'A court has forbidden it.' }
    assert.match(await read(`${OPEN}/history/2`), /a court forbids/)
    assert.equal((await sendForm(site, bound, `${desk}/2/withholding`, why)).status, 403)
    assert.equal((await sendForm(site, editor, `${desk}/2/withholding`, { reason: ' ' })).status, 422)
    assert.equal((await sendForm(site, editor, `${desk}/9/withholding`, why)).status, 404)
    assert.equal((await sendForm(site, editor, `${desk}/3/withholding`, why)).status, 409, 'readers see it')
    assert.equal((await sendForm(site, editor, `${desk}/2/withholding`, why)).status, 303)
    assert.equal((await ask(`${OPEN}/history/2`)).status, 404)
    assert.match(await read(`${OPEN}/history`), /A court has forbidden it\./)
    const compared = await read(`${OPEN}/history/3/changes`)
    assert.doesNotMatch(compared, /a court forbids/)
    assert.match(compared, /Fourth: harmless/, 'set against the text before')
    assert.match(await (await openAs(site, editor, desk)).text(), /A court has forbidden it\./)
    assert.equal((await sendForm(site, editor, `${desk}/2/withholding/removal`)).status, 303)
    assert.match(await read(`${OPEN}/history/2`), /a court forbids/)
    const acts = await site.deps.database.db.selectFrom('audit').select('act').execute()
    assert.deepEqual(acts.map(({ act }) => act).toSorted(), ['article.release', 'article.withhold'])
  })

  test('what was taken down is never shown again, whatever takes its place', async () => {
    const { db } = site.deps.database
    await change(world.articles.open, ['Words to be sorry for.'])
    await db.transaction().execute((db) => unpublishArticle(db, clock, world.articles.open))
    applyChange(site.deps, 'pages')
    assert.equal((await ask(`${OPEN}/history`)).status, 410)
    assert.equal((await ask(`${OPEN}/history/1`)).status, 410)
    await change(world.articles.open, ['Better words.'])
    assert.doesNotMatch(await read(`${OPEN}/history`), /history\/[12]"/)
    for (const number of [1, 2]) assert.equal((await ask(`${OPEN}/history/${number}`)).status, 404)
    assert.equal((await ask(`${OPEN}/history/3`)).status, 302)
  })

  test('drafts have no place in it', async () => {
    assert.equal((await ask('/articles/an-unfinished-draft/history')).status, 404)
    assert.equal((await ask('/articles/no-such-article/history')).status, 404)
  })

  async function change(id: string, texts: string[]): Promise<void> {
    await publishAgain(site.deps.database.db, clock, id, texts)
    applyChange(site.deps, 'pages')
  }

  /** The cookie of a visitor who has read three others. */
  async function spend(): Promise<string> {
    let cookie = ''
    for (const number of [2, 3, 4])
      cookie = cookiesOf(await ask(`/articles/walled-strait-${number}`, cookie), cookie)
    return cookie
  }

  async function ask(path: string, cookie?: string): Promise<Response> {
    return openAs(site, cookie === '' ? undefined : cookie, path)
  }

  async function read(path: string, cookie?: string): Promise<string> {
    const answer = await ask(path, cookie)
    assert.equal(answer.status, 200, path)
    return answer.text()
  }

  async function rowOf(id: string) {
    return site.deps.database.db
      .selectFrom('article')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  }
})
