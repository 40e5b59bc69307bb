import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readMeter } from '../../src/domain/access/meter.ts'
import { defaultPolicy } from '../../src/domain/access/policy.ts'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { hashToken } from '../../src/lib/hash.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import { forEachDatabase } from '../support/databases.ts'
import { killInRounds, ROUNDS, withDatabase } from '../support/kill-rounds.ts'
import { bundleSite } from '../support/site-process.ts'
import { visit, type Visitor } from '../support/visitor.ts'
import { makeWorld } from '../support/world.ts'

/** What the site has answered for, and must still know after it was killed. */
class Ledger {
  registered = new Map<string, Visitor>()
  signedOut = new Map<string, string>()
  /** By the visitor's number: how many distinct works came whole, where the database had to count them. */
  counted = new Map<string, number>()
}

let bundle: Awaited<ReturnType<typeof bundleSite>>
before(async () => {
  bundle = await bundleSite()
})
after(() => bundle.remove())

forEachDatabase((databases) => {
  test(`killed ${ROUNDS} times under load, it forgets nothing that it has answered for`, async () => {
    const address = await databases.create()
    await withDatabase(address, ({ db }) => makeWorld(db, clock))
    await killInRounds<Ledger>(bundle.load, address, {
      open: () => new Ledger(),
      crowd: [register, signOut, read],
      isUnderWay: ({ registered, signedOut, counted }) =>
        registered.size > 0 && signedOut.size > 0 && counted.size > 0,
      check: async (ledger, { database, origin, round }) => {
        await everythingIsThere(database.db, ledger)
        if (round % 8 === 0) await everyoneIsKnown(origin, ledger)
      },
    })
  })
})

let network = 0

/** Each comes from a network of its own, so that no limit ends the load. */
function someone(origin: string): Visitor {
  network += 1
  return visit(origin, `10.${(network >> 8) & 255}.${network & 255}.1`)
}

async function register(origin: string, ledger: Ledger, name: string): Promise<void> {
  const reader = someone(origin)
  const email = `reader-${name}@example.org`
  await reader.signIn(email)
  ledger.registered.set(email, reader)
}

async function signOut(origin: string, ledger: Ledger, name: string): Promise<void> {
  const reader = someone(origin)
  const email = `reader-${name}@example.org`
  await reader.signIn(email)
  const token = reader.cookies.get('broadsheet-session') ?? ''
  assert.equal((await reader.post('/account/sign-out', {})).status, 200)
  ledger.signedOut.set(email, token)
}

async function read(origin: string, ledger: Ledger): Promise<void> {
  const visitor = someone(origin)
  const slugs = ['a-walled-strait', 'walled-strait-2', 'walled-strait-3']
  for (const [at, slug] of slugs.entries()) {
    assert.ok(await visitor.reads(`/articles/${slug}`))
    if (at > 0) ledger.counted.set(visitor.number(), at + 1)
  }
}

async function everythingIsThere(db: Db, ledger: Ledger): Promise<void> {
  for (const [email, reader] of ledger.registered) {
    assert.ok(await isReader(db, email), email)
    assert.ok(await hasSession(db, reader.cookies.get('broadsheet-session') ?? ''), email)
  }
  for (const [email, token] of ledger.signedOut) {
    assert.ok(await isReader(db, email), email)
    assert.ok(!(await hasSession(db, token)), `${email} is signed in again`)
  }
  for (const [visitor, count] of ledger.counted) {
    const row = await readMeter(db, visitor, defaultPolicy, clock().epochMilliseconds)
    assert.ok((row?.used ?? 0) >= count, `${visitor}: ${row?.used} of ${count}`)
    assert.equal(row?.used, row?.opened.length)
  }
}

/** The process that came after knows the last few of them, too. */
async function everyoneIsKnown(origin: string, ledger: Ledger): Promise<void> {
  for (const reader of [...ledger.registered.values()].slice(-2)) {
    const again = visit(origin)
    for (const [name, value] of reader.cookies) again.cookies.set(name, value)
    assert.equal((await again.get('/account')).status, 200)
  }
  for (const token of [...ledger.signedOut.values()].slice(-2)) {
    const again = visit(origin)
    again.cookies.set('broadsheet-session', token)
    assert.equal((await again.get('/account')).status, 303)
  }
}

async function isReader(db: Db, emailKey: string): Promise<boolean> {
  return (await db.selectFrom('reader').select('id').where('emailKey', '=', emailKey).execute()).length === 1
}

async function hasSession(db: Db, token: string): Promise<boolean> {
  const rows = await db.selectFrom('session').select('id').where('tokenHash', '=', hashToken(token)).execute()
  return rows.length === 1
}
