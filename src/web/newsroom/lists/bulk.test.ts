import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { keepHouse } from '../../../jobs/housekeeping.ts'
import { readDraft } from '../../../domain/articles/draft.ts'
import { saveRevision } from '../../../domain/articles/save.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Database } from '../../../platform/db/open.ts'
import { paragraphs } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInAs, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld, type World } from '../../../../test/support/world.ts'

const LIST = '/newsroom/articles'

forEachDatabase((databases) => {
  let database: Database
  let clock: HeldClock
  let site: TestSite
  let world: World
  let edgar: Member
  let editor: string

  beforeEach(async () => {
    database = await databases.open()
    clock = holdClock()
    world = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(() => site.close())
    edgar = await addMember(database.db, clock, 'editor')
    editor = await signInMember(database.db, clock, edgar)
  })

  test('ticked articles move to a section, on the site with the next request, and back again', async () => {
    const { open, draft, walled } = world.articles
    assert.match(await read('/sections/harbour'), /an open sea/)
    const before = await read('/articles/an-open-sea')
    const page = await act([open, draft, walled], { act: 'section', section: world.sections.uplands })
    assert.match(page, /3 articles moved to The uplands\./)
    assert.match(await read('/sections/uplands'), /an open sea/)
    assert.doesNotMatch(await read('/sections/harbour'), /an open sea/)
    assert.doesNotMatch(await read('/articles/an-open-sea'), /Updated/, 'readers are told of no change')
    assert.match(await list('?section=' + world.sections.uplands), /an unfinished draft/)
    const undone = await undo(page)
    assert.match(undone, /3 articles are as they were before\./)
    assert.doesNotMatch(undone, />Undo</)
    assert.equal(await read('/articles/an-open-sea'), before)
    assert.match(await read('/sections/harbour'), /an open sea/)
  })

  test('a draft over a published article stays a draft, and what is scheduled stays scheduled', async () => {
    const { open, draft } = world.articles
    await write(open, 'Words that nobody has seen.')
    const at = clock().add({ hours: 5 }).toString({ smallestUnit: 'millisecond' })
    await database.db
      .updateTable('article')
      .set({ stage: 'scheduled', scheduledAt: at })
      .where('id', '=', draft)
      .execute()
    const page = await act([open, draft], { act: 'section', section: world.sections.uplands })
    assert.match(page, /2 articles moved/)
    assert.doesNotMatch(await read('/articles/an-open-sea'), /nobody has seen/)
    assert.match(await read('/sections/uplands'), /an open sea/)
    assert.equal((await readDraft(database.db, edgar, open))?.content.sectionId, world.sections.uplands)
    const row = await rowOf(draft)
    assert.deepEqual([row.stage, row.scheduledAt], ['scheduled', at])
    assert.equal((await rowOf(open)).stage, 'writing')
    await undo(page)
    assert.equal((await readDraft(database.db, edgar, open))?.content.sectionId, world.sections.harbour)
    assert.equal((await rowOf(draft)).stage, 'scheduled')
  })

  test('a topic is added by any of its names, and taken away again', async () => {
    const { open, draft } = world.articles
    assert.match(await act([open], { act: 'remove-topic', topic: 'Sanctions and such' }), /no longer found/)
    assert.doesNotMatch(await read('/topics/sanctions'), /an open sea/)
    const page = await act([open, draft], { act: 'add-topic', topic: 'SANCTIONS' })
    assert.match(page, /1 article is now found in “sanctions”\./, 'the draft is found there already')
    assert.match(await read('/topics/sanctions'), /an open sea/)
    assert.match(await act([open], { act: 'add-topic', topic: 'tea' }), /no topic called “tea”/)
  })

  test('what may not be done is named with its reason, and the rest is done', async () => {
    const { open, walled, archived } = world.articles
    const bound = await signInAs(site, 'editor', { sectionIds: [world.sections.harbour] })
    const due = { act: 'due', due: '2016-09-01T10:00' }
    const page = await act([open, walled, archived], due, bound)
    assert.match(page, /2 articles are due/)
    assert.match(page, /“an old embargo” stays as it is: you may not do this to it\./)
    const put = await act([open, world.articles.draft], { act: 'archive' })
    assert.match(put, /1 article put away\./)
    assert.match(put, /“an open sea” stays as it is: it does not go from the stage it is in\./)
    const away = await act([open], { act: 'section', section: world.sections.uplands }, bound)
    assert.match(away, /Nothing was changed\..*you may not do this/s)
    assert.match(await act([], due), /Tick the articles first/)
  })

  test('an article that somebody is writing in is left alone', async () => {
    const writing = await addMember(database.db, clock, 'editor', { name: 'Wim' })
    await enterAs(writing, world.articles.draft, 'a-tab-of-wims')
    const wish = { act: 'section', section: world.sections.uplands }
    assert.match(await act([world.articles.draft], wish), /somebody is writing in it right now/)
    clock.pass({ minutes: 5 })
    assert.match(await act([world.articles.draft], wish), /1 article moved/)
  })

  test('writers file their own drafts and nothing of others or in print', async () => {
    const wanda = await addMember(database.db, clock, 'writer')
    const cookie = await signInMember(database.db, clock, wanda)
    for (const id of [world.articles.draft, world.articles.open])
      await database.db.updateTable('article').set({ createdBy: wanda.id }).where('id', '=', id).execute()
    const wish = { act: 'section', section: world.sections.uplands }
    const page = await act([world.articles.draft, world.articles.open, world.articles.walled], wish, cookie)
    assert.match(page, /1 article moved/)
    assert.match(page, /“an open sea” stays as it is/)
    assert.equal((await rowOf(world.articles.walled)).sectionId, world.sections.harbour)
    const assign = await act([world.articles.draft], { act: 'assign', assignee: wanda.id }, cookie)
    assert.match(assign, /Nothing was changed/)
    assert.doesNotMatch(assign, /value="assign"/)
  })

  test('undo leaves alone what somebody has changed since, and says so', async () => {
    const { open, walled } = world.articles
    const colleague = await addMember(database.db, clock, 'editor', { name: 'Ella' })
    const page = await act([open, walled], { act: 'assign', assignee: edgar.id })
    assert.match(page, /2 articles assigned to Edgar\./)
    await database.db
      .updateTable('article')
      .set({ assigneeId: colleague.id })
      .where('id', '=', open)
      .execute()
    const undone = await undo(page)
    assert.match(undone, /1 article is as it was before\./)
    assert.match(undone, /“an open sea” stays as it is: somebody has changed it since\./)
    assert.equal((await rowOf(open)).assigneeId, colleague.id)
    assert.equal((await rowOf(walled)).assigneeId, null)
    const moved = await act([open], { act: 'section', section: world.sections.uplands })
    await write(open, 'Later words.')
    assert.match(await undo(moved), /Nothing was changed\..*changed it since/s)
  })

  test('undo survives a restart, is for whoever acted, once, and for a day', async () => {
    const page = await act([world.articles.draft], { act: 'archive' })
    const address = reversalOf(page)
    const other = await signInAs(site, 'owner')
    assert.match(
      await follow(await sendForm(site, other, address, { filter: '' }), other),
      /cannot be undone/,
    )
    await site.close()
    site = await openSite(database, clock)
    assert.match(await undo(page), /1 article is as it was before/)
    assert.equal((await rowOf(world.articles.draft)).archivedAt, null)
    assert.match(await undo(page), /cannot be undone any more/)
    const late = await act([world.articles.draft], { act: 'archive' })
    clock.pass({ hours: 24 })
    editor = await signInMember(database.db, clock, edgar)
    assert.match(await undo(late), /cannot be undone any more/)
    await keepHouse({ db: database.db, clock })
    assert.equal((await database.db.selectFrom('bulkAct').select('id').execute()).length, 0)
  })

  test('every article and its undoing stand in the audit', async () => {
    const page = await act([world.articles.open, world.articles.walled], {
      act: 'section',
      section: world.sections.uplands,
    })
    await undo(page)
    const rows = await database.db.selectFrom('audit').select(['act', 'actor', 'subjectId']).execute()
    const acts = rows.filter(({ actor }) => actor === edgar.id).map((row) => row.act)
    assert.deepEqual(acts.toSorted(), ['article.file', 'article.file', 'article.undo', 'article.undo'])
  })

  test('the list is narrowed by byline, drafts included, and a kept filter remembers it', async () => {
    const { ada, noor } = world.authors
    const draft = await readDraft(database.db, edgar, world.articles.draft)
    assert.ok(draft)
    await saveRevision(
      database.db,
      clock,
      world.articles.draft,
      { ...draft.content, authorIds: [noor] },
      edgar.id,
    )
    assert.doesNotMatch(await list(`?author=${ada}`), /an unfinished draft/)
    assert.match(await list(`?author=${noor}`), /an unfinished draft/)
    assert.match(await list(`?author=${ada}`), /an open sea/)
    const kept = await sendForm(site, editor, '/newsroom/filters', {
      name: 'Noor',
      filter: `?author=${noor}`,
    })
    assert.match(kept.headers.get('location') ?? '', new RegExp(`author=${noor}`))
  })

  test('a form that holds more than it should is refused', async () => {
    const repeated: [string, string][] = [
      ['act', 'archive'],
      ['act', 'due'],
      ['filter', ''],
    ]
    assert.equal((await sendForm(site, editor, '/newsroom/bulk-acts', repeated)).status, 400)
    const unknown = { act: 'publish', filter: '' }
    assert.equal((await sendForm(site, editor, '/newsroom/bulk-acts', unknown)).status, 400)
  })

  async function act(ids: string[], fields: Record<string, string>, cookie = editor): Promise<string> {
    const pairs = Object.entries({ ...fields, filter: '' })
    const articles = ids.map((id): [string, string] => ['article', id])
    return follow(await sendForm(site, cookie, '/newsroom/bulk-acts', [...articles, ...pairs]), cookie)
  }

  async function undo(page: string): Promise<string> {
    return follow(await sendForm(site, editor, reversalOf(page), { filter: '' }), editor)
  }

  async function follow(answer: Response, cookie: string): Promise<string> {
    assert.equal(answer.status, 303)
    const shown = await openAs(site, cookie, answer.headers.get('location') ?? '')
    assert.equal(shown.status, 200)
    return shown.text()
  }

  async function list(query: string): Promise<string> {
    return (await openAs(site, editor, LIST + query)).text()
  }

  async function read(path: string): Promise<string> {
    return (await openAs(site, undefined, path)).text()
  }

  async function write(articleId: string, text: string): Promise<void> {
    const draft = await readDraft(database.db, edgar, articleId)
    assert.ok(draft)
    const content = { ...draft.content, body: paragraphs(text) }
    await database.db.transaction().execute((db) => saveRevision(db, clock, articleId, content, edgar.id))
  }

  async function enterAs(member: Member, articleId: string, tab: string): Promise<void> {
    const cookie = await signInMember(database.db, clock, member)
    const answer = await site.app.request(
      new URL(`/newsroom/articles/${articleId}/presence`, site.deps.origin),
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: site.deps.origin, cookie },
        body: JSON.stringify({ tab, act: 'stay' }),
      },
    )
    assert.equal(answer.status, 200, await answer.text())
  }

  async function rowOf(id: string) {
    return database.db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  }
})

function reversalOf(page: string): string {
  return /action="([^"]*\/reversal)"/.exec(page)?.[1] ?? ''
}
