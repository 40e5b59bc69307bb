import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { before, beforeEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { createInterface } from 'node:readline'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type DatabaseAddress, openDatabase } from '../../platform/db/open.ts'
import type { Db } from '../../platform/db/schema.ts'
import { countOpening, forgetOldMeters, mergeMeter, readMeter, renewsAt } from './meter.ts'
import { defaultPolicy as policy } from './policy.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  before(async () => {
    db = (await databases.open()).db
  })
  beforeEach(async () => {
    await db.deleteFrom('meter').execute()
    clock = holdClock()
  })

  const open = (subject: string, work: string, first?: { work: string; at: string }) =>
    countOpening(db, clock, policy, subject, work, first)
  const read = (subject: string) => readMeter(db, subject, policy, clock().epochMilliseconds)
  const merge = (visitor: string, reader: string) =>
    mergeMeter(db, policy, clock().epochMilliseconds, visitor, reader)
  const now = () => clock().toString({ smallestUnit: 'millisecond' })

  test('each work counts once, up to the limit, and the next one not at all', async () => {
    for (const work of ['a', 'b', 'b', 'c']) await open('ada', work)
    const { counted, row } = await open('ada', 'd')
    assert.deepEqual([counted, row.used, row.opened], [false, 3, ['a', 'b', 'c']])
  })

  test('a work that was opened is free for the rest of the window', async () => {
    for (const work of ['a', 'b', 'c']) await open('ada', work)
    clock.pass({ hours: 29 * 24 })
    assert.deepEqual(await open('ada', 'a'), { counted: false, row: await read('ada') })
    assert.deepEqual((await read('ada'))?.opened, ['a', 'b', 'c'])
  })

  test('what one person opens is nobody else’s', async () => {
    for (const work of ['a', 'b', 'c']) await open('ada', work)
    assert.equal((await open('noor', 'a')).counted, true)
    assert.equal((await read('noor'))?.used, 1)
  })

  test('the window ends 30 days after the first opening, to the millisecond, and begins anew', async () => {
    const { row } = await open('ada', 'a')
    assert.equal(
      renewsAt(Date.parse(row.windowStartedAt), policy),
      clock().epochMilliseconds + 30 * 86_400_000,
    )
    clock.pass({ hours: 10 * 24 })
    for (const work of ['b', 'c']) await open('ada', work)
    clock.pass({ hours: 20 * 24 - 1, minutes: 59, seconds: 59, milliseconds: 999 })
    assert.equal((await open('ada', 'd')).counted, false)
    clock.pass({ milliseconds: 1 })
    assert.equal(await read('ada'), undefined)
    assert.deepEqual((await open('ada', 'd')).row, { windowStartedAt: now(), used: 1, opened: ['d'] })
  })

  test('the article in the visitor’s cookie is counted with the second, from when it was opened', async () => {
    const first = { work: 'a', at: now() }
    clock.pass({ hours: 3 * 24 })
    assert.deepEqual((await open('ada', 'b', first)).row, {
      windowStartedAt: first.at,
      used: 2,
      opened: ['a', 'b'],
    })
    assert.equal((await open('ada', 'c', first)).row.used, 3)
    assert.equal((await open('ada', 'd', first)).counted, false)
  })

  test('the same article in the cookie and at hand counts once', async () => {
    const { row } = await open('ada', 'a', { work: 'a', at: now() })
    assert.deepEqual([row.used, row.opened], [1, ['a']])
  })

  test('fifty parallel openings of distinct works count exactly the limit', async () => {
    const works = Array.from({ length: 50 }, (_, number) => `work-${number}`)
    const countings = await Promise.all(works.map((work) => open('ada', work)))
    const counted = works.filter((_, at) => countings[at]?.counted)
    assert.equal(counted.length, 3)
    assert.deepEqual((await read('ada'))?.opened.toSorted(), counted.toSorted())
  })

  test('fifty parallel openings with an article in the cookie count one fewer', async () => {
    const works = Array.from({ length: 50 }, (_, number) => `work-${number}`)
    const first = { work: 'a', at: now() }
    const countings = await Promise.all(works.map((work) => open('ada', work, first)))
    assert.equal(countings.filter(({ counted }) => counted).length, 2)
    assert.equal((await read('ada'))?.used, 3)
  })

  test('two processes on one database together count exactly the limit', async () => {
    const address = await databases.create()
    const processes = await Promise.all([startApart(address, 'one'), startApart(address, 'two')])
    const counts = await Promise.all(processes.map((count) => count()))
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      3,
    )
    const database = openDatabase(address, () => undefined)
    const row = await database.db.selectFrom('meter').selectAll().executeTakeFirstOrThrow()
    await database.close()
    assert.deepEqual([row.used, row.opened.trim().split(' ').length], [3, 3])
  })

  test('at sign-in the reader has what the visitor opened, and signing out buys nothing', async () => {
    for (const work of ['a', 'b']) await open('visitor', work)
    await merge('visitor', 'reader')
    assert.deepEqual((await read('reader'))?.opened, ['a', 'b'])
    assert.deepEqual((await read('visitor'))?.opened, ['a', 'b'])
    assert.equal((await open('reader', 'c')).counted, true)
    assert.equal((await open('reader', 'd')).counted, false)
  })

  test('merging the same again changes nothing; merging another visitor adds and never subtracts', async () => {
    for (const work of ['a', 'b']) await open('phone', work)
    await merge('phone', 'reader')
    await merge('phone', 'reader')
    clock.pass({ hours: 5 * 24 })
    for (const work of ['b', 'c', 'd']) await open('laptop', work)
    await merge('laptop', 'reader')
    assert.deepEqual(await read('reader'), {
      windowStartedAt: now(),
      used: 4,
      opened: ['b', 'c', 'd', 'a'],
    })
    assert.equal((await open('reader', 'e')).counted, false)
  })

  test('a visitor whose window is over brings nothing along', async () => {
    await open('visitor', 'a')
    clock.pass({ hours: 30 * 24 })
    await merge('visitor', 'reader')
    assert.equal(await read('reader'), undefined)
  })

  test('what is counted while a merge runs is not lost', async () => {
    for (let round = 0; round < 10; round += 1) {
      const reader = `reader-${round}`
      for (const work of ['a', 'b']) await open(`visitor-${round}`, work)
      const merging = db
        .transaction()
        .execute((db) => mergeMeter(db, policy, clock().epochMilliseconds, `visitor-${round}`, reader))
      const counting = open(reader, 'c')
      await merging
      assert.equal((await counting).counted, true)
      assert.deepEqual((await read(reader))?.opened.toSorted(), ['a', 'b', 'c'])
    }
  })

  test('whatever people do in whatever order, it is what a few lines of arithmetic say', async () => {
    const step = fc.oneof(
      fc.record({ open: fc.constantFrom('v', 'w', 'r'), work: fc.constantFrom(...'abcdef') }),
      fc.record({ merge: fc.constantFrom('v', 'w') }),
      fc.record({ pass: fc.integer({ min: 1, max: 20 }) }),
    )
    const check = async (steps: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) => {
      await db.deleteFrom('meter').execute()
      const model = new MeterModel()
      for (const taken of steps) {
        if ('pass' in taken) {
          clock.pass({ hours: taken.pass * 24 })
          model.pass(taken.pass)
        } else if ('merge' in taken) {
          await merge(taken.merge, 'r')
          model.merge(taken.merge, 'r')
        } else {
          const { counted, row } = await open(taken.open, taken.work)
          assert.equal(counted, model.open(taken.open, taken.work))
          assert.deepEqual(row.opened.toSorted(), model.opened(taken.open))
          assert.equal(row.used, row.opened.length)
        }
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), check), { numRuns: 30 })
  })

  test('windows that ended are forgotten, running ones are not', async () => {
    await open('old', 'a')
    clock.pass({ hours: 20 * 24 })
    await open('young', 'a')
    clock.pass({ hours: 10 * 24 })
    await forgetOldMeters(db, policy, clock().epochMilliseconds)
    const rows = await db.selectFrom('meter').select('subject').execute()
    assert.deepEqual(
      rows.map(({ subject }) => subject),
      ['young'],
    )
  })
})

/** The meter as one would explain it: a set of works for 30 days, no larger than three by counting. */
class MeterModel {
  #day = 0
  #rows = new Map<string, { since: number; works: Set<string> }>()

  pass(days: number): void {
    this.#day += days
  }

  open(subject: string, work: string): boolean {
    const row = this.#running(subject) ?? { since: this.#day, works: new Set() }
    if (row.works.has(work) || row.works.size >= 3) return false
    row.works.add(work)
    this.#rows.set(subject, row)
    return true
  }

  merge(from: string, to: string): void {
    const brought = this.#running(from)
    if (!brought) return
    const known = this.#running(to) ?? brought
    const since = Math.max(brought.since, known.since)
    this.#rows.set(to, { since, works: brought.works.union(known.works) })
  }

  opened(subject: string): string[] {
    return [...(this.#running(subject)?.works ?? [])].toSorted()
  }

  #running(subject: string) {
    const row = this.#rows.get(subject)
    return row && row.since + 30 > this.#day ? row : undefined
  }
}

const script = fileURLToPath(new URL('../../../test/support/count-openings.ts', import.meta.url))

/** Another process, ready to open fifty works; calling it answers how many it was allowed to count. */
async function startApart(address: DatabaseAddress, prefix: string): Promise<() => Promise<number>> {
  const place = address.dialect === 'sqlite' ? address.path : address.url
  const child = spawn(process.execPath, [script, place, 'ada', '50', prefix], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  assert.equal((await lines.next()).value, 'ready')
  return async () => {
    child.stdin.write('go\n')
    const counted = await lines.next()
    return Number(counted.value)
  }
}
