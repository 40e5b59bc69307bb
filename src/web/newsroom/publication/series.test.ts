import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm } from '../../../../test/support/newsroom.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import { CANARY, type World } from '../../../../test/support/world.ts'
import type { Db } from '../../../platform/db/schema.ts'

const words = (own: Record<string, string>) => ({
  ...Object.fromEntries(
    ['name', 'standfirst', 'introduction'].flatMap((name) =>
      ['en', 'fr', 'ar'].map((code) => [`${name}-${code}`, '']),
    ),
  ),
  slug: '',
  audience: '',
  ...own,
})

forEachDatabase((databases) => {
  const clock = holdClock()
  let db: Db
  let site: TestSite
  let world: World
  let cookie: string
  let watch: string
  beforeEach(async () => {
    ;({ db, site, world, cookie } = await openDesk(databases, clock, 'publisher'))
    watch = (await db.selectFrom('series').select('id').executeTakeFirstOrThrow()).id
  })

  const read = async (path: string) => (await openAs(site, cookie, path)).text()
  const send = (path: string, fields: Record<string, string> = {}) =>
    sendForm(site, cookie, `/newsroom/series${path}`, fields)
  const leads = async (path: string) => {
    const answer = await openAs(site, undefined, path)
    return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
  }
  const partsOn = async (path: string) =>
    [...(await read(path)).matchAll(/<h2 class="card-headline">\s*<a href="([^"]*)"/g)].map(
      ([, href]) => href,
    )

  test('a series is begun, put in order, and stands in the header', async () => {
    assert.equal((await send('', words({ 'name-en': '' }))).status, 400)
    assert.equal((await send('', words({ 'name-en': 'The Long Watch' }))).status, 400)
    const added = await send('', words({ 'name-en': 'Grain & guns', 'name-fr': 'Grain' }))
    assert.equal(added.status, 303)
    assert.match(await read('/series/grain-guns'), /<h1>Grain &amp; guns<\/h1>/)
    const { id } = await db
      .selectFrom('series')
      .select('id')
      .where('slug', '=', 'grain-guns')
      .executeTakeFirstOrThrow()
    const home = await read('/')
    assert.ok(home.indexOf('>The Long Watch<') < home.indexOf('>Grain &amp; guns<'))
    await send(`/${id}/place`, { direction: 'up' })
    const after = /<nav class="sections".*?<\/nav>/s.exec(await read('/'))?.[0] ?? ''
    assert.ok(after.indexOf('>Grain &amp; guns<') < after.indexOf('>The Long Watch<'))
  })

  test('its words and audience are changed; a changed address leads on, feeds too', async () => {
    const open = words({ 'name-en': 'The Short Watch', slug: 'short-watch', audience: 'everyone' })
    assert.equal((await send(`/${watch}`, open)).status, 303)
    assert.equal(await leads('/series/the-long-watch'), '301 /series/short-watch')
    assert.equal(await leads('/ar/series/the-long-watch/feed.rss'), '301 /ar/series/short-watch/feed.rss')
    assert.match(await read('/series/short-watch'), /<h1>The Short Watch<\/h1>/)
    const seen = await openAs(site, undefined, '/articles/walled-strait-2')
    assert.match(await seen.text(), new RegExp(CANARY))
    await send(`/${watch}`, { ...open, audience: 'registered' })
    await send(`/${watch}`, { ...open, audience: 'registered', slug: 'the-long-watch' })
    assert.equal(await leads('/series/short-watch'), '301 /series/the-long-watch')
    assert.equal((await send(`/${watch}`, { ...open, audience: 'plan:none' })).status, 400)
    assert.equal((await send(`/${watch}`, { ...open, slug: 'Not An Address' })).status, 400)
  })

  test('parts are found among our articles, added by any version, put in order, taken out and put back', async () => {
    const path = '/series/the-long-watch'
    assert.deepEqual(await partsOn(path), ['/articles/walled-strait-2', '/articles/walled-strait-3'])
    const found = await read(`/newsroom/series/${watch}?q=strait`)
    assert.match(found, /name="article" value="[\w-]+"/)
    assert.ok(!found.includes(`name="article" value="${world.articles.more[0]}"`))
    assert.equal((await send(`/${watch}/parts`, { article: world.articles.arabic })).status, 303)
    assert.equal((await partsOn(path)).at(-1), '/articles/a-walled-strait')
    assert.equal((await partsOn(`/ar${path}`)).at(-1), '/ar/articles/madiq-musawwar')
    const first = `/${watch}/parts/${world.articles.more[0]}`
    await send(`${first}/place`, { direction: '2' })
    assert.equal((await partsOn(path)).at(-1), '/articles/walled-strait-2')
    await send(`${first}/place`, { direction: 'up' })
    const order = await partsOn(path)
    const out = await send(`${first}/removal`)
    assert.equal((await partsOn(path)).length, 2)
    const undo = await read(out.headers.get('location')?.replace(/#.*/, '') ?? '')
    assert.match(undo, /is no longer a part/)
    const [, place = ''] = /name="place" value="(\d+)"/.exec(undo) ?? []
    await send(`/${watch}/parts`, { article: world.articles.more[0] ?? '', place })
    assert.deepEqual(await partsOn(path), order)
    assert.equal((await send(`/${watch}/parts`, { article: 'none' })).status, 404)
  })

  test('a removal asks, its articles stay, and its addresses say that it is gone', async () => {
    assert.match(await read(`/newsroom/series/${watch}/removal`), /Remove “The Long Watch”\?/)
    await send(`/${watch}/removal`)
    assert.equal(await leads('/series/the-long-watch'), '410')
    assert.equal(await leads('/fr/series/the-long-watch/feed.atom'), '410')
    assert.equal(await leads('/articles/walled-strait-2'), '200')
    const acts = await db.selectFrom('audit').select('act').where('subjectKind', '=', 'series').execute()
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['series.remove'],
    )
  })
})
