import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { parseEmail } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db } from '../../platform/db/schema.ts'
import { findSession } from '../readers/find-session.ts'
import { claimSite, issueClaim, readClaim } from './claim.ts'

forEachDatabase((databases) => {
  let db: Db
  const clock = holdClock()
  beforeEach(async () => {
    db = (await databases.open()).db
  })

  const claim = (token: string) => {
    const email = parseEmail('olga@example.org')
    assert.ok(email)
    return claimSite(db, clock, {
      token,
      email,
      name: ' Olga ',
      language: 'fr',
      device: 'Firefox on Linux',
      network: 'home',
    })
  }

  test('the link makes the owner and signs them in', async () => {
    const token = await issueClaim(db, clock)
    assert.ok(token)
    assert.equal(await readClaim(db, token), 'ready')
    const claimed = await claim(token)
    assert.ok(claimed.ok)
    const session = await findSession(db, hashToken(claimed.sessionToken), clock())
    assert.deepEqual(session?.person, {
      kind: 'staff',
      id: claimed.staffId,
      name: 'Olga',
      email: 'olga@example.org',
      role: 'owner',
    })
  })

  test('it works once, also when it is used many times at once', async () => {
    const token = (await issueClaim(db, clock)) ?? ''
    const answers = await Promise.all(Array.from({ length: 10 }, () => claim(token)))
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    assert.deepEqual(await claim(token), { ok: false, problem: 'used' })
    assert.equal(await readClaim(db, token), 'used')
    assert.equal((await db.selectFrom('staff').selectAll().execute()).length, 1)
  })

  test('a new start replaces a link that was not used', async () => {
    const first = (await issueClaim(db, clock)) ?? ''
    const second = (await issueClaim(db, clock)) ?? ''
    assert.equal(await readClaim(db, first), 'expired')
    assert.deepEqual(await claim(first), { ok: false, problem: 'unknown' })
    assert.equal((await claim(second)).ok, true)
  })

  test('a site with an owner issues no link', async () => {
    await claim((await issueClaim(db, clock)) ?? '')
    assert.equal(await issueClaim(db, clock), undefined)
  })

  test('the token itself is not in the database', async () => {
    const token = (await issueClaim(db, clock)) ?? ''
    assert.ok(!JSON.stringify(await db.selectFrom('claim').selectAll().execute()).includes(token))
  })
})
