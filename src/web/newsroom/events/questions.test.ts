import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openWorld } from '../../../../test/support/desk.ts'
import { addEvent } from '../../../../test/support/events.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { registerReader } from '../../../../test/support/people.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

const page = '/events/night-of-the-straits'

forEachDatabase((databases) => {
  let db: Db
  let site: TestSite
  let editor: string
  let reader: string
  let event: Id
  beforeEach(async () => {
    const clock = holdClock('2030-06-01T10:00:00Z')
    ;({ db, site } = await openWorld(databases, clock))
    event = await addEvent(db, clock)
    editor = await signInAs(site, 'editor')
    reader = `broadsheet-session=${await registerReader(db, clock, 'noor')}`
  })

  const room = `/newsroom/events`
  const send = (fields: Record<string, string>, cookie = reader) =>
    sendForm(site, cookie, `${page}/questions`, { id: '', text: '', act: 'keep', ...fields })
  const ids = async () => {
    const rows = await db.selectFrom('eventQuestion').select('id').orderBy('id').execute()
    return rows.map(({ id }) => id)
  }

  test('a reader asks, changes and takes back without a script; the newsroom chooses, prints and exports', async () => {
    assert.match((await send({ text: 'Who?' }, '')).headers.get('location') ?? '', /^\/sign-in\?next=/)
    assert.equal(await saidBy(send({ text: 'Who may pass?' })), 'refused-other', 'without a seat')
    assert.ok(!(await (await openAs(site, reader, page)).text()).includes('Your questions'))
    await sendForm(site, reader, `${page}/seat`, {})
    assert.equal(await saidBy(send({ text: '=1+1 or "who" may pass?' })), 'done-question')
    assert.equal(await saidBy(send({ text: 'Shall I bring <b>a lamp</b>?' })), 'done-question')
    assert.equal(await saidBy(send({ text: '  ' })), 'refused-question-empty')
    assert.equal(await saidBy(send({ text: 'x'.repeat(501) })), 'refused-question-long')
    const own = await (await openAs(site, reader, page)).text()
    assert.match(own, /=1\+1 or &quot;who&quot; may pass\?<\/textarea>/)
    const [first = '', second = ''] = await ids()
    assert.equal(await saidBy(send({ id: second, text: 'Shall I bring a lamp?' })), 'done-question')
    const list = await (await openAs(site, editor, `${room}/${event}/questions`)).text()
    assert.ok(list.includes('Shall I bring a lamp?') && list.includes('noor@example.org'))
    const marked = await sendForm(site, editor, `${room}/${event}/questions/${first}/mark`, {
      mark: 'choose',
      view: 'new',
    })
    assert.equal(marked.headers.get('location'), `${room}/${event}/questions?view=new`)
    const sheet = await (await openAs(site, editor, `${room}/${event}/questions/sheet`)).text()
    assert.ok(sheet.includes('=1+1') && !sheet.includes('lamp') && !sheet.includes('noor@example.org'))
    const table = await sendForm(site, editor, `${room}/${event}/questions/export`, { view: 'all' })
    assert.match(table.headers.get('content-disposition') ?? '', /questions-night-of-the-straits\.csv/)
    assert.ok((await table.text()).includes(`"'=1+1 or ""who"" may pass?"`))
    assert.equal(await saidBy(send({ id: first, act: 'withdraw' })), 'done-question-withdrawn')
    const gone = await sendForm(site, editor, `${room}/${event}/questions/${first}/mark`, {
      mark: 'answer',
      view: 'chosen',
    })
    assert.match(gone.headers.get('location') ?? '', /done=gone/)
  })

  test('what readers ask is for those who may see who comes, and of that event alone', async () => {
    const other = await addEvent(db, site.deps.clock, { slug: 'other' })
    await sendForm(site, reader, `${page}/seat`, {})
    await send({ text: 'Who may pass?' })
    const elsewhere = await (await openAs(site, editor, `${room}/${other}/questions?view=all`)).text()
    assert.ok(!elsewhere.includes('Who may pass?'))
    const writer = await signInAs(site, 'writer')
    assert.equal((await openAs(site, writer, `${room}/${event}/questions`)).status, 403)
  })
})

async function saidBy(answer: Promise<Response>): Promise<string | undefined> {
  return /said=([\w-]+)/.exec((await answer).headers.get('location') ?? '')?.[1]
}
