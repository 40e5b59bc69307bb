import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { type Desk, openDesk } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm } from '../../../../test/support/newsroom.ts'
import { findAuthorById } from '../../../domain/articles/author-edit.ts'
import { addRedirect } from '../../../domain/publication/redirects.ts'

const inEach = (names: string[], words: Record<string, string> = {}) => ({
  ...Object.fromEntries(names.flatMap((name) => ['en', 'fr', 'ar'].map((code) => [`${name}-${code}`, '']))),
  ...words,
})

forEachDatabase((databases) => {
  const clock = holdClock()
  let db: Desk['db']
  let site: Desk['site']
  let world: Desk['world']
  let cookie: Desk['cookie']
  beforeEach(async () => {
    ;({ db, site, world, cookie } = await openDesk(databases, clock, 'publisher'))
  })

  const read = async (path: string) => (await openAs(site, cookie, path)).text()
  const send = (path: string, fields: Record<string, string> = {}) =>
    sendForm(site, cookie, `/newsroom/${path}`, fields)
  const add = (csv: string) => send('redirects', { csv })
  const leads = async (path: string) => {
    const answer = await openAs(site, undefined, path)
    return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
  }

  const links = Object.fromEntries(
    [1, 2, 3, 4].flatMap((n) => [
      [`linkLabel${n}`, ''],
      [`linkUrl${n}`, ''],
    ]),
  )
  const ada = (words: Record<string, string> = {}) => ({
    ...inEach(['name', 'role', 'bio'], { 'name-en': 'Ada Lindqvist', 'bio-en': 'Ada sees far.' }),
    ...links,
    ...words,
  })

  test('an author’s page shows what was just saved; a link that is none is refused', async () => {
    const at = `authors/${world.authors.ada}`
    const saved = await send(at, ada({ linkLabel1: 'Own site', linkUrl1: 'https://ada.example/' }))
    assert.equal(saved.status, 303)
    const page = await read('/authors/ada-lindqvist')
    assert.match(page, /Ada sees far\./)
    assert.match(page, /https:\/\/ada\.example\//)
    const mistakes: Record<string, string>[] = [
      { linkLabel1: 'x', linkUrl1: 'javascript:alert(1)' },
      { 'name-en': '' },
    ]
    for (const wrong of mistakes) assert.equal((await send(at, ada(wrong))).status, 400)
  })

  test('two pages of one person become one, and the old address leads on', async () => {
    const { ada, noor } = world.authors
    const asked = await send(`authors/${noor}/merger`, { into: 'Ada' })
    assert.match(await asked.text(), /Merge “Noor Haddad” into “Ada Lindqvist”\?/)
    await send(`authors/${noor}/merger`, { into: ada, confirmed: 'yes' })
    assert.equal(await findAuthorById(db, noor), undefined)
    assert.equal(await leads('/fr/authors/noor-haddad'), '301 /fr/authors/ada-lindqvist')
    assert.match(await read('/articles/a-walled-strait'), /By <a[^>]*>Ada Lindqvist<\/a><\/span>/)
    const draft = await db
      .selectFrom('revision')
      .select('fields')
      .where('articleId', '=', world.articles.draft)
      .executeTakeFirstOrThrow()
    assert.match(draft.fields, new RegExp(`"authorIds":\\["${ada}"\\]`))
  })

  test('sections are added, renamed, put in order and, once empty, removed', async () => {
    const words = inEach(['name', 'description'], { 'name-en': 'The islands' })
    assert.equal((await send('sections', { ...words, slug: 'harbour' })).status, 400)
    assert.equal((await send('sections', { ...words, slug: 'Not An Address' })).status, 400)
    assert.equal((await send('sections', { ...words, slug: '' })).status, 303)
    assert.equal(await leads('/sections/the-islands'), '200')
    const { id } = await db
      .selectFrom('section')
      .select('id')
      .where('slug', '=', 'the-islands')
      .executeTakeFirstOrThrow()
    await send(`sections/${id}`, { ...words, 'name-en': 'All islands' })
    await send(`sections/${id}/place`, { direction: 'up' })
    const masthead = await read('/')
    assert.ok(masthead.indexOf('All islands') < masthead.indexOf('The uplands'))
    assert.equal((await send(`sections/${world.sections.uplands}/removal`)).status, 400)
    assert.match(await read(`/newsroom/sections/${id}/removal`), /Remove “All islands”\?/)
    assert.equal((await send(`sections/${id}/removal`)).status, 303)
    assert.equal(await leads('/sections/the-islands'), '410')
  })

  test('redirects are brought as CSV of any spreadsheet; chains are shortened', async () => {
    const table = '\uFEFFold;new\r\n/a;/b\r\n"/c";"https://elsewhere.example/x,y"\r\n\r\n/d;\r\n'
    assert.equal((await add(table)).status, 303)
    assert.deepEqual(
      [await leads('/a'), await leads('/c'), await leads('/d')],
      ['301 /b', '301 https://elsewhere.example/x,y', '410'],
    )
    await add('/b,/articles/a-walled-strait')
    const target = await db
      .selectFrom('redirect')
      .select('target')
      .where('source', '=', '/a')
      .executeTakeFirst()
    assert.equal(target?.target, '/articles/a-walled-strait')
  })

  test('what cannot be taken comes back with its line and its reason; the rest is added', async () => {
    const lines = [
      '/y,/z',
      '/z,/y',
      '/e,/f',
      '/g,javascript:x',
      '//host.example,/x',
      '/e,/other',
      '/h,/i,/j',
      '"/k,/l',
    ]
    const answer = await add(lines.join('\n'))
    assert.equal(answer.status, 400)
    const page = await answer.text()
    assert.match(
      page,
      /6 lines were refused, for the reasons above, and are left below to be mended\. Added: 2\./,
    )
    for (const said of [
      'Line 2: it would lead round in a circle',
      'Line 4: the new address has to begin',
      'Line 5: the old address has to begin',
      'Line 6: a line above has the same old address',
      'Line 7: more than two addresses',
      'Line 8: a quotation mark is not closed',
    ])
      assert.ok(page.includes(said), said)
    const [, left = ''] = /<textarea[^>]*>([^<]*)</.exec(page) ?? []
    assert.equal(left.split('\n').length, 6)
    assert.deepEqual([await leads('/y'), await leads('/e'), await leads('/g')], ['301 /z', '301 /f', '404'])
    const trail = await db.selectFrom('audit').select('after').where('act', '=', 'redirect.add').execute()
    assert.deepEqual(JSON.parse(trail[0]?.after ?? ''), [
      { source: '/y', target: '/z' },
      { source: '/e', target: '/f' },
    ])
  })

  test('a redirect is changed and removed', async () => {
    await addRedirect(db, clock, '/old', '/articles/a-walled-strait')
    const { id } = await db
      .selectFrom('redirect')
      .select('id')
      .where('source', '=', '/old')
      .executeTakeFirstOrThrow()
    assert.equal((await send(`redirects/${id}`, { source: '/older', target: '' })).status, 303)
    assert.deepEqual([await leads('/old'), await leads('/older')], ['404', '410'])
    const row = await db
      .selectFrom('redirect')
      .select('id')
      .where('source', '=', '/older')
      .executeTakeFirstOrThrow()
    assert.equal((await send(`redirects/${row.id}/removal`)).status, 303)
    assert.equal(await leads('/older'), '404')
    const acts = await db
      .selectFrom('audit')
      .select('act')
      .where('subjectKind', '=', 'redirect')
      .orderBy('id')
      .execute()
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['redirect.edit', 'redirect.remove'],
    )
  })
})
