import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { addArticle } from '../../../../test/support/articles.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { at } from '../../../../test/support/world.ts'
import { unpublishArticle } from '../../../domain/articles/publish.ts'
import { type FrontRoom, headlinesOf, home, openFrontRoom } from '../../../../test/support/front-room.ts'

forEachDatabase((databases) => {
  let room: FrontRoom
  beforeEach(async () => {
    room = await openFrontRoom(databases)
  })

  test('an article placed by hand leads on the next request, in this language alone', async () => {
    const { world, front, read, edit, arrange, publish, lastAct } = room
    assert.equal((await front())[0], 'a walled strait')
    const before = await read('/ar')
    const placed = await arrange(await edit(), `put:lead:${world.articles.open}`)
    assert.match(placed.page, /This arrangement is not published/)
    assert.equal((await front())[0], 'a walled strait')
    assert.equal((await publish(placed.fields)).status, 303)
    assert.equal((await front())[0], 'an open sea')
    assert.equal(await read('/ar'), before)
    const { act, subjectId } = await lastAct()
    assert.deepEqual([act, subjectId], ['front.publish', 'en'])
  })

  test('the Arabic front page is arranged by itself, from any interface', async () => {
    const { db, world, read, edit, arrange, publish } = room
    const english = await read('/')
    const fields = await edit(`${home}?language=ar`)
    assert.equal(fields['language'], 'ar')
    const shorter = await arrange(fields, 'remove:briefs-0')
    await publish(shorter.fields)
    const row = await db.selectFrom('frontRevision').select('language').execute()
    assert.deepEqual(row, [{ language: 'ar' }])
    assert.equal(await read('/'), english)
    const refused = await arrange(await edit(), `put:lead:${world.articles.arabic}`)
    assert.match(refused.page, /is in another language now/)
  })

  test('until somebody arranges it, the form holds the page as it is', async () => {
    const { read, edit, publish } = room
    const before = await read('/')
    const fields = await edit()
    assert.equal((await publish(fields)).status, 303)
    assert.equal(await read('/'), before)
  })

  test('what was placed by hand gives way to its rule while it cannot be seen, and the newsroom says so', async () => {
    const { db, clock, world, site, front, readAs, edit, arrange, publish } = room
    const { open } = world.articles
    const placed = await arrange(await edit(), `put:lead:${open}`)
    await publish(placed.fields)
    await db.transaction().execute((db) => unpublishArticle(db, clock, open))
    site.deps.press.clear()
    assert.ok(!(await front()).includes('an open sea'))
    assert.match(await readAs(home), /“an open sea” was put here and readers cannot see it now/)
    assert.match(await readAs(home), /One place has fallen back to its rule/)
  })

  test('what is under embargo stands nowhere, by hand or by rule, and comes back when that ends', async () => {
    const { clock, world, front, readAs, post, edit, arrange, publish } = room
    const { walled } = world.articles
    const placed = await arrange(await edit(), `put:secondary-0:${walled}`)
    await publish(placed.fields)
    const plan = { assigneeId: '', dueAt: '', embargoUntil: '2026-03-27T13:00' }
    assert.equal((await post(`/newsroom/articles/${walled}/assignment`, plan)).status, 303)
    assert.ok(!(await front()).includes('a walled strait'))
    assert.match(await readAs(home), /is under embargo/)
    assert.ok(!(await room.readAs(`${home}/articles?q=a+walled`)).includes(walled))
    clock.pass({ hours: 2 })
    assert.equal((await front())[1], 'a walled strait')
  })

  test('the preview is the readers’ page, for nobody else and in no index', async () => {
    const { world, front, readAs, post, edit, arrange, publish, past } = room
    const placed = await arrange(await edit(), `put:lead:${world.articles.open}`)
    const preview = await post(`${home}/preview`, { ...placed.fields, do: 'show' })
    const page = await preview.text()
    assert.equal(headlinesOf(page)[0], 'an open sea')
    assert.match(page, /<meta name="robots" content="noindex"/)
    assert.equal(preview.headers.get('cache-control'), 'private, no-store')
    assert.equal(preview.headers.get('x-robots-tag'), 'noindex')
    assert.equal((await front())[0], 'a walled strait')
    await publish(placed.fields)
    const [id] = await past()
    assert.equal(headlinesOf(await readAs(`${home}/${id}`))[0], 'an open sea')
    await assert.rejects(readAs(`/ar${home}/${id}`), /404/)
  })

  test('every button of the form does what it says and publishes nothing', async () => {
    const { world, edit, arrange, past } = room
    let { fields, page } = await arrange(await edit(), 'up:secondary-0')
    assert.match(page, /id="lead-down"[^>]* autofocus/)
    assert.equal(fields['lead-article'], world.articles.more[0])
    ;({ fields } = await arrange(fields, 'add:secondary'))
    assert.equal(fields['secondary-3-rule'], 'analysis')
    ;({ fields } = await arrange(fields, 'remove:secondary-0'))
    assert.equal(fields['secondary-3-rule'], undefined)
    ;({ fields } = await arrange(fields, 'free:lead'))
    assert.equal(fields['lead-article'], '')
    ;({ fields } = await arrange(fields, 'row-down:0:0'))
    assert.equal(fields['row-0-section'], world.sections.uplands)
    ;({ page } = await arrange({ ...fields, 'lead-find': 'open' }, 'show'))
    assert.match(page, new RegExp(`value="put:lead:${world.articles.open}"`))
    ;({ page } = await arrange({ ...fields, 'lead-find': 'no such words' }, 'show'))
    assert.match(page, /No published article in this language/)
    assert.deepEqual(await past(), [])
  })

  test('a form that nobody could have sent is refused', async () => {
    const { post, edit } = room
    const fields = await edit()
    const wrong: Record<string, string>[] = [
      { do: 'explode' },
      { do: 'up:nowhere' },
      { 'lead-rule': 'oldest' },
      { 'lead-article': 'two words' },
      { 'secondary-9-rule': 'analysis' },
      { 'row-0-count': '99' },
      { language: 'de' },
      { surprise: 'yes' },
    ]
    for (const one of wrong)
      assert.equal((await post(`${home}/arrangement`, { ...fields, do: 'show', ...one })).status, 400)
    assert.equal((await post(home, { ...fields, do: 'show' })).status, 400)
  })

  test('writers and editors do not arrange the front page, and are not led to it', async () => {
    const { site, readAs } = room
    for (const role of ['writer', 'editor'] as const) {
      const cookie = await signInAs(site, role)
      assert.equal((await openAs(site, cookie, home)).status, 403)
      assert.equal((await sendForm(site, cookie, home, { do: 'publish' })).status, 403)
      assert.doesNotMatch(await (await openAs(site, cookie, '/newsroom')).text(), /href="\/newsroom\/front"/)
    }
    assert.match(await readAs('/newsroom'), /href="\/newsroom\/front"/)
  })

  test('a new article takes the lead by its rule, at once', async () => {
    const { db, clock, world, site, front, edit, publish } = room
    await publish(await edit())
    await addArticle(db, clock, {
      slug: 'news-of-the-day',
      sectionId: world.sections.harbour,
      authorIds: [],
      topicIds: [],
      publishedAt: at(clock, 0),
    })
    site.deps.press.clear()
    assert.equal((await front())[0], 'news of the day')
  })
})
