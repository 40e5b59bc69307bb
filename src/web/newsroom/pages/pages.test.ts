import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import { paragraphs } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openWorld } from '../../../../test/support/desk.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import type { Db } from '../../../platform/db/schema.ts'

const headShape = z.object({ revisionId: z.string(), number: z.number(), content: z.looseObject({}) })
const staleShape = z.object({ theirs: z.object({ by: z.string(), content: z.looseObject({}) }) })

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let cookie: string
  let about: string
  beforeEach(async () => {
    clock = holdClock()
    ;({ db, site } = await openWorld(databases, clock))
    cookie = await signIn('Petra')
    const page = await db
      .selectFrom('page')
      .select('id')
      .where('slug', '=', 'about')
      .executeTakeFirstOrThrow()
    about = `/newsroom/pages/${page.id}`
  })

  const signIn = async (name: string) =>
    signInMember(db, clock, await addMember(db, clock, 'publisher', { name }))
  const leads = async (path: string) => {
    const answer = await openAs(site, undefined, path)
    return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
  }
  const read = async (path: string, as: string | undefined = cookie) => (await openAs(site, as, path)).text()
  const head = async (at = about) => headShape.parse(await (await openAs(site, cookie, `${at}/head`)).json())
  const post = (path: string, body: object, headers: Record<string, string> = {}, as = cookie) =>
    site.app.request(ORIGIN + path, {
      method: 'POST',
      headers: { cookie: as, 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const save = async (change: object, { at = about, base = '', as = cookie } = {}) => {
    const { revisionId, content } = await head(at)
    const body = { ...content, origin: 'autosaved', ...change }
    return post(`${at}/revisions`, body, { 'if-match': `"${base || revisionId}"` }, as)
  }
  const enter = async (as: string, tab: string, act = 'stay') => {
    const answer = await post(`${about}/presence`, { tab, act }, {}, as)
    return z.object({ writes: z.boolean() }).parse(await answer.json()).writes
  }
  const publish = async (at = about) =>
    sendForm(site, cookie, `${at}/publication`, { state: 'published', head: (await head(at)).revisionId })
  const begin = async (title: string, language = 'en') => {
    const begun = await sendForm(site, cookie, '/newsroom/pages', { title, language })
    assert.equal(begun.status, 303)
    return (begun.headers.get('location') ?? '').replace(/\/edit$/, '')
  }

  test('a page is begun, written, previewed and published; readers see it at the root on the next request', async () => {
    const at = await begin('House rules')
    assert.equal(await leads('/house-rules'), '404')
    const editor = await read(`${at}/edit`)
    assert.match(editor, /<textarea[^>]+name="title"[^>]*>House rules/)
    assert.match(editor, /"kind":"page"/)
    assert.doesNotMatch(editor, /name="headline"|data-act="teaserEnd"|name="audience"/)
    assert.equal((await save({ body: paragraphs('Be kind.') }, { at })).status, 201)
    assert.match(await read(`${at}/preview`), /Be kind\.[^]*|preview-bar/)
    assert.equal(
      (await openAs(site, cookie, `${at}/preview`)).headers.get('cache-control'),
      'private, no-store',
    )
    assert.equal(await leads('/house-rules'), '404')
    assert.equal((await publish(at)).status, 303)
    assert.match(await read('/house-rules', undefined), /<h1[^>]*>House rules[^]*Be kind\./)
  })

  test('a draft over a published page leaves readers what they have, address too, until it is published', async () => {
    await save({ title: 'Our house', slug: 'imprint', body: paragraphs('Newly written.') })
    assert.doesNotMatch(await read('/about', undefined), /Newly written|Our house/)
    assert.equal(await leads('/imprint'), '404')
    assert.match(await read(about), /Readers see revision 1; the newest is 2/)
    assert.match(await read('/newsroom/pages'), /Changes pending/)
    await publish()
    assert.equal(await leads('/about'), '301 /imprint')
    assert.match(await read('/imprint', undefined), /<h1[^>]*>Our house[^]*Newly written\./)
  })

  test('a stale save is answered 412 with what stands there, a lost answer may be asked for again', async () => {
    const { revisionId } = await head()
    assert.equal((await save({ title: 'First' })).status, 201)
    const late = await save({ title: 'Second' }, { base: revisionId, as: await signIn('Paul') })
    assert.equal(late.status, 412)
    const { theirs } = staleShape.parse(await late.json())
    assert.equal(theirs.by, 'Petra')
    assert.equal(theirs.content['title'], 'First')
    assert.equal((await save({ title: 'First' }, { base: revisionId })).status, 201)
    assert.equal((await head()).number, 2)
    const { content } = await head()
    assert.equal((await post(`${about}/revisions`, { ...content, origin: 'saved' })).status, 428)
    assert.equal((await save({ headline: 'of an article' })).status, 400)
  })

  test('the second in a page reads along, and takes over', async () => {
    const paul = await signIn('Paul')
    assert.equal(await enter(cookie, 'tab-of-petra'), true)
    assert.equal(await enter(paul, 'tab-of-paul'), false)
    assert.equal((await save({ title: 'Mine', tab: 'tab-of-paul' }, { as: paul })).status, 423)
    assert.equal(await enter(paul, 'tab-of-paul', 'take-over'), true)
    assert.equal((await save({ title: 'Mine', tab: 'tab-of-paul' }, { as: paul })).status, 201)
    assert.equal((await save({ title: 'Too late', tab: 'tab-of-petra' })).status, 423)
  })

  test('addresses that the program answers itself, that are taken or none are refused where they are typed', async () => {
    const at = await begin('Newsroom')
    assert.match(await read(at), /\/newsroom-2</)
    const why = async (slug: string) => {
      const answer = await save({ slug }, { at })
      assert.equal(answer.status, 400, slug)
      return z.object({ path: z.string(), message: z.string() }).parse(await answer.json())
    }
    for (const slug of ['newsroom', 'articles', 'corrections', 'ar'])
      assert.deepEqual(await why(slug), { path: 'slug', message: 'reserved' }, slug)
    assert.deepEqual(await why('about'), { path: 'slug', message: 'taken' })
    for (const slug of ['Not Good', '../x', ''])
      assert.deepEqual(await why(slug), { path: 'slug', message: 'slug' }, slug)
    const withoutScript = await sendForm(site, cookie, `${at}/fields`, {
      title: 'Newsroom',
      standfirst: '',
      slug: 'articles',
      head: (await head(at)).revisionId,
    })
    assert.equal(withoutScript.status, 422)
    assert.match(await withoutScript.text(), /The program itself answers at this address: articles/)
  })

  test('fields are saved without a script, over the revision that was seen', async () => {
    const fields = { title: 'Without a script', standfirst: 'In short.', slug: 'about' }
    const seen = (await head()).revisionId
    const sent = () => sendForm(site, cookie, `${about}/fields`, { ...fields, head: seen })
    assert.equal((await sent()).status, 303)
    await save({ title: 'Meanwhile' })
    const late = await sent()
    assert.equal(late.status, 409)
    assert.match(await late.text(), /Without a script/, 'what was typed is not lost')
  })

  test('revisions are listed, compared and restored; what was seen is what is published', async () => {
    const seen = (await head()).revisionId
    await save({ title: 'Changed', body: paragraphs('Other words.'), origin: 'saved' })
    const listed = await read(`${about}/revisions`)
    assert.match(listed, /Revision 2[^]*Revision 1/)
    const second = (await head()).revisionId
    assert.match(await read(`${about}/comparison?from=${seen}&to=${second}`), /<ins class="added">[^]*Other/)
    const stale = await sendForm(site, cookie, `${about}/publication`, { state: 'published', head: seen })
    assert.equal(stale.status, 409)
    assert.match(await stale.text(), /Petra saved a new revision/)
    const restored = await sendForm(site, cookie, `${about}/restorations`, { revision: seen, head: second })
    assert.equal(restored.status, 303)
    const now = await head()
    assert.equal(now.number, 3)
    assert.notEqual(now.content['title'], 'Changed')
  })

  test('a page has one version in each language, begun from the others', async () => {
    const id = about.split('/').at(-1) ?? ''
    const translate = (language: string) =>
      sendForm(site, cookie, '/newsroom/pages', { title: 'About', language, translationOf: id })
    const { language } = await db
      .selectFrom('page')
      .select('language')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.equal((await translate(language)).status, 400)
    const begun = await translate('fr')
    assert.equal(begun.status, 303)
    const at = (begun.headers.get('location') ?? '').replace(/\/edit$/, '')
    await save({ title: 'Qui nous sommes' }, { at })
    await publish(at)
    assert.match(await read('/about', undefined), /hreflang="fr"/)
    assert.equal((await translate('fr')).status, 400)
    assert.equal((await translate('xx')).status, 400)
  })

  test('what a page shows counts as in use, in its draft and for readers', async () => {
    await db
      .insertInto('media')
      .values({
        id: 'm1',
        hash: 'x'.repeat(64),
        mime: 'image/png',
        width: 2,
        height: 2,
        bytes: 9,
        alt: '',
        credit: '',
        sourceName: 'a.png',
        createdAt: '2026-01-01T00:00:00.000Z',
      })
      .execute()
    const figure = { type: 'figure', attrs: { media: 'm1', alt: 'A quay', credit: null, width: null } }
    const uses = async () =>
      (await db.selectFrom('mediaUse').select('mediaId').where('subjectKind', '=', 'page').execute()).length
    await save({ body: { type: 'doc', content: [figure] } })
    await publish()
    await save({ body: paragraphs('Without it.') })
    assert.equal(await uses(), 1, 'readers still see it')
    await publish()
    assert.equal(await uses(), 0)
  })

  test('a page is taken down, put back, and removed once readers do not see it', async () => {
    const takeDown = async () =>
      sendForm(site, cookie, `${about}/publication`, {
        state: 'unpublished',
        head: (await head()).revisionId,
      })
    assert.equal((await sendForm(site, cookie, `${about}/removal`)).status, 409)
    await takeDown()
    assert.equal(await leads('/about'), '410')
    await publish()
    assert.equal(await leads('/about'), '200')
    await takeDown()
    assert.match(await read(`${about}/removal`), /This cannot be undone/)
    assert.equal((await sendForm(site, cookie, `${about}/removal`)).status, 303)
    assert.equal((await openAs(site, cookie, about)).status, 404)
    assert.equal(await leads('/about'), '410')
    const acts = await db.selectFrom('audit').select('act').orderBy('id').execute()
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['page.unpublish', 'page.publish', 'page.unpublish', 'page.remove'],
    )
  })

  test('what lost to a colleague’s words becomes a page of its own; the mark of a teaser does not come along', async () => {
    const { content } = await head()
    const id = about.split('/').at(-1)
    const body = { type: 'doc', content: [{ type: 'teaserEnd' }, ...paragraphs('Kept.').content] }
    const made = await post('/newsroom/editor/page-copies', { of: id, content: { ...content, body } })
    assert.equal(made.status, 201)
    const copy = z.object({ id: z.string() }).parse(await made.json())
    const { content: copied } = await head(`/newsroom/pages/${copy.id}`)
    assert.deepEqual(copied['body'], paragraphs('Kept.'))
    await save({ body })
    assert.deepEqual((await head()).content['body'], paragraphs('Kept.'))
  })
})
