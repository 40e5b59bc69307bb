import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addEvent, addReaders, askSeat } from '../../../test/support/events.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../test/support/letters.ts'
import { addMember, openAs, signInMember } from '../../../test/support/newsroom.ts'
import { openSite } from '../../../test/support/site.ts'
import { makeWorld } from '../../../test/support/world.ts'
import { newId } from '../../lib/id.ts'
import type { Id } from '../../platform/db/schema.ts'
import { giveUpSeats } from '../events/seats.ts'
import { deleteReader } from '../readers/deletion.ts'
import { moveSubscriptions } from '../readers/subscriptions.ts'
import { buildAudience } from './audience.ts'
import { takeReport } from './bounces.ts'
import { type Claimed, claimDeliveries } from './claim.ts'
import { recordWire, settle } from './settle.ts'
import { suppress } from './suppression.ts'

const NEW = { email: 'Ada@new.example', emailKey: 'ada@new.example' }

type Address = typeof NEW

const same = (email: string): Address => ({ email, emailKey: email })

forEachDatabase((databases) => {
  test('a frozen copy goes to the address that its reader has when it is claimed', async () => {
    const world = await createWorld()
    await world.move('reader-1@example.org')
    const copies = await world.claim()
    assert.deepEqual(addresses(copies), ['Ada@new.example', 'reader-2@example.org', 'reader-3@example.org'])
    assert.deepEqual(await world.states(), [
      'ada@new.example claimed',
      'reader-2@example.org claimed',
      'reader-3@example.org claimed',
    ])
  })

  test('one that is on its way stays as it is, and is the only one', async () => {
    const world = await createWorld()
    const [copy] = await world.claim(1)
    assert.ok(copy)
    assert.ok(await recordWire(world.db, world.clock, copy, { server: 'a', leaseSeconds: 60 }))
    await world.move(copy.email)
    assert.ok(await settle(world.db, world.clock, copy, { outcome: 'sent', answer: '250 OK' }))
    const copies = await world.claim()
    assert.ok(!addresses(copies).includes(NEW.email))
    assert.equal(copies.length, 2)
  })

  test('a new address may be silenced', async () => {
    const world = await createWorld()
    await suppress(world.db, world.clock, { ...NEW, kind: 'complaint', evidence: 'told us' })
    await world.move('reader-1@example.org')
    assert.equal((await world.claim()).length, 2)
    assert.deepEqual(await world.reasons(), ['suppressed'])
  })

  test('a mailbox that has had the edition gets no second one, whoever has it now', async () => {
    const world = await createWorld()
    const [first] = await world.claim(1)
    assert.ok(first)
    const { email, emailKey } = first
    const [second = '', third = ''] = [1, 2, 3]
      .map((number) => `reader-${number}@example.org`)
      .filter((one) => one !== email)
    await settle(world.db, world.clock, first, { outcome: 'sent', answer: '250 OK' })
    await world.move(email)
    await world.move(second, { email, emailKey })
    assert.deepEqual(addresses(await world.claim()), [third])
    assert.deepEqual(await world.reasons(), ['gets it there already'])
  })

  test('two readers who change addresses with each other each get their copy, where they are now', async () => {
    const [ada, ben] = [same('reader-1@example.org'), same('reader-2@example.org')]
    for (const most of [10, 1]) {
      const world = await createWorld()
      await world.move(ada.emailKey)
      await world.move(ben.emailKey, ada)
      await world.move(ada.emailKey, ben, NEW.emailKey)
      const copies = [await world.claim(most), await world.claim(most), await world.claim(most)].flat()
      const readers = copies.map(({ readerId, email }) => [readerId, email] as const)
      assert.deepEqual(
        new Map(readers),
        new Map([
          [world.readerOf(ada.emailKey), ben.email],
          [world.readerOf(ben.emailKey), ada.email],
          [world.readerOf('reader-3@example.org'), 'reader-3@example.org'],
        ]),
      )
      assert.deepEqual(await world.reasons(), [])
    }
  })

  test('who moves to an address that somebody has left for another keeps their letters there', async () => {
    const world = await createWorld()
    await world.subscribe(NEW)
    // Hers ends at the old address, since the new one has one already.
    await world.move('reader-1@example.org')
    const old = same('reader-1@example.org')
    await world.move('reader-2@example.org', old)
    assert.deepEqual(await world.subscribed(), [NEW.emailKey, old.emailKey, 'reader-3@example.org'])
    // And back again.
    await world.move('reader-2@example.org', same('reader-2@example.org'), old.emailKey)
    await world.move('reader-1@example.org', old, NEW.emailKey)
    assert.deepEqual(await world.subscribed(), [
      'reader-1@example.org',
      'reader-2@example.org',
      'reader-3@example.org',
    ])
  })

  test('the copies of a deleted account are not sent, hold no address, and are listed without one', async () => {
    const world = await createWorld()
    await deleteReader(world.db, world.clock, world.readerOf('reader-1@example.org'))
    assert.deepEqual(await world.reasons(), ['address deleted'])
    assert.deepEqual(addresses(await world.claim()), ['reader-2@example.org', 'reader-3@example.org'])
    assert.ok(!(await world.everything()).includes('reader-1@'))
    const page = await world.read('/deliveries?state=skipped')
    assert.match(page, /Address deleted[^]*The address was deleted/)
    assert.doesNotMatch(page, /<bdi[^>]*><\/bdi>/)
  })

  test('an account that goes while its copy is carried leaves no address either, and nothing comes again', async () => {
    const world = await createWorld()
    const [sent, refused, later] = await world.claim()
    assert.ok(sent && refused && later)
    for (const copy of [sent, refused, later]) {
      await recordWire(world.db, world.clock, copy, { server: 'a', leaseSeconds: 60 })
      await deleteReader(world.db, world.clock, world.readerOf(copy.email))
    }
    assert.ok(await settle(world.db, world.clock, sent, { outcome: 'sent', answer: `250 For ${sent.email}` }))
    assert.ok(
      await settle(world.db, world.clock, refused, {
        outcome: 'refused',
        answer: `550 5.1.1 <${refused.email}> Nobody`,
      }),
    )
    assert.ok(await settle(world.db, world.clock, later, { outcome: 'later', answer: '450 Busy' }))
    world.clock.pass({ hours: 1 })
    assert.deepEqual(await world.claim(), [])
    assert.deepEqual((await world.states()).map((line) => line.split(' ')[1]).toSorted(), [
      'failed',
      'sent',
      'skipped',
    ])
    assert.ok(!(await world.everything()).includes('@example.org'))
    await world.db.updateTable('delivery').set({ state: 'in-doubt' }).execute()
    assert.doesNotMatch(await world.read('/doubt'), /<h2>\s*(?:<bdi[^>]*><\/bdi>)?\s*<\/h2>/)
  })

  test('what servers and reports said of a deleted account’s address says no longer whose it was', async () => {
    const world = await createWorld()
    const [copy] = await world.claim(1)
    assert.ok(copy)
    const { db, clock } = world
    await settle(db, clock, copy, { outcome: 'refused', answer: `550 5.1.1 <${copy.email}>: no such user` })
    const own = { kind: 'soft', source: 'mailbox', sourceKey: 'one', deliveryIds: [copy.id] } as const
    await takeReport(db, clock, {
      ...own,
      evidence: `${copy.email} is full; also at ada.private@home.example`,
    })
    assert.ok((await world.everything()).includes(copy.email))
    await deleteReader(db, clock, world.readerOf(copy.emailKey))
    const kept = await world.everything()
    assert.ok(!kept.includes('reader-1') && !kept.includes('ada.private'), kept)
    const { evidence } = await db.selectFrom('suppression').select('evidence').executeTakeFirstOrThrow()
    assert.equal(evidence, '550 5.1.1 <…>: no such user')
  })

  test('whoever had a seat and goes gets no letter to those with seats, and leaves no address in it', async () => {
    const world = await createWorld()
    const eventId = await addEvent(world.db, world.clock)
    const [staying = '', going = ''] = await addReaders(world.db, world.clock, 2, 'guest-')
    for (const readerId of [staying, going]) await askSeat(world.db, world.clock, eventId, readerId)
    await world.freeze({ newsletterId: null, eventId })
    await giveUpSeats(world.db, world.clock, going)
    await deleteReader(world.db, world.clock, going)
    assert.deepEqual(addresses(await world.claim()), ['guest-1@example.org'])
    assert.ok(!(await world.everything()).includes('guest-2@'))
  })

  /** An edition of which the audience is frozen: three readers with accounts. */
  async function createWorld() {
    const database = await databases.open()
    const { db } = database
    const clock = holdClock()
    await makeWorld(db, clock)
    const newsletterId = await addNewsletter(db, clock)
    await addSubscribers(db, clock, newsletterId, 3)
    const ids = await addReaders(db, clock, 3, 'reader-')
    const rows = await db.selectFrom('reader').select(['id', 'emailKey']).where('id', 'in', ids).execute()
    const readers = new Map(rows.map((row) => [row.emailKey, row.id]))
    for (const [emailKey, readerId] of readers)
      await db.updateTable('subscription').set({ readerId }).where('emailKey', '=', emailKey).execute()
    const site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    const petra = await signInMember(db, clock, await addMember(db, clock, 'publisher'))
    let editionId = ''
    const freeze = async (of: { newsletterId: Id | null; eventId: Id | null }) => {
      editionId = await addEdition(db, clock, newsletterId, 'building')
      await db.updateTable('edition').set(of).where('id', '=', editionId).execute()
      while (await buildAudience(db, clock, editionId));
    }
    await freeze({ newsletterId, eventId: null })
    const readerOf = (emailKey: string) => readers.get(emailKey) ?? ''
    return {
      db,
      clock,
      freeze,
      readerOf,
      move: async (who: string, to = NEW, from = who) => {
        const readerId = readerOf(who)
        await db.updateTable('reader').set(to).where('id', '=', readerId).execute()
        await moveSubscriptions(db, clock, readerId, { emailKey: from }, to)
      },
      subscribe: async ({ email, emailKey }: Address) => {
        const row = await db.selectFrom('subscription').selectAll().limit(1).executeTakeFirstOrThrow()
        const own = { id: newId(), email, emailKey, readerId: null }
        await db
          .insertInto('subscription')
          .values({ ...row, ...own })
          .execute()
      },
      subscribed: async () => {
        const rows = await db
          .selectFrom('subscription')
          .select('emailKey')
          .where('endedAt', 'is', null)
          .execute()
        return rows.map(({ emailKey }) => emailKey).toSorted()
      },
      claim: async (most = 10) =>
        (await claimDeliveries(database, clock, { editionId, most, leaseSeconds: 60 })).copies,
      states: async () => {
        const found = await db
          .selectFrom('delivery')
          .select(['emailKey', 'state'])
          .orderBy('emailKey')
          .execute()
        return found.map(({ emailKey, state }) => `${emailKey} ${state}`)
      },
      reasons: async () => {
        const found = await db.selectFrom('delivery').select('problem').orderBy('problem').execute()
        return found.flatMap(({ problem }) => problem ?? []).toSorted()
      },
      /** Whatever the tables of letters hold. */
      everything: async () =>
        JSON.stringify([
          await db.selectFrom('delivery').selectAll().execute(),
          await db.selectFrom('subscription').selectAll().where('endedAt', 'is not', null).execute(),
          await db.selectFrom('suppression').selectAll().execute(),
          await db.selectFrom('bounce').selectAll().execute(),
        ]),
      read: async (path: string) =>
        (await openAs(site, petra, `/newsroom/editions/${editionId}${path}`)).text(),
    }
  }
})

function addresses(copies: readonly Claimed[]): string[] {
  return copies.map(({ email }) => email).toSorted()
}
