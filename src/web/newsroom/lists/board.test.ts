import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import type { Database } from '../../../platform/db/open.ts'
import { addArticle } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock, type HeldClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld, type World } from '../../../../test/support/world.ts'

forEachDatabase((testDatabase) => {
  let database: Database
  let clock: HeldClock
  let site: TestSite
  let world: World
  let edgar: Member
  let cookie: string

  beforeEach(async () => {
    clock = holdClock()
    database = await testDatabase.open()
    world = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    testDatabase.beforeClosing(site.close)
    edgar = await addMember(database.db, clock, 'editor')
    cookie = await signInMember(database.db, clock, edgar)
  })

  test('each article stands in the column of its stage, and what is long published in none', async () => {
    await work('draft-one')
    await work('for-review', { stage: 'in-review' })
    await work('ready', { stage: 'approved' })
    await work('later', { stage: 'scheduled', scheduledAt: toInstantText(clock().add({ hours: 5 })) })
    const page = await open('/newsroom/board')
    assert.ok(column(page, 'writing').includes('draft one'))
    assert.deepEqual(column(page, 'in-review'), ['for review'])
    assert.deepEqual(column(page, 'approved'), ['ready'])
    assert.deepEqual(column(page, 'scheduled'), ['later'])
    assert.ok(column(page, 'published').length > 0)
    assert.ok(!column(page, 'published').some((headline) => headline.includes('archive')))
  })

  test('a card is moved by its menu, and shown in its new column', async () => {
    await work('for-review', { stage: 'in-review' })
    const fields = formOf(await open('/newsroom/board'), 'approve')
    const answer = await sendForm(site, cookie, '/newsroom/board/moves', fields)
    assert.equal(answer.headers.get('location'), '/newsroom/board?done=moved')
    const page = await open('/newsroom/board?done=moved')
    assert.deepEqual(column(page, 'approved'), ['for review'])
    assert.match(page, /It is moved\./)
  })

  test('nobody approves words that were saved after the board was opened', async () => {
    await work('for-review', { stage: 'in-review' })
    const fields = formOf(await open('/newsroom/board'), 'approve')
    const moved = await sendForm(site, cookie, '/newsroom/board/moves', { ...fields, head: 'another' })
    assert.equal(moved.headers.get('location'), '/newsroom/board?done=stale')
    assert.deepEqual(column(await open('/newsroom/board'), 'in-review'), ['for review'])
  })

  test('a writer may submit what is theirs, and is offered nothing more', async () => {
    const wanda = await addMember(database.db, clock, 'writer')
    await work('wandas', { createdBy: wanda.id })
    await work('anothers')
    const own = await signInMember(database.db, clock, wanda)
    const page = await open('/newsroom/board', own)
    assert.deepEqual(column(page, 'writing'), ['wandas'])
    assert.equal([...page.matchAll(/data-to="([^"]*)"/g)].map(([, to]) => to).join(), 'in-review')
    const answer = await sendForm(site, own, '/newsroom/board/moves', {
      ...formOf(page, 'submit'),
      move: 'approve',
    })
    assert.equal(answer.status, 403)
  })

  test('the board is narrowed by section and person', async () => {
    await work('at-sea', { stage: 'approved' })
    await work('up-there', { stage: 'approved', sectionId: world.sections.uplands, assigneeId: edgar.id })
    const { uplands } = world.sections
    assert.deepEqual(column(await open(`/newsroom/board?section=${uplands}`), 'approved'), ['up there'])
    assert.deepEqual(column(await open('/newsroom/board?assignee=me'), 'approved'), ['up there'])
  })

  test('what is due and what goes out stands on its day in the publication’s time zone', async () => {
    // In Vienna it is the eleventh already.
    await work('late-evening', { stage: 'scheduled', scheduledAt: '2016-08-10T22:30:00.000Z' })
    await work('owed', { dueAt: '2016-08-12T10:00:00.000Z' })
    const page = await open('/newsroom/calendar')
    assert.deepEqual(day(page, '2016-08-11'), ['00:30 goes out late evening'])
    assert.deepEqual(day(page, '2016-08-12'), ['12:00 due owed'])
    assert.match(day(page, '2016-08-09').join(), /published/)
    const week = await open('/newsroom/calendar?view=week&day=2016-08-21')
    assert.equal([...week.matchAll(/data-day="/g)].length, 7)
    assert.match(week, /data-day="2016-08-15"/)
    assert.equal([...page.matchAll(/data-day="/g)].length, 35)
  })

  test('another day is set in the calendar, by the clock of the publication', async () => {
    const id = await work('owed', { dueAt: '2016-08-12T10:00:00.000Z', assigneeId: edgar.id })
    const fields = timeForm(await open('/newsroom/calendar'))
    assert.equal(fields.at, '2016-08-12T12:00')
    const answer = await sendForm(site, cookie, '/newsroom/calendar/times', {
      ...fields,
      at: '2016-08-20T12:00',
    })
    assert.equal(answer.headers.get('location'), '/newsroom/calendar?day=2016-08-10&done=moved')
    const row = await database.db
      .selectFrom('article')
      .select(['dueAt', 'assigneeId'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.deepEqual({ ...row }, { dueAt: '2016-08-20T10:00:00.000Z', assigneeId: edgar.id })
  })

  test('what goes out is put off, but not into the past, nor into an hour that is not', async () => {
    await work('later', { stage: 'scheduled', scheduledAt: '2016-08-12T10:00:00.000Z' })
    const fields = timeForm(await open('/newsroom/calendar'))
    const send = async (at: string) => {
      const answer = await sendForm(site, cookie, '/newsroom/calendar/times', { ...fields, at })
      return new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('done')
    }
    assert.equal(await send('2016-08-01T10:00'), 'past')
    assert.equal(await send('2017-03-26T02:30'), 'skipped')
    assert.equal(await send('2016-10-30T02:30'), 'twice')
    assert.equal(await send('tomorrow'), 'time')
    assert.equal(await send('2016-08-15T12:00'), 'moved')
    assert.deepEqual(day(await open('/newsroom/calendar'), '2016-08-15'), ['12:00 goes out later'])
  })

  type Facts = Partial<{
    createdBy: string
    assigneeId: string
    stage: 'in-review' | 'approved' | 'scheduled'
    scheduledAt: string
    dueAt: string
    sectionId: string
  }>

  async function work(slug: string, facts: Facts = {}): Promise<string> {
    const sketch = { slug, sectionId: world.sections.harbour, authorIds: [], topicIds: [] }
    const id = await addArticle(database.db, clock, sketch)
    if (Object.keys(facts).length > 0)
      await database.db.updateTable('article').set(facts).where('id', '=', id).execute()
    return id
  }

  async function open(path: string, as = cookie): Promise<string> {
    const answer = await openAs(site, as, path)
    assert.equal(answer.status, 200)
    return answer.text()
  }
})

function column(page: string, stage: string): string[] {
  const [, part = ''] = new RegExp(`data-column="${stage}">([\\s\\S]*?)</section>`).exec(page) ?? []
  return [...part.matchAll(/class="board-headline"[^>]*>([^<]*)</g)].map(([, text]) => text ?? '')
}

function formOf(page: string, move: string): Record<string, string> {
  const forms = [...page.matchAll(/<form[^>]*data-to[\s\S]*?<\/form>/g)].map(([form]) => form)
  return fieldsIn(forms.find((form) => form.includes(`name="move" value="${move}"`)) ?? '')
}

function timeForm(page: string): Record<string, string> {
  return fieldsIn(/<form[^>]*data-time[\s\S]*?<\/form>/.exec(page)?.[0] ?? '')
}

function fieldsIn(form: string): Record<string, string> {
  return Object.fromEntries(
    [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

function day(page: string, date: string): string[] {
  const [, part = ''] = new RegExp(`data-day="${date}">([\\s\\S]*?)</ul></li>`).exec(page) ?? []
  return [...part.matchAll(/calendar-what">([^<]*)<\/span><a [^>]*>([^<]*)</g)].map(
    ([, what, headline]) => `${what} ${headline}`,
  )
}
