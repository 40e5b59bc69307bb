import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { changePolicy, defaultPolicy } from '../../../domain/access/policy.ts'
import { readDraft } from '../../../domain/articles/draft.ts'
import { saveRevision } from '../../../domain/articles/save.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { addArticle } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld, type World } from '../../../../test/support/world.ts'
import { applyChange } from '../../apply-change.ts'

forEachDatabase((databases) => {
  let site: TestSite
  let clock: HeldClock
  let world: World
  let wanda: Member
  let edgar: Member
  let writer: string
  let editor: string
  let id: string
  let desk: string

  beforeEach(async () => {
    const database = await databases.open()
    clock = holdClock()
    world = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    wanda = await addMember(database.db, clock, 'writer')
    edgar = await addMember(database.db, clock, 'editor')
    writer = await signInMember(database.db, clock, wanda)
    editor = await signInMember(database.db, clock, edgar)
    id = await draft('a-lamp-in-fog')
    desk = `/newsroom/articles/${id}`
  })

  test('a draft is submitted, sent back, submitted again, approved and published; those concerned hear of it', async () => {
    assert.equal((await move('submission', writer, { text: 'Please look at the map.' })).status, 303)
    assert.equal(await stage(), 'in-review')
    await site.mail()
    const empty = await move('change-requests', editor, { text: ' ' })
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /Say what should change/)
    await move('change-requests', editor, { text: 'The map is upside down.' })
    assert.equal(await stage(), 'writing')
    assert.match(await page(writer), /The map is upside down/)
    await site.mail()
    await save('A lamp in fog, mended')
    await move('submission', writer)
    assert.equal((await move('approval', editor)).status, 303)
    assert.equal((await move('publication', editor)).status, 303)
    const article = await site.app.request(`${ORIGIN}/articles/a-lamp-in-fog`)
    assert.match(await article.text(), /A lamp in fog, mended/)
    const names = new Map([edgar, wanda].map(({ email, name }) => [email, name]))
    const mail = (await site.mail()).map(({ to, subject }) => `${subject} → ${names.get(to)}`)
    for (const letter of ['To review: a lamp in fog → Edgar', 'Changes asked for: a lamp in fog → Wanda'])
      assert.ok(mail.includes(letter), `${letter} is not among ${mail.join(', ')}`)
    assert.ok(mail.some((sent) => sent.startsWith('Approved: ')))
    const trail = await site.deps.database.db.selectFrom('audit').select('act').orderBy('id').execute()
    assert.deepEqual(
      trail.map(({ act }) => act),
      ['article.submit', 'article.request-changes', 'article.submit', 'article.approve', 'article.publish'],
    )
  })

  test('nobody approves or publishes words they have not seen', async () => {
    const seen = await head()
    await save('Changed meanwhile')
    for (const act of ['submission', 'publication']) {
      const refused = await sendForm(site, editor, `${desk}/${act}`, { head: seen })
      assert.equal(refused.status, 409)
      assert.match(await refused.text(), /Wanda saved a new revision/)
    }
    assert.equal(await stage(), 'writing')
  })

  test('a writer neither approves nor publishes, and a colleague’s draft is not theirs', async () => {
    for (const act of ['approval', 'publication', 'schedule', 'withdrawal', 'archive', 'assignment'])
      assert.equal((await sendForm(site, writer, `${desk}/${act}`, { head: await head() })).status, 403, act)
    const other = await signInMember(
      site.deps.database.db,
      clock,
      await addMember(site.deps.database.db, clock, 'writer', { name: 'Walt' }),
    )
    assert.equal((await openAs(site, other, desk)).status, 404)
    assert.equal((await sendForm(site, other, `${desk}/submission`, { head: await head() })).status, 404)
  })

  test('an editor of another section reads it and moves nothing', async () => {
    const { db } = site.deps.database
    const elena = await addMember(db, clock, 'editor', { sectionIds: [world.sections.uplands] })
    const cookie = await signInMember(db, clock, elena)
    assert.equal((await openAs(site, cookie, desk)).status, 200)
    assert.equal((await move('publication', cookie)).status, 403)
    assert.equal(await stage(), 'writing')
  })

  test('where the policy asks editors for a review, they wait for one', async () => {
    const policy = { ...defaultPolicy, review: { skip: ['owner' as const] } }
    await changePolicy(site.deps.database.db, clock, policy, 'the test')
    applyChange(site.deps, 'pages')
    const refused = await move('publication', editor)
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /A colleague has to review it first/)
    await move('submission', writer)
    await move('approval', editor)
    assert.equal((await move('publication', editor)).status, 303)
  })

  test('a draft over a published article leaves readers what they have, until it is published', async () => {
    await move('publication', editor)
    await save('Second thoughts')
    assert.match(await page(editor), /Changes pending/)
    assert.doesNotMatch(await read(), /Second thoughts/)
    await move('publication', editor, { kind: 'update' })
    assert.match(await read(), /Second thoughts/)
  })

  test('a correction asks for its text, and readers see it', async () => {
    await move('publication', editor)
    await save('A lamp in haze')
    const silent = await move('publication', editor, { kind: 'correction', correction: '' })
    assert.equal(silent.status, 422)
    const hidden = await move('publication', editor, { kind: 'update', correction: 'It was haze.' })
    assert.equal(hidden.status, 422)
    await move('publication', editor, { kind: 'correction', correction: 'It was haze, not fog.' })
    assert.match(await read(), /It was haze, not fog/)
    await sendForm(site, editor, `${desk}/corrections`, { text: 'And it was morning.' })
    assert.match(await read(), /And it was morning/)
    const all = await site.app.request(`${ORIGIN}/corrections`)
    assert.equal(all.status, 200)
    assert.match(await all.text(), /And it was morning[^]*It was haze, not fog/)
    for (const feed of ['/feed.rss', '/corrections/feed.json']) {
      const answer = await site.app.request(ORIGIN + feed)
      assert.match(await answer.text(), /It was haze, not fog/, feed)
    }
    assert.equal((await site.app.request(`${ORIGIN}/ar/corrections`)).status, 200)
  })

  test('what is taken down is gone, or leads on, and can come back', async () => {
    await move('publication', editor)
    const asked = await openAs(site, editor, `${desk}/withdrawal`)
    assert.match(await asked.text(), /Take the article down/)
    assert.equal((await sendForm(site, editor, `${desk}/withdrawal`, { redirectTo: '' })).status, 303)
    assert.equal((await visit()).status, 410)
    assert.match(await page(editor), /Taken down/)
    await move('publication', editor)
    assert.equal((await visit()).status, 200)
    const wrong = await sendForm(site, editor, `${desk}/withdrawal`, { redirectTo: 'https://evil.example/' })
    assert.equal(wrong.status, 422)
    const loop = await sendForm(site, editor, `${desk}/withdrawal`, { redirectTo: '/articles/a-lamp-in-fog' })
    assert.equal(loop.status, 409)
    assert.equal((await visit()).status, 200)
    await sendForm(site, editor, `${desk}/withdrawal`, { redirectTo: '/articles/an-open-sea' })
    const led = await visit()
    assert.equal(led.status, 301)
    assert.equal(led.headers.get('location'), '/articles/an-open-sea')
  })

  test('what is put away is in nobody’s way, and comes out again', async () => {
    await sendForm(site, editor, `${desk}/archive`, { archived: 'yes' })
    assert.match(await page(editor), /It is put away/)
    assert.equal((await move('publication', editor)).status, 409)
    await sendForm(site, editor, `${desk}/archive`, { archived: 'no' })
    assert.equal((await move('publication', editor)).status, 303)
  })

  test('a new address leads on from the old one, and the first is made of the headline', async () => {
    await move('publication', editor)
    await save('A lamp in fog', { slug: 'the-lamp' })
    await move('publication', editor, { kind: 'update' })
    const old = await visit()
    assert.equal(old.status, 301)
    assert.equal(old.headers.get('location'), '/articles/the-lamp')
    await save('A lamp in fog', { slug: 'a-lamp-in-fog' })
    await move('publication', editor, { kind: 'update' })
    assert.equal((await visit()).status, 200)
    assert.equal((await site.app.request(`${ORIGIN}/articles/the-lamp`)).status, 301)
  })

  test('work is given to a writer, who hears of it and may then do it; a remark reaches them too', async () => {
    const { db } = site.deps.database
    const walt = await addMember(db, clock, 'writer', { name: 'Walt' })
    const cookie = await signInMember(db, clock, walt)
    const plan = { assigneeId: walt.id, dueAt: '2016-08-12T18:00', embargoUntil: '' }
    assert.equal((await sendForm(site, editor, `${desk}/assignment`, plan)).status, 303)
    assert.equal((await openAs(site, cookie, desk)).status, 200)
    assert.equal((await openAs(site, cookie, `${desk}/edit`)).status, 200)
    await sendForm(site, editor, `${desk}/remarks`, { text: 'Mind the tide.' })
    const letters = (await site.mail()).filter(({ to }) => to === walt.email).map(({ subject }) => subject)
    assert.deepEqual(letters, ['Yours now: a lamp in fog', 'A comment on a lamp in fog'])
    const shown = await page(cookie)
    assert.match(shown, /Mind the tide/)
    const action = /action="([^"]*\/remarks\/[^"]+)"/.exec(shown)?.[1] ?? ''
    assert.equal((await sendForm(site, cookie, action, { done: 'yes' })).status, 303)
    assert.match(await page(cookie), /Open again/)
    const nobody = await sendForm(site, editor, `${desk}/assignment`, { ...plan, assigneeId: 'nobody' })
    assert.equal(nobody.status, 422)
  })

  test('fields that are not expected, and articles that are not there', async () => {
    const odd = { head: await head(), owner: 'me' }
    for (const act of [
      'submission',
      'approval',
      'publication',
      'schedule',
      'remarks',
      'corrections',
      'archive',
    ])
      assert.equal((await sendForm(site, editor, `${desk}/${act}`, odd)).status, 400, act)
    for (const wrong of ['nothing', crypto.randomUUID()])
      assert.equal((await openAs(site, editor, `/newsroom/articles/${wrong}`)).status, 404)
    assert.equal((await move('publication', editor, { kind: 'coup' })).status, 400)
  })

  async function draft(slug: string): Promise<string> {
    const { db } = site.deps.database
    const made = await addArticle(db, clock, {
      slug,
      sectionId: world.sections.harbour,
      authorIds: [world.authors.ada],
      topicIds: [],
      audience: 'everyone',
    })
    await db.updateTable('article').set({ createdBy: wanda.id }).where('id', '=', made).execute()
    return made
  }

  async function save(headline: string, fields: { slug?: string } = {}): Promise<void> {
    const { db } = site.deps.database
    const now = await readDraft(db, edgar, id)
    assert.ok(now)
    clock.pass({ minutes: 1 })
    await saveRevision(db, clock, id, { ...now.content, headline, ...fields }, wanda.id)
  }

  async function head(): Promise<string> {
    const row = await site.deps.database.db
      .selectFrom('article')
      .select('headRevisionId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return row.headRevisionId ?? ''
  }

  async function stage(): Promise<string> {
    const row = await site.deps.database.db
      .selectFrom('article')
      .select('stage')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return row.stage
  }

  async function move(act: string, cookie: string, fields: Record<string, string> = {}): Promise<Response> {
    return sendForm(site, cookie, `${desk}/${act}`, { head: await head(), ...fields })
  }

  async function page(cookie: string): Promise<string> {
    const answer = await openAs(site, cookie, desk)
    assert.equal(answer.status, 200)
    return answer.text()
  }

  async function visit(): Promise<Response> {
    return site.app.request(`${ORIGIN}/articles/a-lamp-in-fog`)
  }

  async function read(): Promise<string> {
    return (await visit()).text()
  }
})
