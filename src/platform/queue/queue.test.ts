import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { claimJob, completeJob, giveUpAbandonedJobs, MOST_ATTEMPTS, renewLease, returnJob } from './claim.ts'
import { enqueue } from './enqueue.ts'
import { forgetFinishedJobs } from './forget.ts'
import { type Handlers, workQueue } from './work.ts'

forEachDatabase((databases) => {
  let database: Database
  let clock: HeldClock
  beforeEach(async () => {
    database = await databases.open()
    clock = holdClock()
  })

  const quiet = { warn: () => undefined, error: () => undefined }
  const work = (handlers: Handlers) => workQueue({ database, handlers, clock, log: quiet })
  const onlyJob = () => database.db.selectFrom('job').selectAll().executeTakeFirstOrThrow()

  test('a committed job runs once with its payload', async () => {
    const seen: unknown[] = []
    const queue = work({ greet: async (payload) => void seen.push(payload) })
    await database.db
      .transaction()
      .execute((db) => enqueue(db, { kind: 'greet', payload: { to: 'Ada' } }, clock))
    await queue.drain()
    await queue.drain()
    await queue.stop()
    assert.deepEqual(seen, [{ to: 'Ada' }])
    assert.equal((await onlyJob()).doneAt, '2016-08-10T09:30:00.000Z')
  })

  test('a change that is rolled back leaves no job', async () => {
    const rolledBack = database.db.transaction().execute(async (db) => {
      await enqueue(db, { kind: 'greet', payload: null }, clock)
      throw new Error('never mind')
    })
    await assert.rejects(rolledBack, /never mind/)
    assert.equal(await claimJob(database, clock), undefined)
  })

  test('a job waits for its time', async () => {
    await enqueue(database.db, { kind: 'greet', payload: null, runAt: clock().add({ minutes: 5 }) }, clock)
    assert.equal(await claimJob(database, clock), undefined)
    clock.pass({ minutes: 5 })
    assert.equal((await claimJob(database, clock))?.kind, 'greet')
  })

  test('work is found without being told of it', async () => {
    const ran = Promise.withResolvers<void>()
    const queue = work({ greet: async () => ran.resolve() })
    await enqueue(database.db, { kind: 'greet', payload: null }, clock)
    await ran.promise
    await queue.stop()
    assert.ok((await onlyJob()).doneAt)
  })

  test('a long job holds up none that is enqueued while it runs', async () => {
    const [started, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const ran = Promise.withResolvers<void>()
    const queue = work({
      render: async () => {
        started.resolve()
        await release.promise
      },
      greet: async () => ran.resolve(),
    })
    await enqueue(database.db, { kind: 'render', payload: null }, clock)
    queue.poke()
    await started.promise
    // Long enough for the lanes without work to have ended.
    await delay(100)
    await enqueue(database.db, { kind: 'greet', payload: null }, clock)
    const isRun = await Promise.race([ran.promise.then(() => true), delay(5_000, false, { ref: false })])
    release.resolve()
    await queue.stop()
    assert.ok(isRun, 'it waited for the long one')
  })

  test('stopping waits for the job under way', async () => {
    const [started, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const queue = work({
      greet: async () => {
        started.resolve()
        await release.promise
      },
    })
    await enqueue(database.db, { kind: 'greet', payload: null }, clock)
    queue.poke()
    await started.promise
    const stopped = queue.stop()
    release.resolve()
    await stopped
    assert.ok((await onlyJob()).doneAt)
  })

  test('a failing job is tried eight times, ever later, and then given up with the reason', async () => {
    let attempts = 0
    const queue = work({
      greet: async () => {
        attempts += 1
        throw new Error(`no answer, attempt ${attempts}`)
      },
    })
    await enqueue(database.db, { kind: 'greet', payload: null }, clock)
    await queue.drain()
    await queue.drain()
    assert.equal(attempts, 1)
    for (const seconds of [2, 8, 32, 128, 512, 2048]) {
      clock.pass({ seconds: seconds - 1 })
      await queue.drain()
      clock.pass({ seconds: 1 })
      await queue.drain()
    }
    assert.equal(attempts, 7)
    clock.pass({ hours: 3 })
    await queue.drain()
    clock.pass({ hours: 72 })
    await queue.drain()
    await queue.stop()
    assert.equal(attempts, MOST_ATTEMPTS)
    const job = await onlyJob()
    assert.deepEqual([job.problem, job.doneAt], ['no answer, attempt 8', null])
    assert.ok(job.failedAt)
  })

  test('a kind that nobody handles is kept and says so', async () => {
    const queue = work({})
    await enqueue(database.db, { kind: 'toString', payload: null }, clock)
    await queue.drain()
    await queue.stop()
    assert.match((await onlyJob()).problem ?? '', /No handler knows the kind toString/)
  })

  test('two processes never hold one job', async () => {
    const address = database.engine
    const other = openDatabase(
      address.dialect === 'sqlite'
        ? { dialect: 'sqlite', path: address.path }
        : { dialect: 'postgres', url: address.url },
      assert.ifError,
    )
    for (let count = 0; count < 30; count += 1)
      await enqueue(database.db, { kind: 'greet', payload: count }, clock)
    const claims = await Promise.all(
      Array.from({ length: 60 }, (_, index) => claimJob(index % 2 === 0 ? database : other, clock)),
    )
    await other.close()
    const ids = claims.flatMap((job) => (job ? [job.id] : []))
    assert.equal(new Set(ids).size, ids.length)
    while (await claimJob(database, clock)) ids.push('more')
    assert.equal(ids.length, 30)
  })

  test('an expired lease passes the job on, and the earlier holder can no longer finish it', async () => {
    await enqueue(database.db, { kind: 'greet', payload: null }, clock)
    const first = await claimJob(database, clock)
    assert.equal(await claimJob(database, clock), undefined)
    clock.pass({ seconds: 61 })
    const second = await claimJob(database, clock)
    assert.ok(first && second)
    assert.equal(second.fence, first.fence + 1)
    assert.equal(await completeJob(database.db, first, clock), false)
    assert.equal(await returnJob(database.db, first, 'late', clock), false)
    assert.equal(await renewLease(database.db, first, clock), false)
    assert.equal(await completeJob(database.db, second, clock), true)
  })

  test('a renewed lease is not passed on', async () => {
    await enqueue(database.db, { kind: 'greet', payload: null }, clock)
    const job = await claimJob(database, clock)
    assert.ok(job)
    clock.pass({ seconds: 50 })
    assert.equal(await renewLease(database.db, job, clock), true)
    clock.pass({ seconds: 50 })
    assert.equal(await claimJob(database, clock), undefined)
  })

  test('a job that kills its worker every time is given up too', async () => {
    await enqueue(database.db, { kind: 'greet', payload: null }, clock)
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      assert.ok(await claimJob(database, clock))
      clock.pass({ seconds: 61 })
    }
    assert.equal(await claimJob(database, clock), undefined)
    await giveUpAbandonedJobs(database.db, clock)
    assert.ok((await onlyJob()).failedAt)
  })

  test('finished jobs are forgotten after a week, waiting ones never', async () => {
    const queue = work({ greet: async () => undefined })
    await enqueue(database.db, { kind: 'greet', payload: null }, clock)
    await queue.drain()
    await queue.stop()
    await enqueue(database.db, { kind: 'later', payload: null, runAt: clock().add({ hours: 10_000 }) }, clock)
    clock.pass({ hours: 7 * 24 - 1 })
    await forgetFinishedJobs(database.db, clock)
    assert.equal((await database.db.selectFrom('job').selectAll().execute()).length, 2)
    clock.pass({ hours: 1 })
    await forgetFinishedJobs(database.db, clock)
    assert.equal((await onlyJob()).kind, 'later')
  })
})
