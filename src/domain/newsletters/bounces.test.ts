import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../test/support/letters.ts'
import { newId } from '../../lib/id.ts'
import type { DeliveryState } from '../../platform/db/schema-letters.ts'
import { buildAudience } from './audience.ts'
import { type Report, takeReport } from './bounces.ts'
import { claimDeliveries } from './claim.ts'
import { recoverAbandoned } from './recover.ts'
import { recordWire, settle } from './settle.ts'
import { suppress, suppressedAmong } from './suppression.ts'

const KEY = 'reader-1@example.org'

forEachDatabase((databases) => {
  test('a hard bounce silences the address at once and ends all it is subscribed to', async () => {
    const world = await createWorld()
    const elsewhere = await addNewsletter(world.db, world.clock, 'the-month')
    await addSubscribers(world.db, world.clock, elsewhere, 2)
    const taken = await takeReport(world.db, world.clock, world.report('hard'))
    assert.deepEqual(taken, { taken: true, deliveryId: world.deliveryId, silenced: 'hard-bounce' })
    assert.equal((await suppressedAmong(world.db, [KEY])).size, 1)
    assert.deepEqual(await world.endings(), ['bounce', 'bounce'])
    const proofs = await world.db.selectFrom('subscriptionProof').select(['act', 'place']).execute()
    assert.deepEqual(
      proofs.map((proof) => ({ ...proof })),
      [1, 2].map(() => ({ act: 'ended', place: 'mailbox' })),
    )
    assert.equal((await world.delivery()).bouncedAt, '2016-08-10T09:30:00.000Z')
  })

  test('the same report counts once, also of two that come together', async () => {
    const world = await createWorld()
    const report = world.report('soft')
    const taken = await Promise.all([1, 2, 3].map(() => takeReport(world.db, world.clock, report)))
    assert.equal(taken.filter((one) => one.taken).length, 1)
    assert.deepEqual(await takeReport(world.db, world.clock, report), { taken: false, because: 'repeated' })
  })

  test('a report about no letter of ours changes nothing', async () => {
    const world = await createWorld()
    const report = { ...world.report('hard'), deliveryIds: [newId()] }
    assert.deepEqual(await takeReport(world.db, world.clock, report), { taken: false, because: 'unknown' })
    assert.equal((await suppressedAmong(world.db, [KEY])).size, 0)
  })

  test('the fifth letter in thirty days that comes back ends it, and reports of one letter are one', async () => {
    const world = await createWorld()
    for (let number = 1; number <= 6; number += 1)
      await takeReport(world.db, world.clock, world.report('soft', `again ${number}`))
    for (const number of [2, 3, 4]) {
      const deliveryIds = [await world.nextDelivery()]
      const report = { ...world.report('soft', `letter ${number}`), deliveryIds }
      const taken = await takeReport(world.db, world.clock, report)
      assert.equal(taken.taken && taken.silenced, undefined)
    }
    const fifth = { ...world.report('soft', 'letter 5'), deliveryIds: [await world.nextDelivery()] }
    const taken = await takeReport(world.db, world.clock, fifth)
    assert.equal(taken.taken && taken.silenced, 'hard-bounce')
    assert.deepEqual(await world.endings(), ['bounce'])
  })

  test('letters that came back more than thirty days ago are forgiven', async () => {
    const world = await createWorld()
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const report = {
        ...world.report('soft', `letter ${number}`),
        deliveryIds: [await world.nextDelivery()],
      }
      const taken = await takeReport(world.db, world.clock, report)
      assert.equal(taken.taken && taken.silenced, undefined)
      world.clock.pass({ hours: 24 * 8 })
    }
  })

  test('a complaint weighs more than a bounce, and neither undoes what the newsroom has said', async () => {
    const world = await createWorld()
    await takeReport(world.db, world.clock, world.report('hard'))
    await takeReport(world.db, world.clock, world.report('complaint', 'complaint'))
    assert.equal((await world.suppression()).kind, 'complaint')
    await suppress(world.db, world.clock, { email: KEY, emailKey: KEY, kind: 'hard-bounce', evidence: '' })
    assert.equal((await world.suppression()).kind, 'complaint')
    const { bouncedAt, complainedAt } = await world.delivery()
    assert.ok(bouncedAt && complainedAt)
  })

  test('a bounce that comes before our own commit of “sent” is kept, and the copy is sent', async () => {
    const world = await createWorld('pending')
    const [copy] = (await world.claim()).copies
    assert.ok(copy)
    await recordWire(world.db, world.clock, copy, { server: 'mail:25', leaseSeconds: 60 })
    const taken = await takeReport(world.db, world.clock, world.report('hard'))
    assert.equal(taken.taken, true)
    assert.equal(await settle(world.db, world.clock, copy, { outcome: 'sent', answer: '250 ok' }), true)
    const { state, bouncedAt, answer } = await world.delivery()
    assert.deepEqual([state, answer], ['sent', '250 ok'])
    assert.ok(bouncedAt)
  })

  test('a bounce of a copy in doubt is its evidence, and decides nothing', async () => {
    const world = await createWorld('pending')
    const [copy] = (await world.claim()).copies
    assert.ok(copy)
    await recordWire(world.db, world.clock, copy, { server: 'mail:25', leaseSeconds: 60 })
    world.clock.pass({ seconds: 61 })
    await recoverAbandoned(world.db, world.clock)
    await takeReport(world.db, world.clock, world.report('soft'))
    const { state, bouncedAt } = await world.delivery()
    assert.equal(state, 'in-doubt')
    assert.ok(bouncedAt)
    const { evidence } = await world.db.selectFrom('bounce').select('evidence').executeTakeFirstOrThrow()
    assert.equal(evidence, '550 no')
  })

  async function createWorld(state: DeliveryState = 'sent') {
    const { db, engine, ...rest } = await databases.open()
    const clock = holdClock()
    const newsletterId = await addNewsletter(db, clock)
    await addSubscribers(db, clock, newsletterId, 1)
    const editionId = await addEdition(db, clock, newsletterId, 'building')
    while (await buildAudience(db, clock, editionId));
    const { id: deliveryId } = await db.selectFrom('delivery').select('id').executeTakeFirstOrThrow()
    if (state !== 'pending') await db.updateTable('delivery').set({ state }).execute()
    const delivery = () =>
      db.selectFrom('delivery').selectAll().where('id', '=', deliveryId).executeTakeFirstOrThrow()
    return {
      db,
      clock,
      deliveryId,
      delivery,
      report: (kind: Report['kind'], sourceKey = 'one'): Report => ({
        kind,
        source: 'mailbox',
        sourceKey,
        deliveryIds: [deliveryId],
        evidence: '550 no',
      }),
      claim: () => claimDeliveries({ db, engine, ...rest }, clock, { editionId, most: 5, leaseSeconds: 60 }),
      nextDelivery: async () => {
        const id = newId()
        const row = await delivery()
        const edition = await addEdition(db, clock, newsletterId, 'sending')
        await db
          .insertInto('delivery')
          .values({ ...row, id, editionId: edition, bouncedAt: null })
          .execute()
        return id
      },
      endings: async () => {
        const rows = await db
          .selectFrom('subscription')
          .select('endedHow')
          .where('emailKey', '=', KEY)
          .execute()
        return rows.map(({ endedHow }) => endedHow)
      },
      suppression: () => db.selectFrom('suppression').selectAll().executeTakeFirstOrThrow(),
    }
  }
})
