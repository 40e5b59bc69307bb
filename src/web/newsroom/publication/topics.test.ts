import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { type Desk, openDesk } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm } from '../../../../test/support/newsroom.ts'
import { publishRevision } from '../../../domain/articles/publish.ts'
import { findTopic } from '../../../domain/topics/topics.ts'

const field = (alias: string) => `alias-${Buffer.from(alias).toString('base64url')}`

forEachDatabase((databases) => {
  const clock = holdClock()
  let db: Desk['db']
  let site: Desk['site']
  let world: Desk['world']
  let cookie: Desk['cookie']
  beforeEach(async () => {
    ;({ db, site, world, cookie } = await openDesk(databases, clock, 'editor'))
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
    const divided = await send(`${straits}/division`, { into: '', [field('Bosporus')]: 'yes' })
    assert.match(divided.headers.get('location') ?? '', /\?done=divided$/)
    assert.ok(!(await findTopic(db, 'straits'))?.aliases.includes('Bosporus'))
    assert.equal((await findTopic(db, 'bosporus'))?.kind, 'theme')
    assert.equal((await send(`${straits}/division`, { into: '', [field('Bosporus')]: 'yes' })).status, 400)
    await send(`${straits}/aliases`, { alias: 'Dover' })
    await send(`${straits}/aliases/removal`, { alias: 'Dover' })
    assert.ok(!(await findTopic(db, 'straits'))?.aliases.includes('Dover'))
  })

  test('names and chosen articles go to a topic that is new or known; the rest stays, drafts follow', async () => {
    const { straits } = world.topics
    const { walled, open, draft } = world.articles
    for (const alias of ['Hormuz', 'Gulf straits']) await send(`${straits}/aliases`, { alias })
    assert.match(await read(`/newsroom/topics/${straits}/division`), /a walled strait/)
    await send(`${straits}/division`, {
      into: 'The Gulf',
      [field('Hormuz')]: 'yes',
      [field('Gulf straits')]: 'yes',
      [`article-${walled}`]: 'yes',
    })
    const gulf = await read('/topics/the-gulf')
    assert.match(gulf, /a walled strait/)
    assert.doesNotMatch(gulf, /an open sea/)
    assert.doesNotMatch(await read('/topics/straits'), /a walled strait/)
    assert.match(await read('/articles/a-walled-strait'), /href="\/topics\/the-gulf"/)
    const made = await findTopic(db, 'the-gulf')
    assert.deepEqual(made?.aliases.toSorted(), ['Gulf straits', 'Hormuz'])
    const listed = await db
      .selectFrom('articleTopic')
      .select('topicId')
      .where('articleId', '=', draft)
      .execute()
    if (listed.length > 0)
      assert.match(await read(`/newsroom/topics/${straits}/division`), /an unfinished draft/)

    await send(`${straits}/division`, { into: 'hormuz', [`article-${open}`]: 'yes' })
    assert.match(await read('/topics/the-gulf'), /an open sea/)
    const revision = await db
      .selectFrom('revision')
      .select('fields')
      .where('articleId', '=', open)
      .executeTakeFirstOrThrow()
    assert.ok(revision.fields.includes(made?.id ?? 'none') && !revision.fields.includes(straits))
    const trail = await db
      .selectFrom('audit')
      .select('after')
      .where('act', '=', 'topic.divide')
      .orderBy('id')
      .execute()
    assert.deepEqual(JSON.parse(trail[1]?.after ?? '').articles, [open])
  })

  test('nothing is divided without a choice, without a name, or into the topic itself', async () => {
    const { straits } = world.topics
    const article = { [`article-${world.articles.open}`]: 'yes' }
    const refused: [Record<string, string>, RegExp][] = [
      [{ into: 'Elsewhere' }, /Tick a name or an article/],
      [{ into: '', ...article }, /Give it a name/],
      [{ into: 'Straits', ...article }, /This is the topic itself/],
    ]
    for (const [fields, said] of refused) {
      const answer = await send(`${straits}/division`, fields)
      assert.equal(answer.status, 400)
      assert.match(await answer.text(), said)
    }
    assert.match(await read('/topics/straits'), /an open sea/)
  })
})
