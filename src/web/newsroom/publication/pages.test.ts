import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { openSite, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld } from '../../../../test/support/world.ts'
import type { Db } from '../../../platform/db/schema.ts'

forEachDatabase((databases) => {
  let db: Db
  let site: TestSite
  let cookie: string
  let at: string
  beforeEach(async () => {
    const clock = holdClock()
    const database = await databases.open()
    db = database.db
    await makeWorld(db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    cookie = await signInAs(site, 'publisher')
    const about = await db
      .selectFrom('page')
      .select('id')
      .where('slug', '=', 'about')
      .executeTakeFirstOrThrow()
    at = `/newsroom/pages/${about.id}`
  })

  const leads = async (path: string) => {
    const answer = await openAs(site, undefined, path)
    return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
  }
  const save = (slug: string, title = 'Who we are') =>
    sendForm(site, cookie, at, { title, standfirst: 'In short.', slug })

  const set = (state: string) => sendForm(site, cookie, `${at}/publication`, { state })

  test('a page is renamed and moved; its body stays and its old address leads on', async () => {
    assert.equal((await save('imprint')).status, 303)
    assert.equal(await leads('/about'), '301 /imprint')
    const page = await (await openAs(site, undefined, '/imprint')).text()
    assert.match(page, /<h1[^>]*>Who we are/)
    assert.match(page, /We watch the straits/)
    assert.match(await (await openAs(site, cookie, '/newsroom/pages')).text(), /Who we are/)
  })

  test('an address that the program answers itself, or that is none, is refused', async () => {
    for (const slug of ['newsroom', 'articles', 'ar', 'Not Good', '../x', ''])
      assert.equal((await save(slug)).status, 400, slug)
    assert.equal((await save('about', '')).status, 400)
  })

  test('a page is taken down and put back', async () => {
    await set('unpublished')
    assert.equal(await leads('/about'), '410')
    await set('published')
    assert.equal(await leads('/about'), '200')
    const acts = await db.selectFrom('audit').select('act').orderBy('id').execute()
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['page.unpublish', 'page.publish'],
    )
  })
})
