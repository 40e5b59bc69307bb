import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { routes } from '../../../app.ts'
import { removeMember } from '../../../domain/staff/members.ts'
import { readDraft } from '../../../domain/articles/draft.ts'
import { saveRevision } from '../../../domain/articles/save.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { addressesOf } from '../../../../test/support/addresses.ts'
import { paragraphs } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { everyRow } from '../../../../test/support/every-row.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInAs, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import { CANARY, makeWorld, type World } from '../../../../test/support/world.ts'

forEachDatabase((databases) => {
  let site: TestSite
  let clock: HeldClock
  let world: World
  let edgar: Member
  let editor: string
  let desk: string

  beforeEach(async () => {
    const database = await databases.open()
    clock = holdClock()
    world = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    edgar = await addMember(database.db, clock, 'editor')
    editor = await signInMember(database.db, clock, edgar)
    desk = `/newsroom/articles/${world.articles.draft}`
  })

  test('a draft is previewed as each kind of reader would see it, and kept nowhere', async () => {
    const wall = await openAs(site, editor, `${desk}/preview?as=visitor-wall`)
    assert.equal(wall.status, 200)
    assert.equal(wall.headers.get('cache-control'), 'private, no-store')
    assert.equal(wall.headers.get('x-robots-tag'), 'noindex')
    const atTheWall = await wall.text()
    assert.doesNotMatch(atTheWall, new RegExp(CANARY))
    assert.match(atTheWall, /class="preview-bar"/)
    for (const kind of ['visitor-metered', 'reader', 'everyone'])
      assert.match(await open(editor, `${desk}/preview?as=${kind}`), new RegExp(CANARY), kind)
    assert.match(await open(editor, `/ar${desk}/preview`), /<html lang="ar" dir="rtl">/)
    assert.equal((await site.app.request(`${ORIGIN}/articles/an-unfinished-draft`)).status, 404)
  })

  test('a preview is framed at a width by its own page, and by no other', async () => {
    const answer = await openAs(site, editor, `/ar${desk}/preview?as=visitor-wall&width=phone`)
    assert.equal(answer.headers.get('x-frame-options'), 'DENY')
    const around = policyOf(answer)
    assert.equal(around.get('frame-src'), "'self'")
    assert.equal(around.get('frame-ancestors'), "'none'")
    const html = await answer.text()
    const [, src = ''] = /<iframe[^>]* src="([^"]*)"/.exec(html) ?? []
    assert.equal(src, `/ar${desk}/preview/page?as=visitor-wall`)
    const framed = await openAs(site, editor, src)
    assert.equal(framed.headers.get('x-frame-options'), 'SAMEORIGIN')
    assert.equal(framed.headers.get('cache-control'), 'private, no-store')
    const plain = policyOf(await openAs(site, editor, `${desk}/preview`))
    plain.set('frame-ancestors', "'self'")
    assert.deepEqual(policyOf(framed), plain, 'all else is as strict as everywhere')
    const page = await framed.text()
    assert.doesNotMatch(page, new RegExp(CANARY))
    assert.doesNotMatch(page, /preview-bar/)
    assert.match(page, /<html lang="ar" dir="rtl">/)
    assert.equal((await openAs(site, await signInAs(site, 'writer'), src)).status, 404)
  })

  test('no other page can be framed, whoever opens it', async () => {
    for (const route of routes) {
      if (route.method !== 'GET') continue
      for (const path of addressesOf(route) ?? [])
        for (const cookie of [undefined, editor]) {
          const answer = await openAs(site, cookie, path)
          await answer.body?.cancel()
          assert.equal(answer.headers.get('x-frame-options'), 'DENY', path)
          assert.equal(policyOf(answer).get('frame-ancestors'), "'none'", path)
        }
    }
  })

  test('a preview shows the newest revision, while readers see the published one', async () => {
    const { db } = site.deps.database
    const draft = await readDraft(db, edgar, world.articles.open)
    assert.ok(draft)
    const body = paragraphs('The tide has turned.')
    await saveRevision(db, clock, world.articles.open, { ...draft.content, body }, edgar.id)
    assert.match(
      await open(editor, `/newsroom/articles/${world.articles.open}/preview`),
      /The tide has turned/,
    )
    assert.doesNotMatch(await open(undefined, '/articles/an-open-sea'), /The tide has turned/)
  })

  test('whoever may not read a draft may not preview it', async () => {
    assert.equal((await openAs(site, undefined, `${desk}/preview`)).status, 303)
    assert.equal((await openAs(site, await signInAs(site, 'writer'), `${desk}/preview`)).status, 404)
  })

  test('a link opens its article to an outsider, and nothing else, until it is revoked', async () => {
    const link = await makeLink()
    const shown = await openAs(site, undefined, link)
    assert.equal(shown.status, 200)
    assert.equal(shown.headers.get('cache-control'), 'private, no-store')
    assert.match(await shown.text(), new RegExp(CANARY))
    assert.equal((await openAs(site, undefined, `${desk}/preview`)).status, 303)
    const page = await open(editor, desk)
    assert.ok(!page.includes(link))
    const revoke = /action="([^"]*\/preview-links\/[^"]+)"/.exec(page)?.[1] ?? ''
    const elsewhere = revoke.replace(world.articles.draft, world.articles.open)
    assert.equal((await sendForm(site, editor, elsewhere)).status, 404)
    assert.equal((await openAs(site, undefined, link)).status, 200)
    assert.equal((await sendForm(site, editor, revoke)).status, 303)
    assert.equal((await openAs(site, undefined, link)).status, 404)
    assert.equal((await sendForm(site, editor, revoke)).status, 404)
  })

  test('a link ends after seven days, and one that was never made opens nothing', async () => {
    const link = await makeLink()
    clock.pass({ hours: 7 * 24 - 1 })
    assert.equal((await openAs(site, undefined, link)).status, 200)
    clock.pass({ hours: 1 })
    assert.equal((await openAs(site, undefined, link)).status, 404)
    for (const wrong of ['x', `${link.slice('/previews/'.length)}x`, world.articles.draft])
      assert.equal((await openAs(site, undefined, `/previews/${wrong}`)).status, 404, wrong)
  })

  test('the links that somebody made end when they are dismissed', async () => {
    const { db } = site.deps.database
    const link = await makeLink()
    const olga = await addMember(db, clock, 'owner')
    const other = await signInMember(db, clock, olga)
    assert.match(await open(other, desk), /\/preview-links\/[^"]+"/)
    await removeMember(db, clock, { member: olga, network: '203.0.113.0/24' }, edgar.id)
    assert.equal((await openAs(site, undefined, link)).status, 404)
    assert.doesNotMatch(await open(other, desk), /\/preview-links\/[^"]+"/)
  })

  test('a preview leaves nothing in a browser, on a meter or in the press', async () => {
    const { db } = site.deps.database
    const link = await makeLink()
    const rows = await everyRow(db)
    const article = `/newsroom/articles/${world.articles.walled}`
    for (const kind of ['visitor-wall', 'visitor-metered', 'reader', 'everyone'])
      for (const path of [`${article}/preview?as=${kind}`, `${article}/preview/page?as=${kind}`, link]) {
        const answer = await openAs(site, path === link ? undefined : editor, path)
        assert.equal(answer.status, 200)
        assert.deepEqual(answer.headers.getSetCookie(), [], path)
        assert.equal(answer.headers.get('etag'), null, path)
        await answer.body?.cancel()
      }
    assert.deepEqual(await everyRow(db), rows)
    assert.doesNotMatch(await open(undefined, '/articles/an-old-embargo'), new RegExp(CANARY))
  })

  test('revisions are listed with what they changed, compared, and restored as new ones', async () => {
    const { db } = site.deps.database
    const first = await readDraft(db, edgar, world.articles.draft)
    assert.ok(first)
    const changed = { ...first.content, headline: 'A finished draft', body: paragraphs('First of all.') }
    await saveRevision(db, clock, world.articles.draft, changed, edgar.id)
    const list = await open(editor, `${desk}/revisions`)
    assert.match(list, /Revision 2/)
    const compare = /href="([^"]*\/comparison\?[^"]*)"/.exec(list)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const comparison = await open(editor, compare)
    assert.match(comparison, /<del class="removed">[^]*unfinished/)
    assert.match(comparison, /<ins class="added">[^]*finished/)
    const head = /name="head" value="([^"]+)"/.exec(list)?.[1] ?? ''
    const restored = await sendForm(site, editor, `${desk}/restorations`, { revision: first.head.id, head })
    assert.equal(restored.status, 303)
    const now = await readDraft(db, edgar, world.articles.draft)
    assert.equal(now?.content.headline, first.content.headline)
    assert.equal(now?.head.number, 3)
    const stale = await sendForm(site, editor, `${desk}/restorations`, { revision: first.head.id, head })
    assert.equal(stale.status, 409)
    const foreign = { revision: now?.head.id ?? '', head }
    const other = `/newsroom/articles/${world.articles.open}/restorations`
    assert.equal((await sendForm(site, editor, other, foreign)).status, 404)
    assert.equal((await openAs(site, editor, `${desk}/comparison?from=x&to=y`)).status, 404)
  })

  test('a comparison says nothing of what the older revision never recorded, and everything of what both did', async () => {
    const { db } = site.deps.database
    const old = await readDraft(db, edgar, world.articles.draft)
    assert.ok(old)
    assert.equal(old.content.featured, undefined, 'imported before there were such fields')
    const save = async (change: object) => {
      const content = { ...old.content, audience: null, featured: true, slug: 'a-new-address', ...change }
      const saved = await saveRevision(db, clock, world.articles.draft, content, edgar.id)
      assert.ok(saved.saved)
      return saved.revisionId
    }
    const second = await save({})
    const third = await save({ slug: 'another-address', featured: false, kicker: 'New' })
    for (const [from, to] of [
      [old.head.id, second],
      [second, old.head.id],
    ] as const)
      assert.doesNotMatch(await comparisonOf(from, to), /<dt>(?:Address|Featured)<|a-new-address/)
    const both = await comparisonOf(second, third)
    for (const label of ['Address', 'Featured', 'Kicker']) assert.match(both, new RegExp(`<dt>${label}<`))
  })

  function comparisonOf(from: string, to: string): Promise<string> {
    return open(editor, `${desk}/comparison?from=${from}&to=${to}`)
  }

  async function makeLink(): Promise<string> {
    const made = await sendForm(site, editor, `${desk}/preview-links`)
    assert.equal(made.status, 200)
    const address = /value="(http[^"]*\/previews\/[^"]+)"/.exec(await made.text())?.[1] ?? ''
    return new URL(address).pathname
  }

  async function open(cookie: string | undefined, path: string): Promise<string> {
    const answer = await openAs(site, cookie, path)
    assert.equal(answer.status, 200)
    return answer.text()
  }
})

function policyOf(answer: Response): Map<string, string> {
  const parts = (answer.headers.get('content-security-policy') ?? '').split('; ')
  return new Map(parts.map((part): [string, string] => [part.replace(/ .*/, ''), part.replace(/^\S* ?/, '')]))
}
