import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, cookiesOf, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { readConfirmation } from '../../../../test/support/outbox.ts'
import { openSite, type TestSite } from '../../../../test/support/site.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Db } from '../../../platform/db/schema.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let wanda: Member
  let cookie: string
  beforeEach(async () => {
    const database = await databases.open()
    clock = holdClock()
    db = database.db
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    wanda = await addMember(db, clock, 'writer', { email: 'wanda@lighthouse.example' })
    cookie = await signInMember(db, clock, wanda)
  })

  const address = '/newsroom/account/email'
  const lastMail = async () => {
    const message = (await site.mail()).at(-1)
    assert.ok(message)
    return message
  }
  const ask = async (email: string) => {
    const answer = await sendForm(site, cookie, address, { email })
    return { answer, cookie: cookiesOf(answer, cookie), codePage: answer.headers.get('location') ?? '' }
  }
  const emailOf = async () => {
    const row = await db.selectFrom('staff').select('email').where('id', '=', wanda.id).executeTakeFirst()
    return row?.email
  }

  test('a new address counts once the message there is answered, and the old one is told', async () => {
    const asked = await ask('Wanda.West@elsewhere.example')
    const mail = await lastMail()
    assert.equal(mail.to, 'Wanda.West@elsewhere.example')
    assert.equal(await emailOf(), wanda.email)
    const page = await (await openAs(site, asked.cookie, asked.codePage)).text()
    assert.match(page, /on its way to Wanda\.West@elsewhere\.example/)
    const { link } = readConfirmation(mail.subject, mail.text)
    const { pathname } = new URL(link)
    assert.match(await (await openAs(site, asked.cookie, pathname)).text(), /Confirm this address/)
    assert.equal(await emailOf(), wanda.email)
    const confirmed = await sendForm(site, asked.cookie, pathname)
    assert.equal(confirmed.headers.get('location'), '/newsroom/account?done=email')
    assert.equal(await emailOf(), 'Wanda.West@elsewhere.example')
    const notice = await lastMail()
    assert.equal(notice.to, wanda.email)
    assert.match(notice.text, /writes to Wanda\.West@elsewhere\.example/)
    const line = await db
      .selectFrom('audit')
      .select(['actor', 'before', 'after'])
      .where('act', '=', 'staff.change-email')
      .executeTakeFirstOrThrow()
    assert.deepEqual(line, {
      actor: wanda.id,
      before: '{"email":"wanda@lighthouse.example"}',
      after: '{"email":"Wanda.West@elsewhere.example"}',
    })
    assert.equal((await sendForm(site, asked.cookie, pathname)).status, 410)
  })

  test('the code does the same; another’s browser, and a session that has ended, change nothing', async () => {
    const asked = await ask('west@elsewhere.example')
    const mail = await lastMail()
    const { code, link } = readConfirmation(mail.subject, mail.text)
    const eve = await signInMember(
      db,
      clock,
      await addMember(db, clock, 'writer', { email: 'eve@example.org' }),
    )
    assert.equal((await sendForm(site, eve, new URL(link).pathname)).status, 403)
    assert.equal(await emailOf(), wanda.email)
    assert.equal((await sendForm(site, asked.cookie, asked.codePage, { code })).status, 303)
    assert.equal(await emailOf(), 'west@elsewhere.example')
    await site.mail()
    const again = await ask('wanda@elsewhere.example')
    const second = await lastMail()
    await sendForm(site, again.cookie, '/newsroom/sign-out')
    const late = readConfirmation(second.subject, second.text)
    assert.equal((await sendForm(site, again.cookie, again.codePage, { code: late.code })).status, 410)
    assert.equal(await emailOf(), 'west@elsewhere.example')
  })

  test('an address that is theirs already, a colleague’s or none at all is refused by name', async () => {
    const left = await addMember(db, clock, 'editor', { email: 'edgar@lighthouse.example' })
    await db.updateTable('staff').set({ removedAt: 'x' }).where('id', '=', left.id).execute()
    for (const email of ['', 'nobody', 'WANDA@lighthouse.example', 'edgar@lighthouse.example']) {
      const { answer } = await ask(email)
      assert.equal(answer.status, 400)
      assert.match(await answer.text(), /id="email-error"|aria-invalid="true"/)
    }
    assert.deepEqual(await site.mail(), [])
  })

  test('whoever has not just proved who they are is asked to, first', async () => {
    clock.pass({ minutes: 11 })
    for (const answer of [await openAs(site, cookie, address), (await ask('west@elsewhere.example')).answer])
      assert.match(answer.headers.get('location') ?? '', /^\/newsroom\/identity-check/)
  })

  test('the language a member chose is that of letters to them and of the page where they arrive', async () => {
    const saved = await sendForm(site, cookie, '/newsroom/account', { name: 'Wanda', language: 'ar' })
    assert.equal(saved.headers.get('location'), '/ar/newsroom/account?done=profile')
    const page = await (await openAs(site, cookie, '/newsroom/account')).text()
    assert.match(page, /<option value="ar" selected/)
    const asked = await sendForm(site, undefined, '/newsroom/sign-in', { email: wanda.email })
    const mail = await lastMail()
    assert.equal(mail.language, 'ar')
    const { link } = readConfirmation(mail.subject, mail.text)
    const entered = await sendForm(site, cookiesOf(asked), new URL(link).pathname)
    assert.equal(entered.headers.get('location'), '/ar/newsroom')
    const odd = await sendForm(site, cookie, '/newsroom/account', { name: 'Wanda', language: 'tlh' })
    assert.equal(odd.status, 400)
  })
})
