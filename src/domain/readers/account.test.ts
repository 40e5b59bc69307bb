import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { parseEmail } from '../../lib/email-address.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { SignInPurpose } from '../../platform/db/schema-accounts.ts'
import { readReader, saveProfile } from './account.ts'
import { askAddressChange, pendingAddress } from './address-change.ts'
import { confirmByCode, confirmByLink } from './confirm.ts'
import { askDeletion } from './deletion.ts'
import { exportReader } from './export.ts'
import { forgetExpired } from './housekeeping.ts'
import { codeOf, linkTokenOf } from './proof.ts'
import { askSignIn, signIn } from './sign-in.ts'

const secret = 'a secret of thirty-two characters'
const browser = { browserToken: 'the cookie of Ada’s browser', device: 'Firefox on Linux' }
const page = { language: 'en', next: '/account' }

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let ada: Id
  beforeEach(async () => {
    db = (await databases.open()).db
    clock = holdClock()
    ada = await register('ada@example.org')
  })

  const register = async (typed: string) =>
    (await signIn(db, clock, { ...addressOf(typed), ...page }, browser.device)).readerId
  const deps = () => ({ db, clock, secret, onSignedIn: async () => undefined })
  const emailOf = async (id: Id) => (await readReader(db, id))?.email
  const askChange = async (typed = 'ada@new.example', readerId = ada) => {
    const asked = await askAddressChange(
      { db, clock },
      { ...browser, ...page, readerId, email: addressOf(typed) },
    )
    assert.ok(asked.ok)
    return asked.signInId
  }
  const messageOf = async (purpose: SignInPurpose, readerId = ada) => {
    const row = await db
      .selectFrom('signIn')
      .select(['id', 'purpose', 'email'])
      .where('purpose', '=', purpose)
      .where('readerId', '=', readerId)
      .executeTakeFirstOrThrow()
    return { id: row.id, email: row.email, token: linkTokenOf(secret, row), code: codeOf(secret, row) }
  }
  const click = async (purpose: SignInPurpose, readerId = ada) => {
    const { id, token } = await messageOf(purpose, readerId)
    return confirmByLink(deps(), { ...browser, signInId: id, token })
  }
  const type = (signInId: Id, code: string) => confirmByCode(deps(), { ...browser, signInId, code })

  const change = async (readerId: Id, typed: string) => {
    await askChange(typed, readerId)
    await click('address-old', readerId)
    return (await click('address-new', readerId)).ok
  }

  test('a reader chooses a name and a language', async () => {
    assert.deepEqual(await saveProfile(db, ada, { name: ' Ada\r\nLovelace ', language: 'fr' }), { ok: true })
    const reader = await readReader(db, ada)
    assert.deepEqual([reader?.name, reader?.language], ['Ada Lovelace', 'fr'])
  })

  test('a name that is too long or a language we do not speak is refused, and nothing is saved', async () => {
    const save = (name: string, language: string) => saveProfile(db, ada, { name, language })
    assert.deepEqual(await save('a'.repeat(101), 'fr'), { ok: false, problem: 'name-too-long' })
    assert.deepEqual(await save('Ada', 'tlh'), { ok: false, problem: 'language-unknown' })
    assert.equal((await readReader(db, ada))?.name, '')
  })

  test('an address changes when both addresses have said so, in either order', async () => {
    await askChange()
    assert.equal(await pendingAddress(db, clock, ada), 'ada@new.example')
    assert.deepEqual(
      [(await messageOf('address-old')).email, (await messageOf('address-new')).email],
      ['ada@example.org', 'ada@new.example'],
    )
    const first = await click('address-old')
    assert.ok(first.ok)
    assert.equal(first.done, 'waiting-for-new')
    assert.equal(await emailOf(ada), 'ada@example.org')
    const second = await click('address-new')
    assert.ok(second.ok)
    assert.equal(second.done, 'address-changed')
    assert.equal(await emailOf(ada), 'ada@new.example')
    assert.equal(await pendingAddress(db, clock, ada), undefined)
    await askChange('ada@third.example')
    assert.deepEqual((await click('address-new')).ok, true)
    const third = await click('address-old')
    assert.ok(third.ok && third.done === 'address-changed')
    assert.equal(await emailOf(ada), 'ada@third.example')
  })

  test('both codes can be typed into the one form', async () => {
    const signInId = await askChange()
    const codes = [(await messageOf('address-old')).code, (await messageOf('address-new')).code]
    const first = await type(signInId, codes[0] ?? '')
    assert.ok(first.ok && first.done === 'waiting-for-new')
    const second = await type(signInId, codes[1] ?? '')
    assert.ok(second.ok && second.done === 'address-changed')
  })

  test('wrong codes end both halves', async () => {
    const signInId = await askChange()
    const right = [(await messageOf('address-old')).code, (await messageOf('address-new')).code]
    const wrong = ['000000', '000001', '000002'].find((code) => !right.includes(code)) ?? ''
    for (const left of [4, 3, 2, 1, 0])
      assert.deepEqual(await type(signInId, wrong), { ok: false, problem: 'wrong-code', left })
    assert.deepEqual(await click('address-old'), { ok: false, problem: 'spent' })
    assert.deepEqual(await click('address-new'), { ok: false, problem: 'spent' })
  })

  test('two answers at the same moment still change the address', async () => {
    for (let round = 0; round < 5; round += 1) {
      await askChange(`ada${round}@new.example`)
      await Promise.all([click('address-old'), click('address-new')])
      assert.equal(await emailOf(ada), `ada${round}@new.example`)
    }
  })

  test('a half that was not answered in time changes nothing', async () => {
    await askChange()
    await click('address-old')
    clock.pass({ minutes: 10 })
    assert.deepEqual(await click('address-new'), { ok: false, problem: 'expired' })
    assert.equal(await emailOf(ada), 'ada@example.org')
  })

  test('a newer question replaces the older', async () => {
    await askChange('ada@one.example')
    const old = await messageOf('address-new')
    await askChange('ada@two.example')
    const late = await confirmByLink(deps(), { ...browser, signInId: old.id, token: old.token })
    assert.deepEqual(late, { ok: false, problem: 'unknown' })
    assert.equal(await pendingAddress(db, clock, ada), 'ada@two.example')
  })

  test('one’s own address is refused at once, another reader’s only after its mail was answered', async () => {
    await register('eve@example.org')
    const ask = { ...browser, ...page, readerId: ada, email: addressOf('ADA@example.org') }
    assert.deepEqual(await askAddressChange({ db, clock }, ask), { ok: false, problem: 'email-same' })
    await askChange('eve@example.org')
    await click('address-old')
    assert.deepEqual(await click('address-new'), { ok: false, problem: 'address-taken' })
    assert.equal(await emailOf(ada), 'ada@example.org')
  })

  test('two readers change addresses with each other by way of a third, and nobody comes into the other’s account', async () => {
    const eve = await register('eve@example.org')
    assert.equal(await change(ada, 'eve@example.org'), false, 'she still has it')
    // Sent while it was Ada’s mailbox.
    const ask = { ...browser, ...page, purpose: 'sign-in', email: addressOf('ada@example.org') } as const
    const { signInId } = await askSignIn({ db, clock }, ask)
    assert.equal(await change(ada, 'ada@third.example'), true)
    assert.equal(await change(eve, 'ada@example.org'), true)
    assert.equal(await change(ada, 'eve@example.org'), true)
    assert.deepEqual([await emailOf(ada), await emailOf(eve)], ['eve@example.org', 'ada@example.org'])
    assert.equal(await register('eve@example.org'), ada)
    const token = linkTokenOf(secret, { id: signInId, purpose: 'sign-in' })
    assert.equal((await confirmByLink(deps(), { ...browser, signInId, token })).ok, false)
  })

  test('the export holds everything about the reader and nothing about others', async () => {
    await register('eve@example.org')
    await db
      .insertInto('meter')
      .values({ subject: ada, windowStartedAt: '2016-08-10T09:30:00.000Z', used: 1, opened: 'some-work ' })
      .execute()
    const exported = await exportReader(db, ada)
    assert.ok(exported)
    assert.equal(exported.account.email, 'ada@example.org')
    assert.deepEqual(
      exported.devices.map((device) => device.device),
      ['Firefox on Linux'],
    )
    assert.equal(exported.meter?.used, 1)
    assert.ok(!JSON.stringify(exported).includes('eve'))
    assert.equal(await exportReader(db, 'nobody'), undefined)
  })

  test('deleting an account asks by mail, and then every trace is gone at once', async () => {
    const eve = await register('eve@example.org')
    await db
      .insertInto('meter')
      .values(
        [ada, eve].map((subject) => ({
          subject,
          windowStartedAt: clock().toString(),
          used: 1,
          opened: 'w ',
        })),
      )
      .execute()
    await askChange()
    const asked = await askDeletion({ db, clock }, { ...browser, ...page, readerId: ada })
    assert.ok(asked)
    assert.ok(await readReader(db, ada))
    assert.deepEqual(await click('delete-account'), { ok: true, done: 'account-deleted' })
    for (const table of ['reader', 'session', 'meter', 'signIn', 'verdict'] as const) {
      const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute())
      assert.ok(!rows.includes(ada) && !rows.includes('ada@'), table)
    }
    assert.equal(await emailOf(eve), 'eve@example.org')
    const change = await db.selectFrom('change').selectAll().executeTakeFirst()
    assert.equal(change?.kind, 'sessions')
  })

  test('unanswered messages are forgotten a day after they expired', async () => {
    await askChange()
    clock.pass({ hours: 24 })
    await forgetExpired(db, clock)
    assert.equal((await db.selectFrom('signIn').selectAll().execute()).length, 2)
    clock.pass({ minutes: 10 })
    await forgetExpired(db, clock)
    assert.deepEqual(await db.selectFrom('signIn').selectAll().execute(), [])
  })
})

function addressOf(typed: string) {
  const address = parseEmail(typed)
  assert.ok(address)
  return address
}
