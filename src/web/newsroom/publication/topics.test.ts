import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { openSite, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld, type World } from '../../../../test/support/world.ts'
import { publishRevision } from '../../../domain/articles/publish.ts'
import { findTopic } from '../../../domain/topics/topics.ts'
import type { Db } from '../../../platform/db/schema.ts'

forEachDatabase((databases) => {
  const clock = holdClock()
  let db: Db
  let site: TestSite
  let world: World
  let cookie: string
  beforeEach(async () => {
    const database = await databases.open()
    db = database.db
    world = await makeWorld(db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    cookie = await signInAs(site, 'editor')
  })

  const read = async (path: string) => (await openAs(site, cookie, path)).text()
  const send = (path: string, fields: Record<string, string>) =>
    sendForm(site, cookie, `/newsroom/topics/${path}`, fields)
  const words = { kind: 'place', 'name-en': 'The straits', 'name-fr': '', 'name-ar': 'المضائق' }
  const descriptions = { 'description-en': 'Where ships pass.', 'description-fr': '', 'description-ar': '' }

  test('a topic is found by any of its names, and edited: the site shows it on the next request', async () => {
    const { straits } = world.topics
    await send(`${straits}/aliases`, { alias: 'Narrow seas' })
    assert.match(await read('/newsroom/topics?q=narrow'), /straits/)
    assert.doesNotMatch(await read('/newsroom/topics?q=narrow'), />sanctions</)
    assert.equal((await send(straits, { ...words, ...descriptions })).status, 303)
    const page = await read('/topics/straits')
    assert.match(page, /The straits/)
    assert.match(page, /Where ships pass\./)
    const nameless = await send(straits, { ...words, ...descriptions, 'name-en': '', 'name-ar': '' })
    assert.equal(nameless.status, 400)
    assert.match(await nameless.text(), /Give it a name/)
  })

  test('merging asks; then articles, drafts, names and addresses go to the one that stays', async () => {
    const { straits, sanctions } = world.topics
    await send(`${sanctions}/aliases`, { alias: 'Embargoes' })
    const asked = await send(`${sanctions}/merger`, { into: 'straits' })
    assert.match(await asked.text(), /Merge “sanctions” into “straits”\?/)
    assert.ok(await findTopic(db, 'sanctions'))
    const merged = await send(`${sanctions}/merger`, { into: straits, confirmed: 'yes' })
    assert.equal(merged.headers.get('location'), `/newsroom/topics/${straits}?done=merged`)
    assert.equal(await findTopic(db, 'sanctions'), undefined)
    const aliases = (await findTopic(db, 'straits'))?.aliases ?? []
    assert.deepEqual(
      ['Embargoes', 'sanctions'].filter((name) => !aliases.includes(name)),
      [],
    )
    for (const [old, now] of [
      ['/topics/sanctions', '/topics/straits'],
      ['/ar/topics/sanctions', '/ar/topics/straits'],
      ['/topics/sanctions/feed.rss', '/topics/straits/feed.rss'],
    ]) {
      const moved = await openAs(site, undefined, old ?? '')
      assert.deepEqual([moved.status, moved.headers.get('location')], [301, now])
    }
    const draft = await db
      .selectFrom('article')
      .select('headRevisionId')
      .where('id', '=', world.articles.draft)
      .executeTakeFirstOrThrow()
    await db.transaction().execute((db) => publishRevision(db, clock, draft.headRevisionId ?? ''))
    const listed = await db
      .selectFrom('articleTopic')
      .select('topicId')
      .where('articleId', '=', world.articles.draft)
      .execute()
    assert.deepEqual(
      listed.map(({ topicId }) => topicId),
      [straits],
    )
  })

  test('no topic is merged into itself or into one that is not there', async () => {
    const { straits } = world.topics
    const unknown = await send(`${straits}/merger`, { into: 'Nowhere' })
    assert.equal(unknown.status, 400)
    assert.match(await unknown.text(), /No other topic goes by the name “Nowhere”/)
    assert.equal((await send(`${straits}/merger`, { into: straits, confirmed: 'yes' })).status, 400)
    assert.ok(await findTopic(db, 'straits'))
  })

  test('an alias becomes a topic of its own, of the same kind, with a page', async () => {
    const { straits } = world.topics
    await send(`${straits}/aliases`, { alias: 'Bosporus' })
    const split = await send(`${straits}/alias`, { alias: 'Bosporus', act: 'split' })
    assert.match(split.headers.get('location') ?? '', /\?done=split$/)
    assert.ok(!(await findTopic(db, 'straits'))?.aliases.includes('Bosporus'))
    assert.equal((await findTopic(db, 'bosporus'))?.kind, 'theme')
    assert.equal(
      (await send(`${straits}/alias`, { alias: 'Bosporus', act: 'split' })).headers.get('location'),
      `/newsroom/topics/${straits}`,
    )
  })
})
