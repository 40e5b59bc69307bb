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
import type { StaffRole } from '../../../platform/db/schema-accounts.ts'

const headShape = z.object({ revisionId: z.string(), number: z.number(), content: z.looseObject({}) })

const settings = {
  kind: 'composed',
  'name-en': 'The Week in Review',
  'name-fr': 'La semaine',
  'name-ar': '',
  'description-en': 'What mattered.',
  'description-fr': '',
  'description-ar': '',
  'senderName-en': 'The Lighthouse',
  'senderName-fr': '',
  'senderName-ar': '',
  senderAddress: 'letters@lighthouse.example',
  replyTo: '',
  audience: 'everyone',
  'language-en': 'yes',
  every: 'week',
  weekday: '7',
  day: '1',
  at: '07:30',
  signOff: 'yes',
  leastArticles: '3',
}

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let petra: string
  beforeEach(async () => {
    clock = holdClock()
    ;({ db, site } = await openWorld(databases, clock))
    petra = await signIn('publisher', 'Petra')
  })

  const signIn = async (role: StaffRole, name: string) =>
    signInMember(db, clock, await addMember(db, clock, role, { name }))
  const read = async (path: string, as = petra) => (await openAs(site, as, path)).text()
  const create = async (change: Record<string, string> = {}) => {
    const fields = Object.fromEntries(
      Object.entries({ ...settings, ...change }).filter(([, value]) => value !== 'absent'),
    )
    return sendForm(site, petra, '/newsroom/newsletters', fields)
  }
  const begin = async (newsletter: string) => {
    const begun = await sendForm(site, petra, `${newsletter}/editions`, { language: 'en' })
    assert.equal(begun.status, 303)
    return pathOf(begun).replace(/\/edit$/, '')
  }
  const head = async (at: string) => headShape.parse(await (await openAs(site, petra, `${at}/head`)).json())
  const save = async (at: string, change: object, { base = '', as = petra } = {}) => {
    const { revisionId, content } = await head(at)
    return site.app.request(`${ORIGIN}${at}/revisions`, {
      method: 'POST',
      headers: {
        cookie: as,
        'content-type': 'application/json',
        accept: 'application/json',
        'if-match': `"${base || revisionId}"`,
      },
      body: JSON.stringify({ ...content, origin: 'autosaved', ...change }),
    })
  }
  const schedule = async (at: string, change: Record<string, string> = {}) =>
    sendForm(site, petra, `${at}/schedule`, {
      head: (await head(at)).revisionId,
      when: 'at',
      at: '2030-01-06T07:30',
      zone: 'ours',
      ...change,
    })

  test('a newsletter is set up, changed, put in order and put away', async () => {
    const first = pathOf(await create())
    const second = pathOf(await create({ 'name-en': 'Grain' }))
    assert.match(
      await read('/newsroom/newsletters'),
      /The Week in Review[^]*Sunday, 07:30, every week[^]*Grain/,
    )
    await sendForm(site, petra, `${second}/place`, { direction: 'up' })
    assert.match(await read('/newsroom/newsletters'), /Grain[^]*The Week in Review/)
    const { kind: _, ...changed } = { ...settings, replyTo: 'desk@lighthouse.example', every: '' }
    assert.equal((await sendForm(site, petra, `${first}/settings`, changed)).status, 303)
    const form = await read(`${first}/settings`)
    assert.match(form, /value="desk@lighthouse\.example"/)
    assert.doesNotMatch(form, /name="(?:signOff|leastArticles)"/, 'a letter by hand waits for nobody')
    const { signOff: _signOff, leastArticles: _least, ...byHand } = changed
    assert.equal((await sendForm(site, petra, `${first}/settings`, byHand)).status, 303)
    const kept = await db.selectFrom('newsletter').select(['signOff', 'leastArticles']).execute()
    assert.deepEqual(kept.map(({ signOff, leastArticles }) => [signOff, leastArticles])[0], ['waits', 3])
    assert.equal((await sendForm(site, petra, `${first}/archive`, { archived: 'yes' })).status, 303)
    assert.match(await read('/newsroom/newsletters'), /Put away/)
    assert.equal((await sendForm(site, petra, `${first}/editions`, { language: 'en' })).status, 400)
  })

  test('what would make a wrong header, or a letter without a day, is refused where it is typed', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ senderAddress: 'two@lighthouse.example, more@lighthouse.example' }, /not one bare address/],
      [{ senderAddress: 'Name <letters@lighthouse.example>' }, /not one bare address/],
      [{ senderAddress: 'a@b.example\r\nBcc: c@d.example' }, /not one bare address/],
      [{ replyTo: `${'x'.repeat(300)}@lighthouse.example` }, /not one bare address/],
      [{ 'senderName-en': 'Us\r\nBcc: c@d.example' }, /without line breaks/],
      [{ 'language-en': 'absent' }, /one language at least/],
      [{ at: '25:00' }, /looks like 07:30/],
      [{ every: 'month', day: '31' }, /looks like 07:30/],
      [{ every: '', kind: 'review' }, /needs a day and a time/],
      [{ leastArticles: '-1' }, /from 0 to 100/],
    ]
    for (const [change, says] of wrong) {
      const answer = await create(change)
      assert.equal(answer.status, 400, JSON.stringify(change))
      assert.match(await answer.text(), says)
    }
    assert.equal((await create({ senderAddress: 'lettres@bücher.example' })).status, 303)
  })

  test('an edition begins with the template, is saved over the newest words, and a stale save is told so', async () => {
    const newsletter = pathOf(await create())
    const at = await begin(newsletter)
    assert.match(await read(`${at}/edit`), /"kind":"edition"[^]*/)
    assert.equal((await save(at, { subject: 'Grain', body: paragraphs('Good morning.') })).status, 201)
    const { revisionId } = await head(at)
    assert.equal((await save(at, { subject: 'First' })).status, 201)
    const late = await save(
      at,
      { subject: 'Second' },
      { base: revisionId, as: await signIn('editor', 'Edgar') },
    )
    assert.equal(late.status, 412)
    assert.match(await late.text(), /"by":"Petra"[^]*"subject":"First"/)
    assert.equal((await sendForm(site, petra, `${at}/template`)).status, 303)
    const next = await begin(newsletter)
    assert.match(JSON.stringify((await head(next)).content), /Good morning\./)
    const copy = await sendForm(site, petra, `${at}/copies`)
    assert.equal((await head(pathOf(copy).replace(/\/edit$/, ''))).content['subject'], 'First')
    assert.match(await read(newsletter), /First/)
  })

  test('a subject of two lines, an unknown field and a block that no schema knows are refused', async () => {
    const at = await begin(pathOf(await create()))
    assert.equal((await save(at, { subject: 'Us\r\nBcc: c@d.example' })).status, 400)
    assert.equal((await save(at, { subject: 'x'.repeat(1_001) })).status, 400)
    assert.equal((await save(at, { headline: 'of an article' })).status, 400)
    assert.equal((await save(at, { body: { type: 'doc', content: [{ type: 'script' }] } })).status, 400)
    const block = { type: 'articleBlock', attrs: { work: 'w1', form: 'card' } }
    assert.equal((await save(at, { body: { type: 'doc', content: [block] } })).status, 201)
  })

  test('an edition is scheduled with the words that were seen, holds them, and goes back to a draft', async () => {
    const at = await begin(pathOf(await create()))
    const empty = await schedule(at)
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /has no subject[^]*says nothing yet/)
    await save(at, { subject: 'Grain', body: paragraphs('Good morning.') })
    const seen = (await head(at)).revisionId
    await save(at, { subject: 'Grain and gas' })
    assert.equal((await schedule(at, { head: seen })).status, 409)
    assert.match(await (await schedule(at, { at: '2015-01-01T10:00' })).text(), /This time is over/)
    assert.equal((await schedule(at)).status, 303)
    assert.match(await read(at), /Scheduled[^]*goes out/)
    assert.equal((await save(at, { subject: 'Behind the back' })).status, 403)
    assert.equal((await sendForm(site, petra, `${at}/draft`, { act: 'unschedule' })).status, 303)
    assert.equal((await save(at, { subject: 'Again' })).status, 201)
    const trail = await db.selectFrom('audit').select('act').where('subjectKind', '=', 'edition').execute()
    assert.deepEqual(trail.map(({ act }) => act).toSorted(), ['edition.schedule', 'edition.unschedule'])
  })

  test('a trial of two subjects needs two, and says what it is measured by', async () => {
    const at = await begin(pathOf(await create()))
    await save(at, { subject: 'Grain', body: paragraphs('Good morning.') })
    assert.equal((await schedule(at, { percent: '20', hours: '2' })).status, 422)
    await save(at, { otherSubject: 'Bread' })
    assert.match(await read(at), /clicked more/)
    assert.equal((await schedule(at, { percent: '20', hours: '2' })).status, 303)
    const row = await db
      .selectFrom('edition')
      .selectAll()
      .where('id', '=', at.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow()
    assert.equal(row.samplePercent, 20)
    assert.equal(Date.parse(row.sampleEndsAt ?? '') - Date.parse(row.sendAt ?? ''), 2 * 3_600_000)
  })

  test('a preview shows the mail as each kind of reader gets it, in a frame that runs nothing', async () => {
    const at = await begin(pathOf(await create()))
    await save(at, { subject: 'Grain', body: paragraphs('Good morning.') })
    const around = await openAs(site, petra, `${at}/preview?as=visitor&look=dark&width=phone`)
    assert.match(await around.text(), /<iframe[^>]+sandbox="allow-popups allow-same-origin"/)
    const mail = await openAs(site, petra, `${at}/preview/mail?as=visitor&look=dark`)
    assert.match(mail.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
    assert.match(await mail.text(), /Good morning\./)
    const plain = await read(`${at}/preview/mail?look=text`)
    assert.match(plain, /<pre>[^]*Good morning\./)
  })

  test('a test goes to colleagues and says that it is one', async () => {
    const at = await begin(pathOf(await create()))
    await save(at, { subject: 'Grain', body: paragraphs('Good morning.') })
    const { id } = await db
      .selectFrom('staff')
      .select('id')
      .where('name', '=', 'Petra')
      .executeTakeFirstOrThrow()
    const sent = await sendForm(site, petra, `${at}/tests`, { to: id, as: 'reader' })
    assert.equal(sent.status, 303)
    const [mail, ...more] = await site.mail()
    assert.equal(more.length, 0)
    assert.equal(mail?.subject, '[Test] Grain')
    assert.match(mail?.text ?? '', /Good morning\./)
    assert.equal(
      (await sendForm(site, petra, `${at}/tests`, { to: 'somebody@else.example', as: 'reader' })).status,
      422,
    )
  })
})

/** Where an answer leads, without what it says there. */
function pathOf(answer: Response): string {
  return (answer.headers.get('location') ?? '').replace(/\?.*$/, '')
}
