import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../test/support/letters.ts'
import { startMailSink } from '../../../test/support/mail-sink.ts'
import { countStates, idIn, writeSmall } from '../../../test/support/post.ts'
import { createPostWorld } from '../../../test/support/post-world.ts'
import { failLoudly } from '../../../test/support/postgres-template.ts'
import { freePort } from '../../../test/support/process.ts'
import { type Database, openDatabase } from '../../platform/db/open.ts'
import { buildAudience } from './audience.ts'
import { takeReport } from './bounces.ts'
import { claimDeliveries } from './claim.ts'
import { recoverAbandoned } from './recover.ts'
import { beginDue } from './sending.ts'
import { recordWire, settle } from './settle.ts'

forEachDatabase((databases) => {
  test('4xx: it is offered again, ever more rarely, and after eight times it has failed', async () => {
    let asked = 0
    const world = await createPostWorld(databases, 1, {
      onRcptTo: (_, __, next) => {
        asked += 1
        next(Object.assign(new Error('4.2.2 mailbox full'), { responseCode: 452 }))
      },
    })
    await world.postman.drain()
    assert.deepEqual(await world.states(), { pending: 1 })
    await world.postman.drain()
    assert.equal(asked, 1)
    for (let tries = 0; tries < 10; tries += 1) {
      world.clock.pass({ hours: 48 })
      await world.postman.drain()
    }
    assert.equal(asked, 8)
    assert.deepEqual(await world.states(), { failed: 1 })
  })

  test('5xx: it has failed with what the server said; where there is nobody, the address is silenced', async () => {
    const world = await createPostWorld(databases, 2, {
      onRcptTo: ({ address }, _, next) =>
        next(
          Object.assign(
            new Error(address.startsWith('reader-1@') ? '5.1.1 no such user' : '5.7.1 content refused'),
            { responseCode: 550 },
          ),
        ),
    })
    const { db } = world.database
    await world.postman.drain()
    const rows = await db.selectFrom('delivery').select(['answer', 'state']).orderBy('emailKey').execute()
    assert.deepEqual(
      rows.map(({ state, answer }) => [state, answer]),
      [
        ['failed', '550 5.1.1 no such user'],
        ['failed', '550 5.7.1 content refused'],
      ],
    )
    const silenced = await db.selectFrom('suppression').select(['email', 'kind']).execute()
    assert.deepEqual(
      silenced.map(({ email, kind }) => [email, kind]),
      [['reader-1@example.org', 'hard-bounce']],
    )
  })

  test('a server that wants us to sign in, or relays nothing for us, costs no recipient a letter', async () => {
    let isOpen = false
    const world = await createPostWorld(databases, 2, {
      onRcptTo: ({ address }, _, next) => {
        if (isOpen) return next()
        const says = address.startsWith('reader-1@')
          ? [530, 'sign in first']
          : [554, '5.7.1 Relay access denied']
        next(Object.assign(new Error(String(says[1])), { responseCode: says[0] }))
      },
    })
    await world.postman.drain()
    assert.deepEqual(await world.states(), { pending: 2 })
    isOpen = true
    world.clock.pass({ minutes: 2 })
    await world.postman.drain()
    assert.deepEqual(await world.states(), { sent: 2 })
  })

  test('a refused connection: nothing is lost, nothing counts as an attempt, and the server has a rest', async () => {
    const port = await freePort()
    const world = await createPostWorld(databases, 3, {}, { port })
    await world.postman.drain()
    assert.deepEqual(await world.states(), { pending: 3 })
    const rows = await world.database.db.selectFrom('delivery').select('attempts').execute()
    assert.deepEqual(
      rows.map(({ attempts }) => attempts),
      [0, 0, 0],
    )
    const later = await startMailSink({}, port)
    databases.beforeClosing(later.close)
    world.clock.pass({ minutes: 2 })
    await world.postman.drain()
    assert.deepEqual(await world.states(), { sent: 3 })
    assert.equal(later.received.length, 3)
    await world.postman.stop()
  })

  test('two workers that claim at once never claim the same row', async () => {
    const address = await databases.create()
    // Two openings of one file in one process would wait for each other for ever; test/faults has two processes.
    const both = Array.from({ length: databases.dialect === 'postgres' ? 2 : 1 }, () =>
      openDatabase(address, failLoudly),
    )
    for (const one of both) databases.beforeClosing(one.close)
    const [one] = both
    assert.ok(one)
    const clock = holdClock()
    const editionId = await build(one, clock, 200)
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        claimDeliveries(both[index % both.length] ?? one, clock, { editionId, most: 7, leaseSeconds: 60 }),
      ),
    )
    const ids = claims.flatMap(({ copies }) => copies.map(({ id }) => id))
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(ids.length, 200)
  })

  test('a machine taken for dead reports late: its word counts for nothing', async () => {
    const database = await databases.open()
    const { db } = database
    const clock = holdClock()
    const editionId = await build(database, clock, 1)
    const claim = { editionId, most: 1, leaseSeconds: 120 }
    const [dead] = (await claimDeliveries(database, clock, claim)).copies
    clock.pass({ seconds: 121 })
    await recoverAbandoned(db, clock)
    const [alive] = (await claimDeliveries(database, clock, claim)).copies
    assert.ok(dead && alive)
    const wire = { server: 'mail', leaseSeconds: 900 }
    assert.equal(await recordWire(db, clock, dead, wire), false)
    assert.equal(await recordWire(db, clock, alive, wire), true)
    assert.equal(await settle(db, clock, dead, { outcome: 'refused', answer: '550 5.1.1 nobody' }), false)
    assert.equal(await settle(db, clock, alive, { outcome: 'sent', answer: '250 OK' }), true)
    assert.equal(await settle(db, clock, dead, { outcome: 'later', answer: '451 later' }), false)
    assert.deepEqual(await countStates(database), { sent: 1 })
    assert.deepEqual(await db.selectFrom('suppression').selectAll().execute(), [])
  })

  test('a bounce that comes before our own commit is recorded, and the copy still counts as sent', async () => {
    const world = await createPostWorld(
      databases,
      1,
      {},
      {
        beforeAnswer: async (raw) => {
          const taken = await takeReport(world.database.db, world.clock, {
            kind: 'hard',
            source: 'webhook',
            sourceKey: 'quick',
            deliveryIds: [idIn(raw)],
            evidence: '550 5.1.1 nobody here',
          })
          assert.equal(taken.taken, true)
        },
      },
    )
    await world.postman.drain()
    const { state, bouncedAt } = await world.database.db
      .selectFrom('delivery')
      .select(['state', 'bouncedAt'])
      .executeTakeFirstOrThrow()
    assert.equal(state, 'sent')
    assert.notEqual(bouncedAt, null)
  })

  test('a copy that cannot be written is put off and fails in the end; the others go out', async () => {
    const log: string[] = []
    const world = await createPostWorld(
      databases,
      3,
      {},
      {
        log,
        write: async (copy) => {
          if (copy.emailKey.startsWith('reader-2@')) throw new Error('a hole in the template')
          return writeSmall(copy)
        },
      },
    )
    await world.postman.drain()
    assert.deepEqual(await world.states(), { sent: 2, pending: 1 })
    for (let tries = 0; tries < 8; tries += 1) {
      world.clock.pass({ hours: 48 })
      await world.postman.drain()
    }
    assert.deepEqual(await world.states(), { sent: 2, failed: 1 })
    assert.equal(new Set(log).size, 1)
  })
})

async function build(database: Database, clock: ReturnType<typeof holdClock>, subscribers: number) {
  const { db } = database
  const newsletterId = await addNewsletter(db, clock)
  await addSubscribers(db, clock, newsletterId, subscribers)
  const editionId = await addEdition(db, clock, newsletterId)
  await beginDue(db, clock)
  while (await buildAudience(db, clock, editionId));
  return editionId
}
