import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm } from '../../../../test/support/newsroom.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import type { World } from '../../../../test/support/world.ts'
import type { Db } from '../../../platform/db/schema.ts'

/** What readers see: the words of each link and where it leads. */
const linksIn = (html: string, part: RegExp) =>
  [...(part.exec(html)?.[0] ?? '').matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(
    ([, href, name]) => `${name} ${href}`,
  )

forEachDatabase((databases) => {
  const clock = holdClock()
  let db: Db
  let site: TestSite
  let world: World
  let cookie: string
  beforeEach(async () => {
    ;({ db, site, world, cookie } = await openDesk(databases, clock, 'publisher'))
  })

  const read = async (path: string) => (await openAs(site, cookie, path)).text()
  const send = (path: string, fields: Record<string, string> = {}) =>
    sendForm(site, cookie, `/newsroom/navigation/${path}`, fields)
  const add = (place: string, what: string, target = '', label = '') => send(place, { what, target, label })

  const header = async (path = '/') => linksIn(await read(path), /<nav class="sections".*?<\/nav>/s)
  const footer = async (path = '/') => linksIn(await read(path), /<nav class="footer-links".*?<\/nav>/s)

  const idOf = async (name: string, language = 'en') => {
    const html = await read(`/newsroom/navigation?language=${language}`)
    return new RegExp(`href="/newsroom/navigation/([\\w-]+)">${name}</a>`).exec(html)?.[1] ?? 'none'
  }

  const asMade = [
    'The harbour /sections/harbour',
    'The uplands /sections/uplands',
    'The Long Watch /series/the-long-watch',
  ]

  test('until someone arranges it, everything stands in the header, and in the footer with the pages', async () => {
    assert.deepEqual(await header(), asMade)
    assert.deepEqual((await footer()).slice(0, 7), [
      ...asMade,
      'Archive /archive',
      'Topics /topics',
      'Authors /authors',
      'About us /about',
    ])
    assert.deepEqual(await header('/fr'), [
      'Le harbour /fr/sections/harbour',
      'Le uplands /fr/sections/uplands',
      'The Long Watch /fr/series/the-long-watch',
    ])
  })

  test('an entry is put elsewhere, hidden, shown, renamed and removed, in its language alone', async () => {
    const french = await header('/fr')
    const uplands = await idOf('The uplands')
    assert.equal((await send(`${uplands}/place`, { direction: 'up' })).status, 303)
    assert.deepEqual((await header())[0], 'The uplands /sections/uplands')
    await send(`${uplands}/place`, { direction: '2' })
    assert.deepEqual((await header())[2], 'The uplands /sections/uplands')
    await send(`${uplands}/visibility`, { to: 'hidden' })
    assert.equal((await header()).length, 2)
    await send(`${uplands}/visibility`, { to: 'shown' })
    await send(uplands, { label: 'Up <there>' })
    assert.deepEqual((await header())[2], 'Up &lt;there&gt; /sections/uplands')
    assert.match(
      await read(`/newsroom/navigation/${uplands}/removal`),
      /Remove “Up &lt;there&gt;” from the navigation\?/,
    )
    await send(`${uplands}/removal`)
    assert.deepEqual(await header(), [asMade[0], asMade[2]])
    assert.deepEqual(await header('/fr'), french)
    assert.ok((await footer()).includes('The uplands /sections/uplands'))
  })

  test('sections, pages, topics, fixed places and addresses elsewhere can be added; what is wrong is said', async () => {
    const page = await db.selectFrom('page').select('id').executeTakeFirstOrThrow()
    assert.equal((await add('en/header', 'fixed~corrections')).status, 303)
    await add('en/header', `page~${page.id}`, '', 'Who we are')
    await add('en/header', 'topic', 'Sanctions')
    await add('en/header', 'address', 'https://shop.example/', 'Shop')
    assert.deepEqual((await header()).slice(3), [
      'Corrections /corrections',
      'Who we are /about',
      'sanctions /topics/sanctions',
      'Shop https://shop.example/',
    ])
    const wrong: [string, string, string, RegExp][] = [
      ['address', 'javascript:alert(1)', 'x', /Begin with https/],
      ['address', 'https://shop.example/2', '', /Give it a name/],
      ['topic', 'nothing', '', /No topic goes by the name “nothing”/],
      ['section~none', '', '', /no longer there/],
      ['fixed~corrections', '', '', /“Corrections” stands here already/],
    ]
    for (const [what, target, label, said] of wrong) {
      const answer = await add('en/header', what, target, label)
      assert.equal(answer.status, 400)
      assert.match(await answer.text(), said)
    }
    assert.equal((await add('en/sideways', 'fixed~archive')).status, 404)
    assert.equal((await add('en/header', 'fixed~archive~x')).status, 400)
  })

  test('an entry whose target has gone is not shown, and the newsroom is told', async () => {
    const words = Object.fromEntries(
      ['name', 'description'].flatMap((name) => ['en', 'fr', 'ar'].map((code) => [`${name}-${code}`, ''])),
    )
    await sendForm(site, cookie, '/newsroom/sections', { ...words, 'name-en': 'Islands', slug: '' })
    await send(await idOf('Islands'), { label: 'Far out' })
    assert.equal((await header())[2], 'Far out /sections/islands')
    const { id } = await db
      .selectFrom('section')
      .select('id')
      .where('slug', '=', 'islands')
      .executeTakeFirstOrThrow()
    await sendForm(site, cookie, `/newsroom/sections/${id}/removal`)
    assert.ok(!(await header()).some((link) => link.startsWith('Far out')))
    const room = await read('/newsroom/navigation')
    assert.match(room, /Far out<\/a><\/bdi> <span class="badge badge-amber">Gone/)
    assert.match(room, /no longer there, or is not published/)
  })

  test('the arrangement can be undone, and the trail has before and after', async () => {
    const harbour = await idOf('The harbour')
    await send(`${harbour}/removal`)
    assert.match(await read('/newsroom/navigation/en/header/removal'), /Undo the arrangement of the header\?/)
    await send('en/header/removal')
    assert.deepEqual(await header(), asMade)
    const trail = await db
      .selectFrom('audit')
      .select(['act', 'subjectName', 'before', 'after'])
      .where('subjectKind', '=', 'navigation')
      .orderBy('id')
      .execute()
    const [removed, restored] = trail
    assert.deepEqual([removed?.act, restored?.act], ['navigation.remove', 'navigation.restore'])
    assert.equal(removed?.subjectName, 'The harbour')
    const all = { language: 'en', place: 'header', entries: ['The harbour', 'The uplands', 'The Long Watch'] }
    assert.deepEqual(JSON.parse(removed?.before ?? ''), all)
    assert.deepEqual(JSON.parse(removed?.after ?? '').entries, all.entries.slice(1))
    assert.deepEqual(JSON.parse(restored?.after ?? ''), all)
    assert.ok(world.sections.harbour)
  })
})
