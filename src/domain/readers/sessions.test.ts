import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db } from '../../platform/db/schema.ts'
import { findSession } from './find-session.ts'
import { forgetExpired } from './housekeeping.ts'
import {
  createSession,
  endAllSessions,
  endOtherSessions,
  endSession,
  endSessionOfToken,
  listDevices,
  touchSession,
} from './sessions.ts'
import { signIn } from './sign-in.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  beforeEach(async () => {
    db = (await databases.open()).db
    clock = holdClock()
  })

  const register = async (name: string, device = 'Firefox on Linux') => {
    const address = { email: `${name}@example.org`, emailKey: `${name}@example.org` }
    const { readerId, sessionToken } = await signIn(
      db,
      clock,
      { ...address, language: 'en', next: '/' },
      device,
    )
    return { readerId, token: sessionToken }
  }
  const find = (token: string) => findSession(db, hashToken(token), clock())
  const announced = async () => {
    const row = await db.selectFrom('change').selectAll().where('kind', '=', 'sessions').executeTakeFirst()
    return row?.version ?? 0
  }

  test('a session is found by its token for 90 days, and the token itself is nowhere', async () => {
    const { token } = await register('ada')
    assert.ok(!JSON.stringify(await db.selectFrom('session').selectAll().execute()).includes(token))
    clock.pass({ hours: 90 * 24 - 1 })
    assert.ok(await find(token))
    clock.pass({ hours: 1 })
    assert.equal(await find(token), undefined)
    assert.equal(await find('another token'), undefined)
  })

  test('use rolls the 90 days on, at most once an hour', async () => {
    const { token } = await register('ada')
    const first = await find(token)
    assert.ok(first)
    clock.pass({ minutes: 59 })
    assert.equal(await touchSession(db, clock, first), false)
    clock.pass({ minutes: 1 })
    assert.equal(await touchSession(db, clock, first), true)
    assert.equal(await touchSession(db, clock, first), false)
    assert.equal((await find(token))?.expiresAt, '2016-11-08T10:30:00.000Z')
  })

  test('use does not revive a session that has run out', async () => {
    const { token } = await register('ada')
    const session = await find(token)
    assert.ok(session)
    clock.pass({ hours: 90 * 24 })
    assert.equal(await touchSession(db, clock, session), false)
  })

  test('a reader sees their devices, the latest first, and ends one of them', async () => {
    const { readerId, token } = await register('ada')
    clock.pass({ hours: 2 })
    const phone = await createSession(db, clock, { readerId }, 'Safari on iPhone')
    const devices = await listDevices(db, clock, { readerId })
    assert.deepEqual(
      devices.map((device) => [device.device, device.seenAt]),
      [
        ['Safari on iPhone', '2016-08-10T11:30:00.000Z'],
        ['Firefox on Linux', '2016-08-10T09:30:00.000Z'],
      ],
    )
    assert.equal(await endSession(db, readerId, devices[0]?.id ?? ''), true)
    assert.equal(await find(phone), undefined)
    assert.ok(await find(token))
    assert.equal(await announced(), 1)
  })

  test('nobody ends a session of someone else', async () => {
    const [ada, eve] = [await register('ada'), await register('eve')]
    const session = await find(ada.token)
    assert.equal(await endSession(db, eve.readerId, session?.id ?? ''), false)
    assert.ok(await find(ada.token))
    assert.equal(await announced(), 0)
  })

  test('signing out, elsewhere and everywhere', async () => {
    const { readerId, token } = await register('ada')
    const others = [
      await createSession(db, clock, { readerId }, ''),
      await createSession(db, clock, { readerId }, ''),
    ]
    assert.equal(await endSessionOfToken(db, others[0] ?? ''), true)
    assert.equal(await endSessionOfToken(db, others[0] ?? ''), false)
    const kept = await find(token)
    assert.equal(await endOtherSessions(db, readerId, kept?.id ?? ''), true)
    assert.equal(await find(others[1] ?? ''), undefined)
    assert.ok(await find(token))
    assert.equal(await endAllSessions(db, readerId), true)
    assert.equal(await find(token), undefined)
    assert.equal(await announced(), 3)
  })

  test('an ending that is rolled back has not happened and is not announced', async () => {
    const { readerId, token } = await register('ada')
    const rolledBack = db.transaction().execute(async (db) => {
      await endAllSessions(db, readerId)
      throw new Error('never mind')
    })
    await assert.rejects(rolledBack, /never mind/)
    assert.ok(await find(token))
    assert.equal(await announced(), 0)
  })

  test('what has run out is deleted, what lives stays', async () => {
    const { readerId } = await register('ada')
    clock.pass({ hours: 90 * 24 })
    const fresh = await createSession(db, clock, { readerId }, '')
    await forgetExpired(db, clock)
    assert.equal((await db.selectFrom('session').selectAll().execute()).length, 1)
    assert.ok(await find(fresh))
  })
})
