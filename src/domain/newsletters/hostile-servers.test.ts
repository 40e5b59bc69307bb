import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { forEachDatabase } from '../../../test/support/databases.ts'
import type { holdClock } from '../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../test/support/letters.ts'
import { idIn } from '../../../test/support/post.ts'
import { createPostWorld, stateOf } from '../../../test/support/post-world.ts'
import type { Database } from '../../platform/db/open.ts'
import { buildAudience } from './audience.ts'
import { recoverAbandoned } from './recover.ts'

forEachDatabase((databases) => {
  test('a server that says 354 and falls silent holds up nobody else; when the program stops it is a doubt', async () => {
    const world = await createPostWorld(databases, 1, {}, { script: { afterContent: () => undefined } })
    const quick = await addQuickEdition(world.database, world.clock)
    void world.postman.drain()
    await until(async () => (await world.states())['on-the-wire'] === 1)
    await until(async () => (await stateOf(world.database, quick)) === 'sent', 15_000)
    await world.postman.stop()
    assert.deepEqual(await world.states(), { 'in-doubt': 1, skipped: 1 })
  })

  test('421 after the dot: the server does not have it, and gets it again', async () => {
    let times = 0
    const world = await createPostWorld(
      databases,
      1,
      {},
      {
        script: {
          afterContent: (socket) => {
            times += 1
            socket.write(times === 1 ? '421 4.3.2 shutting down\r\n' : '250 OK\r\n')
          },
        },
      },
    )
    await world.postman.drain()
    assert.deepEqual(await world.states(), { pending: 1 })
    world.clock.pass({ minutes: 2 })
    await world.postman.drain()
    assert.deepEqual(await world.states(), { sent: 1 })
    assert.equal(times, 2)
  })

  test('a connection broken after the dot is a doubt, and nothing is sent again', async () => {
    let times = 0
    const world = await createPostWorld(
      databases,
      1,
      {},
      {
        script: {
          afterContent: (socket) => {
            times += 1
            socket.destroy()
          },
        },
      },
    )
    await world.postman.drain()
    world.clock.pass({ hours: 48 })
    await world.postman.drain()
    assert.deepEqual(await world.states(), { 'in-doubt': 1 })
    assert.equal(times, 1)
  })

  for (const lag of [0, 2, 15])
    test(`a server that says 250 twice, ${lag} ms apart, makes nobody get a letter twice`, async () => {
      const taken: string[] = []
      const world = await createPostWorld(
        databases,
        6,
        {},
        {
          lanes: 1,
          script: {
            afterContent: (socket, raw) => {
              taken.push(idIn(raw))
              socket.write('250 OK\r\n')
              if (lag === 0) socket.write('250 OK\r\n')
              else setTimeout(() => socket.writable && socket.write('250 OK\r\n'), lag)
            },
          },
        },
      )
      const ended = async () => {
        const { sent = 0, 'in-doubt': doubted = 0 } = await world.states()
        return { sent, all: sent + doubted }
      }
      for (let tries = 0; tries < 60 && (await ended()).all < 6; tries += 1) {
        await world.postman.drain()
        world.clock.pass({ minutes: 2 })
      }
      assert.equal(new Set(taken).size, taken.length, 'somebody got it twice')
      const { sent, all } = await ended()
      assert.equal(all, 6)
      // The extra answer may come while the server still reads the letter.
      for (let looks = 0; looks < 100 && taken.length < sent; looks += 1) await delay(20)
      assert.ok(sent <= taken.length)
    })

  test('a claim that outlives its lease while the server dawdles is not sent by two', async () => {
    const world = await createPostWorld(databases, 1, {
      onRcptTo: (_, __, next) => {
        world.clock.pass({ minutes: 5 })
        void (async () => {
          await recoverAbandoned(world.database.db, world.clock)
          next()
        })()
      },
    })
    await world.postman.drain()
    assert.equal(world.sink.received.length, 0)
    assert.deepEqual(await world.states(), { pending: 1 })
  })

  test('clocks that jump a day ahead and back lose nothing and double nothing', async () => {
    let jump = 0
    const world = await createPostWorld(
      databases,
      4,
      {},
      {
        beforeAnswer: async () => {
          jump += 1
          world.clock.pass({ hours: jump % 2 === 1 ? 24 : -24 })
        },
      },
    )
    await world.postman.drain()
    assert.equal(world.sink.received.length, 4)
    assert.deepEqual(await world.states(), { sent: 4 })
  })

  // A SQLite file is never away; one that is locked makes the whole process wait.
  if (databases.dialect === 'postgres')
    test('a database that is away at the mark, or at the answer, makes no double and no loss', async () => {
      const log: string[] = []
      let cuts = 0
      const world = await createPostWorld(
        databases,
        4,
        {
          onRcptTo: (_, __, next) => {
            cuts += 1
            void (async () => {
              if (cuts < 3) await world.cutOff()
              next()
            })()
          },
        },
        { log, lanes: 1, beforeAnswer: () => (cuts < 5 ? world.cutOff() : Promise.resolve()) },
      )
      for (let tries = 0; tries < 20 && (await world.edition()) !== 'sent'; tries += 1) {
        await world.postman.drain().catch(() => undefined)
        world.clock.pass({ minutes: 3 })
      }
      assert.deepEqual(await world.states(), { sent: 4 })
      assert.equal(world.sink.received.length, 4)
    })
})

/** One whose only recipient has left, which takes no server at all. */
async function addQuickEdition({ db }: Database, clock: ReturnType<typeof holdClock>) {
  const newsletterId = await addNewsletter(db, clock, 'another')
  const [id = ''] = await addSubscribers(db, clock, newsletterId, 1)
  clock.pass({ seconds: 1 })
  const editionId = await addEdition(db, clock, newsletterId)
  await db
    .updateTable('edition')
    .set({ state: 'building', startedAt: '2016-08-10T09:31:00.000Z' })
    .where('id', '=', editionId)
    .execute()
  while (await buildAudience(db, clock, editionId));
  await db
    .updateTable('subscription')
    .set({ endedAt: '2016-08-10T09:31:00.000Z' })
    .where('id', '=', id)
    .execute()
  return editionId
}

async function until(isSo: () => Promise<boolean>, withinMs = 10_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await delay(20))
    if (await isSo()) return
  throw new Error('It never came to that.')
}
