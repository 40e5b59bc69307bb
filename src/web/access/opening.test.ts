import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import type { ArticleFacts, Verdict } from '../../domain/access/judge.ts'
import { defaultPolicy, type Policy } from '../../domain/access/policy.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import { createMeterMemory } from './meter-memory.ts'
import { type Asker, openArticle, type Opened, type Opening, type OpeningDeps } from './opening.ts'
import { createVisitorCookies, type Visitor } from './visitor.ts'

const works = Object.fromEntries([...'abcdefgh'].map((name) => [name, newId()]))

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let deps: OpeningDeps
  before(async () => {
    db = (await databases.open()).db
  })
  beforeEach(async () => {
    await db.deleteFrom('meter').execute()
    clock = holdClock()
    deps = start()
  })

  /** A process that has just started: it remembers nothing. */
  const start = (): OpeningDeps => ({
    database: { db },
    clock,
    meters: createMeterMemory(),
    visitors: createVisitorCookies('a secret of at least thirty-two letters'),
  })

  const article = (name: string, facts: Partial<ArticleFacts> = {}): Opened => ({
    work: works[name] ?? name,
    facts: { audience: null, section: 'harbour', publishedAt: clock().epochMilliseconds, ...facts },
  })
  const stranger: Asker = { kind: 'visitor', visitor: undefined }
  const reader: Asker = { kind: 'reader', id: newId(), plans: [] }

  const open = (name: string, asker: Asker, policy: Policy = defaultPolicy) =>
    openArticle(deps, policy, article(name), asker)
  const isWhole = async (name: string, asker: Asker) => 'open' in (await verdictOf(open(name, asker)))

  /** A visitor who has opened `a`, as their cookie tells it. */
  const arrive = async (): Promise<{ kind: 'visitor'; visitor: Visitor }> => {
    const { newVisitor } = await open('a', stranger)
    assert.ok(newVisitor)
    const visitor = deps.visitors.read(deps.visitors.write(newVisitor))
    assert.ok(visitor)
    return { kind: 'visitor', visitor }
  }
  const rows = () => db.selectFrom('meter').selectAll().execute()

  test('the first article costs a number in a cookie and no database', async () => {
    const opening = open('a', stranger)
    assert.ok(!(opening instanceof Promise))
    assert.deepEqual(opening.verdict, { open: 'metered', left: 2, limit: 3, counts: true })
    assert.equal(opening.newVisitor?.first?.work, works.a)
    assert.deepEqual(await rows(), [])
  })

  test('with the second the database knows both', async () => {
    const ada = await arrive()
    assert.deepEqual(await verdictOf(open('b', ada)), { open: 'metered', left: 1, limit: 3, counts: true })
    const [row] = await rows()
    assert.deepEqual([row?.used, row?.opened], [2, `${works.a} ${works.b} `])
  })

  test('the fourth is walled, and says when the window renews', async () => {
    const ada = await arrive()
    const renewsAt = clock().add({ hours: 30 * 24 }).epochMilliseconds
    clock.pass({ hours: 24 })
    for (const name of ['b', 'c']) assert.ok(await isWhole(name, ada))
    const verdict = { wall: 'register', because: { kind: 'meter-spent', limit: 3, renewsAt } }
    assert.deepEqual(await verdictOf(open('d', ada)), verdict)
  })

  test('reading again is free, and after the first time needs no database', async () => {
    const ada = await arrive()
    for (const name of ['b', 'c', 'd']) await open(name, ada)
    for (const name of ['a', 'b', 'c']) {
      const again = open(name, ada)
      assert.ok(!(again instanceof Promise))
      assert.deepEqual(again.verdict, { open: 'metered', left: 0, limit: 3, counts: false })
    }
  })

  test('a program that starts anew remembers nothing and still counts right', async () => {
    const ada = await arrive()
    for (const name of ['b', 'c']) await open(name, ada)
    deps = start()
    assert.ok(!(await isWhole('d', ada)))
    for (const name of ['a', 'b', 'c']) assert.ok(await isWhole(name, ada))
  })

  test('replaying the first cookie resets nothing', async () => {
    const ada = await arrive()
    for (const name of ['b', 'c', 'd', 'e', 'f']) {
      deps = start()
      await open(name, ada)
    }
    assert.deepEqual(
      (await rows()).map((row) => row.used),
      [3],
    )
    assert.ok(!(await isWhole('g', ada)))
  })

  test('two processes that each remember a part count together', async () => {
    const ada = await arrive()
    const [one, two] = [start(), start()]
    deps = one
    assert.ok(await isWhole('b', ada))
    deps = two
    assert.ok(await isWhole('c', ada))
    deps = one
    assert.ok(!(await isWhole('d', ada)))
    assert.ok(await isWhole('c', ada))
  })

  test('fifty at once, in two processes, give exactly the limit', async () => {
    const ada = await arrive()
    const processes = [start(), start()]
    const openings = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        openArticle(processes[number % 2] ?? deps, defaultPolicy, article(newId()), ada),
      ),
    )
    assert.equal(openings.filter(({ verdict }) => 'open' in verdict).length, 2)
  })

  test('when the window is over the cookie’s article is forgotten, and the count begins anew', async () => {
    const ada = await arrive()
    for (const name of ['b', 'c']) await open(name, ada)
    clock.pass({ hours: 30 * 24 })
    for (const name of ['d', 'e', 'f']) assert.ok(await isWhole(name, ada), name)
    assert.ok(!(await isWhole('a', ada)))
  })

  test('a number that never came to the database begins anew too', async () => {
    const ada = await arrive()
    clock.pass({ hours: 30 * 24 })
    for (const name of ['b', 'c', 'd']) assert.ok(await isWhole(name, ada), name)
    assert.ok(!(await isWhole('e', ada)))
  })

  test('with a limit of one the cookie alone builds the wall', async () => {
    const ada = await arrive()
    const strict = { ...defaultPolicy, meter: { ...defaultPolicy.meter, limit: 1 } }
    assert.ok('wall' in (await verdictOf(open('b', ada, strict))))
    assert.deepEqual(await rows(), [])
  })

  test('a higher limit is in force for those who are in the middle of a window', async () => {
    const ada = await arrive()
    for (const name of ['b', 'c', 'd']) await open(name, ada)
    deps.meters.clear()
    const generous = { ...defaultPolicy, meter: { ...defaultPolicy.meter, limit: 4 } }
    assert.deepEqual(await verdictOf(open('d', ada, generous)), {
      open: 'metered',
      left: 0,
      limit: 4,
      counts: true,
    })
  })

  test('open articles, the archive and readers are never counted', async () => {
    const ada = await arrive()
    const old = article('b', { publishedAt: 0 })
    const free = article('c', { audience: 'everyone' })
    for (const asker of [stranger, ada, reader]) {
      for (const opened of [old, free]) {
        const opening = openArticle(deps, defaultPolicy, opened, asker)
        assert.ok(!(opening instanceof Promise))
        assert.equal(opening.newVisitor, undefined)
      }
    }
    assert.deepEqual(await verdictOf(open('d', reader)), { open: 'entitled' })
    assert.deepEqual(await rows(), [])
  })

  test('a reader without the plan is metered by who they are, in any browser', async () => {
    const facts = { audience: 'plan:patron' } as const
    const openings: Opening[] = []
    for (const name of ['a', 'b', 'c', 'd'])
      openings.push(await openArticle(deps, defaultPolicy, article(name, facts), reader))
    assert.deepEqual(
      openings.map(({ verdict }) => 'open' in verdict),
      [true, true, true, false],
    )
    assert.equal((await rows())[0]?.subject, reader.id)
  })
})

async function verdictOf(opening: Opening | Promise<Opening>): Promise<Verdict> {
  return (await opening).verdict
}
