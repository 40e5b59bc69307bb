import assert from 'node:assert/strict'
import { it } from 'node:test'
import { z } from 'zod'
import { paragraphs } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, ORIGIN } from '../../../../test/support/site.ts'
import { makeWorld } from '../../../../test/support/world.ts'
import type { StaffRole } from '../../../platform/db/schema-accounts.ts'

const withId = z.object({ id: z.string() })
const named = z.object({ results: z.array(z.object({ name: z.string() })) })
const linkable = z.object({
  results: z.array(z.object({ headline: z.string(), href: z.string(), state: z.string() })),
})
const stale = z.object({
  theirs: z.object({ by: z.string(), content: z.object({ headline: z.string() }) }),
})

forEachDatabase((database) => {
  async function open() {
    const opened = await database.open()
    const clock = holdClock()
    const world = await makeWorld(opened.db, clock)
    const site = await openSite(opened, clock)
    database.beforeClosing(site.close)
    const signIn = async (role: StaffRole) =>
      signInMember(opened.db, clock, await addMember(opened.db, clock, role))
    const cookie = await signIn('writer')
    const begun = await sendForm(site, cookie, '/newsroom/articles')
    const id = /articles\/([^/]+)\/edit$/.exec(begun.headers.get('location') ?? '')?.[1] ?? ''
    const head = async (as = cookie) => {
      const response = await openAs(site, as, `/newsroom/articles/${id}/head`)
      assert.equal(response.status, 200)
      return z
        .object({ revisionId: z.string(), content: z.record(z.string(), z.unknown()) })
        .parse(await response.json())
    }
    const post = (path: string, body: unknown, headers: Record<string, string> = {}, as = cookie) =>
      site.app.request(ORIGIN + path, {
        method: 'POST',
        headers: { cookie: as, 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    const save = async (change: object, base?: string, as = cookie) => {
      const { revisionId, content } = await head()
      const body = { ...content, origin: 'autosaved', ...change }
      return post(`/newsroom/articles/${id}/revisions`, body, { 'if-match': `"${base ?? revisionId}"` }, as)
    }
    return { db: opened.db, world, site, cookie, signIn, id, head, post, save }
  }

  it('begins an empty draft that only the newsroom sees, and opens it', async () => {
    const { site, cookie, id } = await open()
    const page = await openAs(site, cookie, `/newsroom/articles/${id}/edit`)
    assert.equal(page.status, 200)
    const html = await page.text()
    assert.match(html, /<textarea[^>]+name="headline"/)
    assert.match(html, /data-facts/)
    assert.equal((await openAs(site, undefined, `/newsroom/articles/${id}/edit`)).status, 303)
  })

  it('answers 201 once it is saved, and gives the same back', async () => {
    const { head, save } = await open()
    const answered = await save({ headline: 'High water', body: paragraphs('It rose.') })
    assert.equal(answered.status, 201)
    const { revisionId } = await head()
    assert.equal(z.object({ revisionId: z.string() }).parse(await answered.json()).revisionId, revisionId)
    const { content } = await head()
    assert.equal(content['headline'], 'High water')
    assert.deepEqual(content['body'], paragraphs('It rose.'))
  })

  it('answers 412 with what stands there to whoever saves over an older revision', async () => {
    const { head, save } = await open()
    const { revisionId } = await head()
    await save({ headline: 'First' })
    const late = await save({ headline: 'Second' }, revisionId)
    assert.equal(late.status, 412)
    const { theirs } = stale.parse(await late.json())
    assert.equal(theirs.content.headline, 'First')
    assert.equal(theirs.by, 'Wanda')
    assert.equal((await head()).content['headline'], 'First')
  })

  it('takes nothing without If-Match, nothing unknown, and no more than it can hold', async () => {
    const { id, post, save, head } = await open()
    const path = `/newsroom/articles/${id}/revisions`
    const { content } = await head()
    assert.equal((await post(path, { ...content, origin: 'saved' })).status, 428)
    const pathOf = async (change: object) => {
      const answered = await save(change)
      assert.equal(answered.status, 400, JSON.stringify(change).slice(0, 100))
      return z.object({ path: z.string() }).parse(await answered.json()).path
    }
    assert.equal(await pathOf({ shout: true }), 'shout')
    assert.equal(await pathOf({ headline: 'a\u0000b' }), 'headline')
    assert.equal(await pathOf({ headline: 'x'.repeat(2_000) }), 'headline')
    assert.equal(await pathOf({ slug: '../../etc' }), 'slug')
    assert.equal(await pathOf({ audience: 'friends' }), 'audience')
    assert.equal(await pathOf({ topicIds: ['nothing'] }), 'topicIds')
    assert.equal(
      await pathOf({ body: { type: 'doc', content: [{ type: 'figure', attrs: { src: 'x' } }] } }),
      'body.content[0].attrs.src',
    )
    const script = {
      type: 'text',
      text: 'x',
      marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
    }
    const linked = { type: 'doc', content: [{ type: 'paragraph', content: [script] }] }
    assert.equal(await pathOf({ body: linked }), 'body.content[0].content[0].marks[0].attrs.href')
    const large = await post(path, `"${'x'.repeat(3_100_000)}"`, { 'if-match': 'x' })
    assert.equal(large.status, 413)
    assert.equal(
      (
        await save({
          body: {
            type: 'doc',
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(2_100_000) }] }],
          },
        })
      ).status,
      400,
    )
    assert.equal((await post(path, '{', { 'if-match': 'x' })).status, 400)
  })

  it('a text of two megabytes less a little is saved', async () => {
    const { save } = await open()
    assert.equal((await save({ body: paragraphs('word '.repeat(390_000)) })).status, 201)
  })

  it('another writer neither sees nor changes it; one who is signed out is told so', async () => {
    const { id, site, save, signIn } = await open()
    const other = await signIn('writer')
    assert.equal((await openAs(site, other, `/newsroom/articles/${id}/edit`)).status, 404)
    assert.equal((await save({ headline: 'Mine' }, undefined, other)).status, 404)
    assert.equal((await save({ headline: 'Mine' }, undefined, 'broadsheet-staff=none')).status, 401)
  })

  it('saves the fields of whoever has no script, over the revision they saw', async () => {
    const { id, site, cookie, head, save } = await open()
    const fields = await fieldsOf(await openAs(site, cookie, `/newsroom/articles/${id}/edit`))
    const path = `/newsroom/articles/${id}/fields`
    const sent = await sendForm(site, cookie, path, { ...fields, headline: 'Without a script' })
    assert.equal(sent.status, 303)
    assert.equal((await head()).content['headline'], 'Without a script')
    await save({ headline: 'Meanwhile' })
    const late = await sendForm(site, cookie, path, { ...fields, headline: 'Too late' })
    assert.equal(late.status, 409)
    assert.match(await late.text(), /Too late/, 'what was typed is not lost')
    assert.equal((await head()).content['headline'], 'Meanwhile')
  })

  it('finds authors and topics, makes new ones once, and puts them into the article', async () => {
    const { db, id, site, cookie, post, save } = await open()
    const names = async (path: string) => {
      const { results } = named.parse(await (await openAs(site, cookie, path)).json())
      return results.map(({ name }) => name)
    }
    const [straits] = await names('/newsroom/editor/topics?q=strait')
    assert.match(straits ?? '', /straits/i)
    await db
      .insertInto('topicAlias')
      .values({ topicId: await topicId(db, 'straits'), alias: 'Bosporus' })
      .execute()
    assert.deepEqual(await names('/newsroom/editor/topics?q=bosp'), [straits])
    const made = await post('/newsroom/editor/authors', { name: 'Zoë Marsh' })
    assert.equal(made.status, 201)
    const author = withId.parse(await made.json())
    assert.equal(
      withId.parse(await (await post('/newsroom/editor/authors', { name: 'zoe marsh' })).json()).id,
      author.id,
    )
    assert.deepEqual(await names('/newsroom/editor/authors?q=mar zo'), ['Zoë Marsh'])
    const topic = withId.parse(
      await (await post('/newsroom/editor/topics', { name: 'Dredging', kind: 'theme' })).json(),
    )
    assert.equal((await save({ authorIds: [author.id], topicIds: [topic.id] })).status, 201)
    const html = await (await openAs(site, cookie, `/newsroom/articles/${id}/edit`)).text()
    assert.match(html, /Zoë Marsh/)
    assert.match(html, /Dredging/)
    assert.equal((await post('/newsroom/editor/topics', { name: 'X', kind: 'mood' })).status, 400)
  })

  it('finds articles of ours to link to, and drafts only for those who may read them', async () => {
    const { site, cookie, save, signIn } = await open()
    await save({ headline: 'Unpublished lock gates' })
    const found = async (query: string, as = cookie) => {
      const answer = await openAs(site, as, `/newsroom/editor/articles?q=${encodeURIComponent(query)}`)
      const { results } = linkable.parse(await answer.json())
      return results
    }
    assert.deepEqual(
      (await found('lock gate')).map(({ state }) => state),
      ['draft'],
    )
    assert.deepEqual(await found('lock gate', await signIn('writer')), [])
    assert.deepEqual(await found('%'), [])
    assert.ok(
      (await found('a')).some(({ href, state }) => href.startsWith('/articles/') && state === 'published'),
    )
  })

  it('says its language and what it translates, until readers know its address', async () => {
    const { id, site, cookie, world, db } = await open()
    const path = `/newsroom/articles/${id}/language`
    const set = (language: string, translationOf: string) =>
      sendForm(site, cookie, path, { language, translationOf })
    assert.equal((await set('xx', '')).status, 400)
    assert.equal((await set('fr', '')).status, 303)
    assert.equal((await set('fr', 'no such')).status, 422)
    const row = await db
      .selectFrom('article')
      .select(['language', 'workId'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.deepEqual({ ...row }, { language: 'fr', workId: id })
    const editor = await signInMember(db, site.deps.clock, await addMember(db, site.deps.clock, 'editor'))
    const live = `/newsroom/articles/${world.articles.walled}/language`
    assert.equal((await sendForm(site, editor, live, { language: 'fr', translationOf: '' })).status, 422)
    const asEditor = await sendForm(site, editor, path, {
      language: 'ar',
      translationOf: world.articles.walled,
    })
    assert.equal(asEditor.status, 422, 'there is an Arabic version already')
    const french = await sendForm(site, editor, path, {
      language: 'fr',
      translationOf: world.articles.walled,
    })
    assert.equal(french.status, 303)
  })

  it('keeps notes to colleagues', async () => {
    const { id, site, cookie } = await open()
    const sent = await sendForm(site, cookie, `/newsroom/articles/${id}/notes`, {
      text: 'Check the <b>figures</b>.',
    })
    assert.equal(sent.status, 303)
    const html = await (await openAs(site, cookie, `/newsroom/articles/${id}/edit`)).text()
    assert.match(html, /Check the &lt;b&gt;figures&lt;\/b&gt;\./)
  })

  it('what lost to a colleague’s words becomes a draft of its own', async () => {
    const { id, site, cookie, head, post } = await open()
    const { content } = await head()
    const made = await post('/newsroom/editor/copies', {
      of: id,
      content: { ...content, headline: 'Mine apart', body: paragraphs('Kept.') },
    })
    assert.equal(made.status, 201)
    const copy = withId.parse(await made.json())
    const html = await (await openAs(site, cookie, `/newsroom/articles/${copy.id}/edit`)).text()
    assert.match(html, /Mine apart/)
    assert.match(html, /Kept\./)
  })
})

async function fieldsOf(page: Response): Promise<Record<string, string>> {
  const html = await page.text()
  const head = /name="head" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const sectionId = /name="sectionId"[\s\S]*?<option value="([^"]+)"/.exec(html)?.[1] ?? ''
  const empty = [
    'headline',
    'kicker',
    'standfirst',
    'summary',
    'authorIds',
    'topicIds',
    'audience',
    'slug',
    'searchTitle',
    'searchDescription',
    'socialTitle',
    'socialDescription',
    'socialMedia',
    'leadMedia',
    'leadAlt',
    'leadCaption',
    'leadCredit',
  ]
  return { ...Object.fromEntries(empty.map((name) => [name, ''])), head, sectionId }
}

async function topicId(db: Parameters<typeof makeWorld>[0], slug: string): Promise<string> {
  const row = await db.selectFrom('topic').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  return row.id
}
