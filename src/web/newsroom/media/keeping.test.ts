import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { pdf, photograph } from '../../../../test/support/pictures.ts'
import { ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import { sendFiles, sendPicture, showAbove } from '../../../../test/support/uploads.ts'
import type { World } from '../../../../test/support/world.ts'

forEachDatabase((databases) => {
  let site: TestSite
  let clock: HeldClock
  let world: World
  let editor: string
  let item: string
  let src: string

  beforeEach(async () => {
    clock = holdClock()
    ;({ site, world, cookie: editor } = await openDesk(databases, clock, 'editor'))
    const sent = await sendPicture(site, editor, await photograph(), 'Élan du détroit.jpg')
    item = `/newsroom/media/${sent.id}`
    src = sent.src
  })

  const page = async (path: string) => (await openAs(site, editor, path)).text()
  const words = { alt: 'A lamp in fog', caption: '', credit: 'Ada Lindqvist', rights: 'Ours until 2030' }

  test('what is said of a picture is kept, found by a search, and recorded', async () => {
    const saved = await sendForm(site, editor, item, { ...words, focusX: '20', focusY: '75' })
    assert.equal(saved.status, 303)
    const shown = await page(saved.headers.get('location') ?? '')
    for (const value of ['A lamp in fog', 'Ours until 2030', 'value="20"', 'value="75"'])
      assert.ok(shown.includes(value))
    for (const query of ['LAMP', 'elan detroit', 'lindqvist', 'ours%20fog'])
      assert.ok((await page(`/newsroom/media?q=${query}`)).includes(item), query)
    for (const query of ['%25', '_', 'harbour'])
      assert.ok(!(await page(`/newsroom/media?q=${query}`)).includes(item))
    const trail = await site.deps.database.db.selectFrom('audit').select(['act', 'after']).execute()
    assert.ok(trail.some(({ act, after }) => act === 'media.describe' && after?.includes('Ours until 2030')))
  })

  test('a focal point keeps its place in sight where the picture is cut', async () => {
    await sendForm(site, editor, item, { ...words, focusX: '18', focusY: '50' })
    await showAbove(site, world.articles.open, idOf(item), true)
    const article = await (await site.app.request(`${ORIGIN}/articles/an-open-sea`)).text()
    assert.match(article, /data-focus-x="20" data-focus-y="50"/)
    const wrong = await sendForm(site, editor, item, { ...words, focusX: '120', focusY: '-1' })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /A number from 0 to 100/)
  })

  test('the library is filtered by what is missing, what is unused and what it is', async () => {
    await sendFiles(site, editor, [{ name: 'report.pdf', bytes: pdf() }])
    const shows = async (query: string) => (await page(`/newsroom/media?${query}`)).includes(item)
    assert.deepEqual(await Promise.all(['state=no-alt', 'state=unused', 'kind=document'].map(shows)), [
      true,
      true,
      false,
    ])
    await sendForm(site, editor, item, words)
    await showAbove(site, world.articles.draft, idOf(item))
    assert.deepEqual(await Promise.all(['state=no-alt', 'state=unused', 'kind=picture'].map(shows)), [
      false,
      false,
      true,
    ])
  })

  test('long lists go on where they ended, whatever comes meanwhile', async () => {
    const [row] = await site.deps.database.db.selectFrom('media').selectAll().execute()
    assert.ok(row)
    const rows = Array.from({ length: 100 }, (_, at) => ({
      ...row,
      id: crypto.randomUUID(),
      hash: String(at).padStart(64, '0'),
      sourceName: `file-${at}.jpg`,
    }))
    await site.deps.database.db.insertInto('media').values(rows).execute()
    const seen: string[] = []
    let next: string | undefined = '/newsroom/media'
    while (next) {
      const list: string = await page(next)
      seen.push(...[...list.matchAll(/href="(\/newsroom\/media\/[\w-]{36})"/g)].map(([, href = '']) => href))
      next = /href="([^"]*after=[^"]*)"/.exec(list)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(seen.length, 101)
    assert.equal(new Set(seen).size, 101)
  })

  test('a replaced picture is new wherever it is shown, and its old address holds', async () => {
    await showAbove(site, world.articles.open, idOf(item), true)
    const before = await (await site.app.request(`${ORIGIN}/articles/an-open-sea`)).text()
    assert.ok(before.includes(src))
    const replaced = await sendFiles(site, editor, [{ name: 'new.jpg', bytes: await photograph(9) }], {
      path: `${item}/file`,
    })
    assert.equal(replaced.status, 303)
    const after = await (await site.app.request(`${ORIGIN}/articles/an-open-sea`)).text()
    assert.ok(!after.includes(src))
    assert.equal((await site.app.request(ORIGIN + src)).status, 200)
    await site.mail()
    assert.match(await page(item), /new\.jpg/)
    const wrong = await sendFiles(site, editor, [{ name: 'a.pdf', bytes: pdf() }], { path: `${item}/file` })
    assert.equal(wrong.status, 422)
  })

  test('what is in use is not removed, and says where it is used', async () => {
    await showAbove(site, world.articles.draft, idOf(item))
    const asked = await page(`${item}/removal`)
    assert.ok(asked.includes(`/newsroom/articles/${world.articles.draft}`))
    assert.equal((await sendForm(site, editor, `${item}/removal`)).status, 409)
    await showAbove(site, world.articles.draft, null)
    assert.match(await page(`${item}/removal`), /Remove the file/)
    assert.equal((await sendForm(site, editor, `${item}/removal`)).status, 303)
  })

  test('a removed file is gone at once for readers, and can be put back', async () => {
    assert.equal((await site.app.request(ORIGIN + src)).status, 200)
    await sendForm(site, editor, `${item}/removal`)
    assert.equal((await site.app.request(ORIGIN + src)).status, 410)
    assert.ok(!(await page('/newsroom/media')).includes(item))
    assert.ok((await page('/newsroom/media?state=removed')).includes(item))
    await sendForm(site, editor, `${item}/return`)
    assert.equal((await site.app.request(ORIGIN + src)).status, 200)
  })

  test('a portrait and a published picture under a draft without it count as uses', async () => {
    const { db } = site.deps.database
    await db
      .updateTable('author')
      .set({ portraitId: idOf(item) })
      .where('id', '=', world.authors.ada)
      .execute()
    assert.match(await page(item), /Ada Lindqvist/)
    await db.updateTable('author').set({ portraitId: null }).execute()
    await showAbove(site, world.articles.open, idOf(item), true)
    await showAbove(site, world.articles.open, null)
    assert.match(await page(item), /Readers see it/)
    assert.equal((await sendForm(site, editor, `${item}/removal`)).status, 409)
  })

  test('a writer learns no headline, and gets no link, of what is not theirs to open', async () => {
    await showAbove(site, world.articles.draft, idOf(item))
    const { db } = site.deps.database
    const { headline } = await db
      .selectFrom('article')
      .innerJoin('revision', 'revision.id', 'article.headRevisionId')
      .select('revision.headline')
      .where('article.id', '=', world.articles.draft)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('author')
      .set({ portraitId: idOf(item) })
      .where('id', '=', world.authors.ada)
      .execute()
    const writer = await signInAs(site, 'writer')
    const seen = await (await openAs(site, writer, item)).text()
    assert.match(seen, /An article of colleagues/)
    assert.match(seen, /Ada Lindqvist/)
    for (const secret of [headline, `/newsroom/articles/${world.articles.draft}`, '/newsroom/authors/'])
      assert.ok(!seen.includes(secret), secret)
    assert.ok((await page(item)).includes(headline))
  })

  test('a writer sees an item and changes nothing of it', async () => {
    const writer = await signInAs(site, 'writer')
    assert.equal((await openAs(site, writer, item)).status, 200)
    assert.equal((await sendForm(site, writer, item, words)).status, 403)
    assert.equal((await openAs(site, writer, `${item}/removal`)).status, 403)
    assert.equal((await sendFiles(site, writer, [], { path: `${item}/file` })).status, 403)
    const reader = await openAs(site, undefined, item)
    assert.equal(reader.status, 303)
  })

  test('fields that are not expected, items that are not there', async () => {
    assert.equal((await sendForm(site, editor, item, { ...words, owner: 'me' })).status, 400)
    assert.equal((await sendForm(site, editor, `${item}/removal`, { force: '1' })).status, 400)
    for (const id of ['nothing', '%27', crypto.randomUUID()])
      assert.equal((await openAs(site, editor, `/newsroom/media/${id}`)).status, 404, id)
    assert.equal((await openAs(site, editor, '/newsroom/media?after=x&kind=y&state=z')).status, 200)
  })
})

function idOf(path: string): string {
  return path.split('/').at(-1) ?? ''
}
