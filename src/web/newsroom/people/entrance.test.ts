import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import {
  addMember,
  cookiesOf,
  openAs,
  sendForm,
  signInAs,
  signInMember,
} from '../../../../test/support/newsroom.ts'
import { readConfirmation } from '../../../../test/support/outbox.ts'
import { openSite, ORIGIN, SECRET, type TestSite } from '../../../../test/support/site.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { makeSignInLink } from '../../../domain/staff/shell-link.ts'
import { writeSessionLimits } from '../../../domain/staff/session-limits.ts'
import { toInstantText } from '../../../lib/clock.ts'
import type { Db } from '../../../platform/db/schema.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let olga: Member
  beforeEach(async () => {
    const database = await databases.open()
    clock = holdClock()
    db = database.db
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    olga = await addMember(db, clock, 'owner', { email: 'olga@lighthouse.example' })
  })

  const ask = async (email: string, next?: string) => {
    const answer = await sendForm(site, undefined, '/newsroom/sign-in', { email, ...(next && { next }) })
    return { answer, cookie: cookiesOf(answer), codePage: answer.headers.get('location') ?? '' }
  }
  const lastMail = async () => {
    const message = (await site.mail()).at(-1)
    assert.ok(message)
    return readConfirmation(message.subject, message.text)
  }
  const isIn = async (cookie: string) => (await openAs(site, cookie, '/newsroom/account')).status === 200

  test('the link in the mail signs in, once, and leads where the member wanted to be', async () => {
    const { cookie } = await ask(olga.email, '/newsroom/account?x=1')
    const path = new URL((await lastMail()).link).pathname
    const shown = await openAs(site, cookie, path)
    assert.equal(shown.status, 200)
    assert.equal((await db.selectFrom('session').selectAll().execute()).length, 0)
    const entered = await sendForm(site, cookie, path)
    assert.equal(entered.headers.get('location'), '/newsroom/account?x=1')
    assert.ok(await isIn(cookiesOf(entered, cookie)))
    assert.equal((await sendForm(site, cookie, path)).status, 410)
  })

  test('the code signs in, in the browser that asked for it and in no other', async () => {
    const { cookie, codePage } = await ask(olga.email)
    const { code } = await lastMail()
    const stranger = cookiesOf((await ask('someone@else.example')).answer)
    assert.equal((await sendForm(site, stranger, codePage, { code })).status, 410)
    const wrong = await sendForm(site, cookie, codePage, { code: code === '000000' ? '000001' : '000000' })
    assert.equal(wrong.status, 400)
    const entered = await sendForm(site, cookie, codePage, { code: ` ${code.slice(0, 3)} ${code.slice(3)}` })
    assert.equal(entered.status, 303)
    assert.ok(await isIn(cookiesOf(entered, cookie)))
  })

  test('the answer does not tell who works here, and only they get mail', async () => {
    const gone = await addMember(db, clock, 'editor', { email: 'gone@lighthouse.example' })
    await db
      .updateTable('staff')
      .set({ removedAt: '2016-08-01T00:00:00.000Z' })
      .where('id', '=', gone.id)
      .execute()
    const shapes: unknown[] = []
    for (const email of [olga.email, gone.email, 'stranger@example.org']) {
      const { answer, codePage, cookie } = await ask(email)
      const page = await openAs(site, cookie, codePage)
      const text = (await page.text()).replaceAll(email, 'ADDRESS').replaceAll(codePage, 'PAGE')
      shapes.push([answer.status, codePage.replace(/[^/]+$/, ''), page.status, text])
    }
    assert.deepEqual(shapes[1], shapes[0])
    assert.deepEqual(shapes[2], shapes[0])
    assert.deepEqual(
      (await site.mail()).map(({ to }) => to),
      [olga.email],
    )
  })

  test('readers’ pages do not take a member’s link, nor the newsroom’s a reader’s', async () => {
    const { cookie } = await ask(olga.email)
    const staffPath = new URL((await lastMail()).link).pathname
    assert.equal((await sendForm(site, cookie, staffPath.replace('/newsroom', ''))).status, 410)
    const asked = await sendForm(site, undefined, '/sign-in', { email: olga.email })
    const readerPath = new URL((await lastMail()).link).pathname
    assert.equal((await sendForm(site, cookiesOf(asked), `/newsroom${readerPath}`)).status, 410)
    assert.equal((await db.selectFrom('session').selectAll().execute()).length, 0)
  })

  test('an address that leads nowhere is answered by the newsroom to its members, and hidden from others', async () => {
    const stranger = await openAs(site, undefined, '/ar/newsroom/no-such-place')
    assert.equal(
      stranger.headers.get('location'),
      '/ar/newsroom/sign-in?next=%2Far%2Fnewsroom%2Fno-such-place',
    )
    const member = await signInMember(db, clock, olga)
    const answer = await openAs(site, member, '/newsroom/no/such/place')
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /<nav[^>]+>[\s\S]*href="\/newsroom\/articles"/)
    assert.equal((await sendForm(site, member, '/newsroom/no-such-place')).status, 404)
  })

  test('a stranger who hammers the readers’ form with a member’s address does not lock them out', async () => {
    for (let count = 0; count < 6; count += 1)
      await sendForm(site, undefined, '/sign-in', { email: olga.email })
    assert.equal((await sendForm(site, undefined, '/sign-in', { email: olga.email })).status, 429)
    assert.equal((await ask(olga.email)).answer.status, 303)
  })

  test('nobody is led out of the newsroom by signing in', async () => {
    for (const next of [
      '//evil.example',
      'https://evil.example/newsroom',
      '/account',
      '/newsroomx',
      '/\\evil',
    ]) {
      const { cookie } = await ask(olga.email, next)
      const entered = await sendForm(site, cookie, new URL((await lastMail()).link).pathname)
      assert.equal(entered.headers.get('location'), '/newsroom')
      site.deps.limits.mayAsk = async () => ({ ok: true })
    }
  })

  test('a link from the shell signs in without mail, once, within an hour', async () => {
    const row = await db.selectFrom('staff').selectAll().where('id', '=', olga.id).executeTakeFirstOrThrow()
    const path = await makeSignInLink(db, clock, SECRET, row)
    assert.equal((await openAs(site, undefined, path)).status, 200)
    assert.ok(await isIn(cookiesOf(await sendForm(site, undefined, path))))
    assert.equal((await sendForm(site, undefined, path)).status, 410)
    const late = await makeSignInLink(db, clock, SECRET, row)
    clock.pass({ hours: 1 })
    assert.equal((await sendForm(site, undefined, late)).status, 410)
    const codePage = path.split('/').slice(0, -1).join('/')
    assert.equal((await openAs(site, undefined, codePage)).status, 410)
  })

  test('thirty minutes without doing anything end a session, and twelve hours end any', async () => {
    const idle = await signInMember(db, clock, olga)
    const busy = await signInMember(db, clock, olga)
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      assert.ok(await isIn(busy), `after ${minutes} minutes`)
      assert.ok(minutes > 0 || (await isIn(idle)))
      clock.pass({ minutes: 20 })
    }
    assert.equal(await isIn(idle), false)
    assert.equal(await isIn(busy), false)
  })

  test('thirty minutes are enough', async () => {
    const cookie = await signInMember(db, clock, olga)
    clock.pass({ minutes: 29, seconds: 59 })
    assert.ok(await isIn(cookie))
    clock.pass({ minutes: 30 })
    assert.equal(await isIn(cookie), false)
  })

  test('a session that was looked up a moment ago ends on time all the same', async () => {
    const cookie = await signInMember(db, clock, olga)
    clock.pass({ hours: 11, minutes: 59, seconds: 50 })
    await db
      .updateTable('session')
      .set({ seenAt: toInstantText(clock()) })
      .execute()
    assert.ok(await isIn(cookie))
    clock.pass({ seconds: 10 })
    assert.equal(await isIn(cookie), false)
  })

  test('shorter limits hold at once for those who are signed in', async () => {
    const cookie = await signInMember(db, clock, olga)
    clock.pass({ minutes: 10 })
    await writeSessionLimits(db, clock, { sessionHours: 12, idleMinutes: 5 })
    assert.equal(await isIn(cookie), false)
  })

  test('what is dangerous is done ten minutes after a proof, then only after another', async () => {
    const cookie = await signInMember(db, clock, olga)
    const guarded = '/newsroom/staff/invitations/new'
    assert.equal((await openAs(site, cookie, guarded)).status, 200)
    clock.pass({ minutes: 10 })
    const led = await openAs(site, cookie, guarded)
    const check = `/newsroom/identity-check?next=${encodeURIComponent(guarded)}`
    assert.deepEqual([led.status, led.headers.get('location')], [303, check])
    assert.equal((await openAs(site, cookie, check)).status, 200)
    const asked = await sendForm(site, cookie, '/newsroom/identity-check', { next: guarded })
    const browser = cookiesOf(asked, cookie)
    const { code } = await lastMail()
    const proved = await sendForm(site, browser, asked.headers.get('location') ?? '', { code })
    assert.equal(proved.headers.get('location'), guarded)
    assert.equal((await openAs(site, cookie, guarded)).status, 200)
    clock.pass({ minutes: 10 })
    assert.equal((await openAs(site, cookie, guarded)).status, 303)
  })

  test('the proof of one member does not count for another', async () => {
    const otto = await signInAs(site, 'owner', { name: 'Otto' })
    const cookie = await signInMember(db, clock, olga)
    clock.pass({ minutes: 11 })
    const asked = await sendForm(site, cookie, '/newsroom/identity-check', {})
    const browser = cookiesOf(asked, otto)
    const { code } = await lastMail()
    assert.equal((await sendForm(site, browser, asked.headers.get('location') ?? '', { code })).status, 410)
    assert.equal((await openAs(site, otto, '/newsroom/staff/sessions')).status, 303)
  })

  test('whoever signs out is out, and a script hears 401', async () => {
    const cookie = await signInMember(db, clock, olga)
    const left = await sendForm(site, cookie, '/newsroom/sign-out')
    assert.match(left.headers.get('location') ?? '', /^\/newsroom\/sign-in\?done=signed-out$/)
    assert.equal(await isIn(cookie), false)
    const headers = { cookie, accept: 'application/json' }
    assert.equal((await site.app.request(`${ORIGIN}/newsroom/account`, { headers })).status, 401)
  })

  test('a challenge that was never asked for, or an answer that is none, signs nobody in', async () => {
    for (const credential of ['', '{}', 'null', '{"id":"x","rawId":"x","type":"public-key","response":{}}']) {
      const answer = await sendForm(site, undefined, '/newsroom/sign-in/passkey', {
        challenge: 'x',
        credential,
      })
      assert.equal(answer.status, 400)
      assert.equal(
        answer.headers.getSetCookie().some((set) => set.includes('staff=')),
        false,
      )
    }
  })
})
