import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { parseEmail } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { confirmByCode, confirmByLink } from './confirm.ts'
import { findSession } from './find-session.ts'
import { readLink, readPending } from './pending.ts'
import { codeOf, linkTokenOf } from './proof.ts'
import { askSignIn } from './sign-in.ts'

const secret = 'a secret of thirty-two characters'
const [adas, eves] = ['the cookie of Ada’s browser', 'the cookie of Eve’s browser']

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let signedIn: Id[]
  beforeEach(async () => {
    db = (await databases.open()).db
    clock = holdClock()
    signedIn = []
  })

  const ask = async (typed = 'ada@example.org') => {
    const email = parseEmail(typed)
    assert.ok(email)
    const browser = { browserToken: adas, device: 'Firefox on Linux' }
    const asked = {
      ...browser,
      purpose: 'sign-in',
      email,
      language: 'fr',
      next: '/articles/aleppo#wall',
    } as const
    const { signInId } = await askSignIn({ db, clock }, asked)
    const row = { id: signInId, purpose: 'sign-in' } as const
    return { signInId, code: codeOf(secret, row), token: linkTokenOf(secret, row) }
  }
  const deps = () => ({
    db,
    clock,
    secret,
    onSignedIn: async (_: Db, readerId: Id) => void signedIn.push(readerId),
  })
  const byLink = (signInId: Id, token: string, browserToken = adas) =>
    confirmByLink(deps(), { signInId, token, browserToken, device: 'Firefox on Linux' })
  const byCode = (signInId: Id, code: string, browserToken = adas) =>
    confirmByCode(deps(), { signInId, code, browserToken, device: 'Firefox on Linux' })

  test('asking writes the same for an address that is known and one that is not', async () => {
    const first = await ask()
    await byCode(first.signInId, first.code)
    await ask()
    await ask('stranger@example.org')
    const rows = await db.selectFrom('signIn').selectAll().orderBy('id').execute()
    const jobs = await db.selectFrom('job').selectAll().orderBy('id').execute()
    const [, known, unknown] = rows
    assert.deepEqual(Object.keys(known ?? {}), Object.keys(unknown ?? {}))
    assert.deepEqual([known?.readerId, unknown?.readerId], [null, null])
    assert.deepEqual(
      jobs.map((job) => [job.kind, job.payload]),
      rows.map((row) => ['mail.sign-in', JSON.stringify({ signInId: row.id })]),
    )
  })

  test('nothing in the database signs anyone in', async () => {
    const { code, token } = await ask()
    const kept = JSON.stringify([
      await db.selectFrom('signIn').selectAll().execute(),
      await db.selectFrom('job').selectAll().execute(),
    ])
    for (const proof of [code, token, adas]) assert.ok(!kept.includes(proof))
  })

  test('the link makes a reader of an unknown address, signs in and says where the reader was', async () => {
    const { signInId, token } = await ask('Ada@Example.org')
    const confirmation = await byLink(signInId, token)
    assert.ok(confirmation.ok && confirmation.done === 'signed-in')
    assert.deepEqual([confirmation.next, confirmation.isNew], ['/articles/aleppo#wall', true])
    const session = await findSession(db, hashToken(confirmation.sessionToken), clock())
    assert.deepEqual(session?.person, {
      kind: 'reader',
      id: confirmation.readerId,
      name: '',
      email: 'Ada@example.org',
      language: 'fr',
    })
    assert.deepEqual(signedIn, [confirmation.readerId])
  })

  test('the code signs the same reader in again, however it was typed', async () => {
    const first = await ask()
    const registered = await byLink(first.signInId, first.token)
    const again = await ask('ADA@EXAMPLE.ORG')
    const arabic = again.code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    const confirmation = await byCode(again.signInId, ` ${arabic.slice(0, 3)} ${arabic.slice(3)} `)
    assert.ok(registered.ok && registered.done === 'signed-in')
    assert.ok(confirmation.ok && confirmation.done === 'signed-in')
    assert.deepEqual([confirmation.readerId, confirmation.isNew], [registered.readerId, false])
  })

  test('a message works once, whichever of its two ways was used', async () => {
    const { signInId, token, code } = await ask()
    assert.equal((await byLink(signInId, token)).ok, true)
    assert.deepEqual(await byLink(signInId, token), { ok: false, problem: 'used' })
    assert.deepEqual(await byCode(signInId, code), { ok: false, problem: 'used' })
  })

  test('fifty clicks at once sign in once', async () => {
    const { signInId, token } = await ask()
    const answers = await Promise.all(Array.from({ length: 50 }, () => byLink(signInId, token)))
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    assert.equal((await db.selectFrom('session').selectAll().execute()).length, 1)
  })

  test('a message lives ten minutes', async () => {
    const { signInId, token, code } = await ask()
    clock.pass({ minutes: 10 })
    assert.deepEqual(await byLink(signInId, token), { ok: false, problem: 'expired' })
    assert.deepEqual(await byCode(signInId, code), { ok: false, problem: 'expired' })
    assert.deepEqual(await byCode(signInId, wrong(code)), { ok: false, problem: 'expired' })
  })

  test('another browser is never signed in, by link or by code, and cannot spend the attempts', async () => {
    const { signInId, token, code } = await ask()
    assert.deepEqual(await byLink(signInId, token, eves), { ok: false, problem: 'wrong-browser' })
    for (let attempt = 0; attempt < 9; attempt += 1)
      assert.deepEqual(await byCode(signInId, wrong(code), eves), { ok: false, problem: 'wrong-browser' })
    assert.deepEqual(await byCode(signInId, code, eves), { ok: false, problem: 'wrong-browser' })
    assert.equal((await byCode(signInId, code)).ok, true)
  })

  test('five wrong codes end a message, for the right code and the link too', async () => {
    const { signInId, token, code } = await ask()
    for (const left of [4, 3, 2, 1, 0])
      assert.deepEqual(await byCode(signInId, wrong(code)), { ok: false, problem: 'wrong-code', left })
    for (const answer of [byCode(signInId, wrong(code)), byCode(signInId, code), byLink(signInId, token)])
      assert.deepEqual(await answer, { ok: false, problem: 'spent' })
  })

  test('guesses made at once count each, so that no more than five are ever judged', async () => {
    const { signInId, code } = await ask()
    const answers = await Promise.all(Array.from({ length: 40 }, () => byCode(signInId, wrong(code))))
    const judged = answers.filter((answer) => !answer.ok && answer.problem === 'wrong-code')
    assert.equal(judged.length, 5)
    assert.deepEqual(await byCode(signInId, code), { ok: false, problem: 'spent' })
  })

  test('a link with another token, or of another message, is unknown', async () => {
    const [one, two] = [await ask(), await ask()]
    assert.deepEqual(await byLink(one.signInId, two.token), { ok: false, problem: 'unknown' })
    assert.deepEqual(await byLink(one.signInId, ''), { ok: false, problem: 'unknown' })
    assert.deepEqual(await byLink('no-such-id', one.token), { ok: false, problem: 'unknown' })
  })

  test('what happens at sign-in fails together with it', async () => {
    const { signInId, token } = await ask()
    const failing = { ...deps(), onSignedIn: () => Promise.reject(new Error('the disk is full')) }
    const confirming = confirmByLink(failing, { signInId, token, browserToken: adas, device: '' })
    await assert.rejects(confirming, /disk is full/)
    assert.deepEqual(await db.selectFrom('reader').selectAll().execute(), [])
    assert.equal((await byLink(signInId, token)).ok, true)
  })

  test('looking at the link changes nothing and tells each browser what it may do', async () => {
    const { signInId, token } = await ask()
    const look = (browserToken: string) => readLink({ db, clock, secret }, { signInId, token, browserToken })
    const ready = { purpose: 'sign-in', email: 'ada@example.org', next: '/articles/aleppo#wall' }
    assert.deepEqual(await look(adas), { state: 'ready', ...ready })
    assert.deepEqual(await look(eves), { state: 'other-browser', purpose: 'sign-in' })
    assert.deepEqual(await readPending({ db, clock }, { signInId, browserToken: adas }), ready)
    assert.equal(await readPending({ db, clock }, { signInId, browserToken: eves }), undefined)
    assert.equal((await byLink(signInId, token)).ok, true)
    assert.deepEqual(await look(adas), { state: 'expired' })
  })
})

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}
