import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { failLoudly } from '../../../test/support/postgres-template.ts'
import { openDatabase } from '../../platform/db/open.ts'
import type { Carrier } from '../../platform/mail/carrier.ts'
import { createPace } from '../../platform/mail/pace.ts'
import { createLedger } from './ledger.ts'
import { createWaysOut, type WayOut, type WaysOut } from './ways-out.ts'

const carrier = (name: string, lanes = 5): Carrier => ({
  name,
  lanes,
  carry: async () => ({ outcome: 'sent', answer: '250' }),
  close: () => undefined,
})

forEachDatabase((databases) => {
  test('work is shared by weight', async () => {
    const [out] = await twoProcesses([
      { carrier: carrier('heavy'), weight: 3 },
      { carrier: carrier('light'), weight: 1 },
    ])
    assert.deepEqual(await takeMany(out, 40), { heavy: 30, light: 10 })
  })

  test('an hour’s share holds for two processes together, and the next hour begins anew', async () => {
    const [one, two, clock] = await twoProcesses([
      { carrier: carrier('mail'), weight: 1, quota: { perHour: 7 } },
    ])
    const both = await Promise.all([takeMany(one, 10), takeMany(two, 10)])
    assert.equal((both[0].mail ?? 0) + (both[1].mail ?? 0), 7)
    // Each has learnt it, and claims nothing in vain.
    assert.deepEqual([one.isOpen(), two.isOpen()], [false, false])
    const put = await one.take('example.org')
    assert.ok('later' in put)
    clock.pass({ minutes: 30 })
    assert.equal(one.isOpen(), true)
    const again = await Promise.all([takeMany(one, 10), takeMany(two, 10)])
    assert.equal((again[0].mail ?? 0) + (again[1].mail ?? 0), 7)
  })

  test('a full server leaves its work to the other', async () => {
    const [out] = await twoProcesses([
      { carrier: carrier('small'), weight: 1, quota: { perHour: 2 } },
      { carrier: carrier('large'), weight: 1 },
    ])
    assert.deepEqual(await takeMany(out, 10), { small: 2, large: 8 })
  })

  test('a new server sends few to each domain on its first day, twice as many on the next, and in the end all', async () => {
    const warmingSince = Temporal.PlainDate.from('2016-08-10')
    const [one, two, clock] = await twoProcesses([
      { carrier: carrier('new'), weight: 1, quota: { warmingSince } },
    ])
    const perDay = async () => {
      const both = await Promise.all([takeMany(one, 150), takeMany(two, 150)])
      return (both[0].new ?? 0) + (both[1].new ?? 0)
    }
    assert.equal(await perDay(), 50)
    assert.deepEqual(await takeMany(one, 3, 'other.example'), { new: 3 })
    const put = await one.take('example.org')
    assert.ok('later' in put)
    assert.equal(String(put.later), '2016-08-11T00:00:00Z')
    clock.pass({ hours: 24 })
    assert.equal(await perDay(), 100)
    clock.pass({ hours: 13 * 24 })
    assert.equal(await perDay(), 300)
  })

  test('a clock that was set back does not keep a server at rest for days', async () => {
    const [out, , clock] = await twoProcesses([{ carrier: carrier('mail'), weight: 1 }])
    const taken = await out.take('example.org')
    assert.ok('done' in taken)
    taken.done(false)
    assert.equal(out.isOpen(), false)
    clock.pass({ hours: -48 })
    assert.equal(out.isOpen(), true)
  })

  /** Two on one Postgres; SQLite has one process that works, so there they are two on one connection. */
  async function twoProcesses(ways: WayOut[]) {
    const address = await databases.create()
    const clock = holdClock()
    const one = openDatabase(address, failLoudly)
    const two = databases.dialect === 'postgres' ? openDatabase(address, failLoudly) : one
    for (const database of new Set([one, two])) databases.beforeClosing(database.close)
    return [
      createWaysOut(ways, clock, createLedger(one)),
      createWaysOut(ways, clock, createLedger(two)),
      clock,
    ] as const
  }
})

test('so many a second are let through, evenly', async () => {
  const pace = createPace(50)
  const began = performance.now()
  await Promise.all(Array.from({ length: 11 }, () => pace()))
  assert.ok(performance.now() - began >= 195)
})

/** By whom so many copies went; those that had to wait are in none. */
async function takeMany(
  out: WaysOut,
  count: number,
  domain = 'example.org',
): Promise<Record<string, number>> {
  const by: Record<string, number> = {}
  const takeOne = async () => {
    const taken = await out.take(domain)
    if ('later' in taken) return
    by[taken.carrier.name] = (by[taken.carrier.name] ?? 0) + 1
    taken.done(true)
  }
  for (let made = 0; made < count; made += 5)
    await Promise.all(Array.from({ length: Math.min(5, count - made) }, takeOne))
  return by
}
