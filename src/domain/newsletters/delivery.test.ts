import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addReaders } from '../../../test/support/events.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../test/support/letters.ts'
import { type Received, startMailSink } from '../../../test/support/mail-sink.ts'
import { startMailgunFake } from '../../../test/support/mailgun-fake.ts'
import { countStates, startTestPostman } from '../../../test/support/post.ts'
import type { Carrier } from '../../platform/mail/carrier.ts'
import { createMailgunCarrier } from '../../platform/mail/mailgun-carrier.ts'
import { createSmtpCarrier } from '../../platform/mail/smtp-carrier.ts'
import { buildAudience } from './audience.ts'
import { pauseSending, resumeSending, stopSending } from './sending.ts'
import { suppress } from './suppression.ts'

type Post = { carrier: Carrier; received: Received[]; close: () => Promise<void> }

async function overSmtp(lanes: number): Promise<Post> {
  const { url, received, close } = await startMailSink()
  return { carrier: createSmtpCarrier({ ...url, secure: false, lanes }), received, close }
}

async function overMailgun(lanes: number): Promise<Post> {
  const { key, domain, origin, received, close } = await startMailgunFake()
  return { carrier: createMailgunCarrier({ key, domain, region: 'us', lanes }, { origin }), received, close }
}

describe('by SMTP', () => deliver(overSmtp))
describe('by Mailgun', () => deliver(overMailgun))

function deliver(openPost: (lanes: number) => Promise<Post>): void {
  forEachDatabase((databases) => {
    test('an edition reaches each subscriber once, and is done', async () => {
      const world = await createWorld(5)
      await world.postman.drain()
      await world.postman.drain()
      assert.deepEqual(
        world.sink.received.map(({ to }) => to).toSorted(),
        [1, 2, 3, 4, 5].map((number) => `reader-${number}@example.org`),
      )
      assert.deepEqual(await world.states(), { sent: 5 })
      assert.equal((await world.edition()).state, 'sent')
    })

    test('who left after the audience was frozen gets nothing', async () => {
      const world = await createWorld(3, { lanes: 1 })
      const { db } = world.database
      await world.postman.drain()
      const late = await addEdition(db, world.clock, world.newsletterId)
      await pauseAfterBuilding(world, late)
      await db
        .updateTable('subscription')
        .set({ endedAt: '2016-08-10T09:30:00.000Z' })
        .where('emailKey', 'like', 'reader-1@%')
        .execute()
      await suppress(db, world.clock, {
        email: 'reader-2@example.org',
        emailKey: 'reader-2@example.org',
        kind: 'complaint',
        evidence: 'told us',
      })
      await resumeSending(db, late)
      await world.postman.drain()
      const problems = await db
        .selectFrom('delivery')
        .select(['emailKey', 'state', 'problem'])
        .where('editionId', '=', late)
        .orderBy('emailKey')
        .execute()
      assert.deepEqual(
        problems.map((row) => [row.emailKey, row.state, row.problem]),
        [
          ['reader-1@example.org', 'skipped', 'unsubscribed'],
          ['reader-2@example.org', 'skipped', 'suppressed'],
          ['reader-3@example.org', 'sent', null],
        ],
      )
    })

    test('a stopped edition is sent to nobody else', async () => {
      const world = await createWorld(3)
      const { db } = world.database
      await pauseAfterBuilding(world, world.editionId)
      assert.equal(await stopSending(db, world.clock, world.editionId), true)
      await world.postman.drain()
      assert.equal(world.sink.received.length, 0)
      assert.deepEqual(await world.states(), { skipped: 3 })
    })

    test("a plan's letter goes to nobody while nobody holds the plan", async () => {
      const world = await createWorld(3)
      const { db } = world.database
      const [readerId] = await addReaders(db, world.clock, 1)
      await db
        .updateTable('subscription')
        .set({ readerId: readerId ?? '' })
        .where('emailKey', '=', 'reader-1@example.org')
        .execute()
      await db.updateTable('newsletter').set({ audience: 'plan:insider' }).execute()
      await world.postman.drain()
      assert.equal(world.sink.received.length, 0)
      assert.deepEqual(await world.states(), {})
      assert.equal((await world.edition()).state, 'sent')
    })

    type World = Awaited<ReturnType<typeof createWorld>>

    async function createWorld(subscribers: number, { lanes = 3 } = {}) {
      const database = await databases.open()
      const clock = holdClock()
      const { carrier, ...sink } = await openPost(lanes)
      const newsletterId = await addNewsletter(database.db, clock)
      await addSubscribers(database.db, clock, newsletterId, subscribers)
      const editionId = await addEdition(database.db, clock, newsletterId)
      const postman = startTestPostman(database, { clock, carriers: [carrier] })
      databases.beforeClosing(async () => {
        await postman.stop()
        await sink.close()
      })
      const edition = () =>
        database.db.selectFrom('edition').selectAll().where('id', '=', editionId).executeTakeFirstOrThrow()
      return {
        database,
        clock,
        sink,
        newsletterId,
        editionId,
        postman,
        edition,
        states: () => countStates(database),
      }
    }

    async function pauseAfterBuilding({ database, clock, postman }: World, editionId: string) {
      const { db } = database
      await db.updateTable('edition').set({ state: 'building' }).where('id', '=', editionId).execute()
      while (await buildAudience(db, clock, editionId));
      assert.equal(await pauseSending(db, editionId), true)
      await postman.drain()
    }
  })
}
