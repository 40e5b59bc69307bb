import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { hashToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import { createSession, endSessionOfToken } from '../../domain/readers/sessions.ts'
import type { Db } from '../../platform/db/schema.ts'
import { type AskerDeps, findAsker } from './asker.ts'
import { createCookieJar } from './cookies.ts'
import { createSessionMemory } from './session-memory.ts'
import { createVisitorCookies } from './visitor.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let deps: AskerDeps
  let reader: { id: string; token: string }
  let owner: { id: string; token: string }
  before(async () => {
    db = (await databases.open()).db
    clock = holdClock()
    deps = {
      cookies: createCookieJar(false),
      sessions: createSessionMemory(db, clock),
      visitors: createVisitorCookies('a secret of at least thirty-two letters'),
    }
    const createdAt = clock().toString({ smallestUnit: 'millisecond' })
    const person = (name: string) => ({
      id: newId(),
      email: `${name}@example.org`,
      emailKey: `${name}@example.org`,
      name,
      createdAt,
    })
    const ada = person('ada')
    await db
      .insertInto('reader')
      .values({ ...ada, language: 'en' })
      .execute()
    const otto = person('otto')
    await db
      .insertInto('staff')
      .values({ ...otto, role: 'owner' })
      .execute()
    reader = { id: ada.id, token: await createSession(db, clock, { readerId: ada.id }, 'Firefox') }
    owner = { id: otto.id, token: await createSession(db, clock, { staffId: otto.id }, 'Firefox') }
  })

  const nobody = { kind: 'visitor', visitor: undefined }

  test('whoever sends no cookie is a visitor without a number', async () => {
    assert.deepEqual(await findAsker(deps, undefined), nobody)
    assert.deepEqual(await findAsker(deps, ''), nobody)
  })

  test('a session cookie is its reader, a staff cookie its member of staff', async () => {
    assert.deepEqual(await findAsker(deps, `broadsheet-session=${reader.token}`), {
      kind: 'reader',
      id: reader.id,
      plans: [],
    })
    assert.deepEqual(await findAsker(deps, `a=b; broadsheet-staff=${owner.token}`), {
      kind: 'staff',
      id: owner.id,
    })
  })

  test('a damaged or ended staff cookie does not hide the reader behind it', async () => {
    const ended = await createSession(db, clock, { staffId: owner.id }, 'Firefox')
    await endSessionOfToken(db, ended)
    deps.sessions.clear()
    for (const damaged of ['', 'x', ended]) {
      const asker = await findAsker(deps, `broadsheet-staff=${damaged}; broadsheet-session=${reader.token}`)
      assert.equal(asker.kind, 'reader', damaged)
    }
  })

  test('an unknown session leaves the visitor with their number', async () => {
    const visitor = deps.visitors.create()
    const header = `broadsheet-session=${'x'.repeat(43)}; broadsheet-visitor=${deps.visitors.write(visitor)}`
    assert.deepEqual(await findAsker(deps, header), { kind: 'visitor', visitor })
  })

  test('a forged number is as good as none', async () => {
    assert.deepEqual(await findAsker(deps, `broadsheet-visitor=1.${newId()}.-.0.${'A'.repeat(43)}`), nobody)
  })

  test('the hash that the database keeps of a session opens nothing', async () => {
    assert.deepEqual(await findAsker(deps, `broadsheet-session=${hashToken(reader.token)}`), nobody)
  })

  test('a session that nobody used for 90 days is over, remembered or not', async () => {
    const header = `broadsheet-session=${reader.token}`
    clock.pass({ hours: 90 * 24 - 1 })
    assert.equal((await findAsker(deps, header)).kind, 'reader')
    clock.pass({ hours: 90 * 24 })
    assert.equal((await findAsker(deps, header)).kind, 'visitor')
  })
})
