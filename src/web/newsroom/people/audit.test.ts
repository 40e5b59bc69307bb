import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openWorld } from '../../../../test/support/desk.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Db } from '../../../platform/db/schema.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let petra: Member
  let cookie: string
  beforeEach(async () => {
    clock = holdClock()
    ;({ db, site } = await openWorld(databases, clock))
    petra = await addMember(db, clock, 'publisher')
  })

  const record = (act: string, name: string, change: { before?: string; after?: string } = {}) => {
    clock.pass({ minutes: 1 })
    const subject = { kind: 'article', id: name, name }
    return recordAudit(db, clock, { actor: petra, act, subject, network: '192.0.2.0/24', ...change })
  }
  const read = async (query = '') => {
    cookie = await signInMember(db, clock, petra)
    const answer = await openAs(site, cookie, `/newsroom/audit${query}`)
    assert.equal(answer.status, 200)
    return answer.text()
  }
  const everything = { actor: '', act: '', kind: '', from: '', to: '' }
  const download = async (ending: 'csv' | 'ndjson', filter = everything) => {
    cookie = await signInMember(db, clock, petra)
    return sendForm(site, cookie, `/newsroom/audit.${ending}`, filter)
  }

  test('the page says who did what, from where, and what was before', async () => {
    await record('article.publish', 'Aleppo <in> August', { before: 'draft', after: 'live' })
    const page = await read()
    for (const part of ['Petra', 'Published', 'Aleppo &lt;in&gt; August', 'draft', 'live', '192.0.2.0/24'])
      assert.ok(page.includes(part), part)
  })

  test('it is filtered, by days of the publication’s time zone', async () => {
    clock.pass({ hours: 12 })
    await record('article.publish', 'of-the-tenth')
    clock.pass({ hours: 1 })
    // 22:32 in Greenwich is the next day in Vienna.
    await record('article.archive', 'of-the-eleventh')
    assert.match(await read('?act=article.archive'), /of-the-eleventh(?!.*of-the-tenth)/s)
    assert.match(await read('?from=2016-08-11'), /of-the-eleventh(?!.*of-the-tenth)/s)
    assert.match(await read('?to=2016-08-10'), /of-the-tenth(?!.*of-the-eleventh)/s)
    assert.match(await read(`?actor=nobody`), /Nothing in the trail fits/)
  })

  test('a day that is none is named', async () => {
    cookie = await signInMember(db, clock, petra)
    for (const day of ['yesterday', '2016-02-30', '10.8.2016']) {
      const answer = await openAs(site, cookie, `/newsroom/audit?from=${day}`)
      assert.equal(answer.status, 400)
      assert.match(await answer.text(), /Type a day as/)
    }
  })

  test('fifty lines make a page, and a link leads to the older ones', async () => {
    for (let number = 0; number < 51; number += 1) await record('article.publish', `article-${number}.`)
    const first = await read()
    assert.doesNotMatch(first, /article-0\./)
    const older = /href="([^"]+before=[^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await (await openAs(site, cookie, older)).text()
    assert.match(second, /article-0\./)
    assert.doesNotMatch(second, /article-1\./)
  })

  test('the export for spreadsheets calculates nothing, and is itself in the trail', async () => {
    await record('article.publish', '=HYPERLINK("https://evil.example")')
    const answer = await download('csv')
    assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/)
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /attachment; filename="audit-2016-08-10\.csv"/,
    )
    const lines = (await answer.text()).replace('\uFEFF', '').split('\r\n')
    assert.match(lines[0] ?? '', /^"at","actor","actorName"/)
    assert.ok(lines.some((line) => line.includes(`"'=HYPERLINK(""https://evil.example"")"`)))
    assert.match(await read('?act=audit.export'), /Exported the audit trail/)
  })

  test('the export for programs has one line of JSON for each act that the filter lets through', async () => {
    await record('article.publish', 'one')
    await record('article.archive', 'two', { after: 'x' })
    const text = await (await download('ndjson', { ...everything, act: 'article.archive' })).text()
    assert.equal(text.trimEnd().split('\n').length, 1)
    const { subjectName, after } = z
      .looseObject({ subjectName: z.string(), after: z.string() })
      .parse(JSON.parse(text))
    assert.deepEqual([subjectName, after], ['two', 'x'])
  })

  test('an export needs a fresh proof, and leads back to the page', async () => {
    cookie = await signInMember(db, clock, petra)
    clock.pass({ minutes: 10 })
    const led = await sendForm(site, cookie, '/newsroom/audit.csv', everything)
    assert.match(led.headers.get('location') ?? '', /^\/newsroom\/identity-check\?next=/)
  })

  test('what signing in and inviting leave behind holds no secret', async () => {
    const olga = await addMember(db, clock, 'owner')
    cookie = await signInMember(db, clock, olga)
    const fields = { email: 'wanda@example.org', role: 'writer', language: 'en' }
    await sendForm(site, cookie, '/newsroom/staff/invitations', fields)
    const [mail] = await site.mail()
    const path = new URL(/https?:\/\/\S+\/invitations\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname
    await sendForm(site, undefined, path, { name: 'Wanda' })
    const trail = JSON.stringify(await db.selectFrom('audit').selectAll().execute())
    assert.match(trail, /staff\.join/)
    assert.ok(!trail.includes(path.split('/').at(-1) ?? ''))
    assert.ok(!trail.includes(cookie.split('=')[1] ?? ''))
  })
})
