import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { failLoudly } from '../../../test/support/postgres-template.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { openDatabase } from '../../platform/db/open.ts'
import { forgetAllowances, useAllowance } from './allowance.ts'

const rate = { points: 3, seconds: 900 }

forEachDatabase((databases) => {
  test('of many who ask at once, by two openings of one database, as many are let through as may be', async () => {
    const address = await databases.create()
    const doors = [openDatabase(address, failLoudly), openDatabase(address, failLoudly)]
    const clock = holdClock()
    const asked = Array.from({ length: 12 }, (_, index) => doors[index % 2] ?? assert.fail())
    const answers = await Promise.all(asked.map(({ db }) => useAllowance(db, clock, 'ada', rate)))
    assert.equal(answers.filter(({ ok }) => ok).length, 3)
    for (const door of doors) await door.close()
  })

  test('when its window is over, it begins anew; others were never held up', async () => {
    const { db } = await databases.open()
    const clock = holdClock()
    for (let count = 0; count < 3; count += 1) assert.ok((await useAllowance(db, clock, 'ada', rate)).ok)
    clock.pass({ seconds: 300 })
    assert.deepEqual(await useAllowance(db, clock, 'ada', rate), { ok: false, retryAfterSeconds: 600 })
    assert.ok((await useAllowance(db, clock, 'eve', rate)).ok)
    clock.pass({ seconds: 600 })
    assert.ok((await useAllowance(db, clock, 'ada', rate)).ok)
    clock.pass({ seconds: 300 })
    await forgetAllowances(db, clock)
    const kept = await db.selectFrom('allowance').select(['key', 'used']).execute()
    assert.deepEqual(
      kept.map(({ key, used }) => [key, used]),
      [['ada', 1]],
    )
  })
})
