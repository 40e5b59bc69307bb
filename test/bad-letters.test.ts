import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { cancelEvent } from '../src/domain/events/publish.ts'
import { buildAudience } from '../src/domain/newsletters/audience.ts'
import { saveEdition, scheduleEdition } from '../src/domain/newsletters/editions.ts'
import { archiveNewsletter } from '../src/domain/newsletters/newsletter-edit.ts'
import { beginDue } from '../src/domain/newsletters/sending.ts'
import { confirmationPath } from '../src/domain/newsletters/subscribe-ask.ts'
import { unsubscribePath } from '../src/domain/newsletters/unsubscribe.ts'
import type { Db, Id } from '../src/platform/db/schema.ts'
import { forEachDatabase } from './support/databases.ts'
import { openWorld } from './support/desk.ts'
import { addEvent } from './support/events.ts'
import { type HeldClock, holdClock } from './support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from './support/letters.ts'
import { openAs, sendForm } from './support/newsroom.ts'
import { SECRET, type TestSite } from './support/site.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let letters = 0
  before(async () => {
    clock = holdClock('2030-06-01T10:00:00Z')
    ;({ db, site } = await openWorld(databases, clock))
  })

  /** A newsletter with as many subscribers, and an edition of it. */
  const write = async (state: 'draft' | 'scheduled', subscribers = 3) => {
    const newsletter = await addNewsletter(db, clock, `letter-${(letters += 1)}`)
    const subscriptions = await addSubscribers(db, clock, newsletter, subscribers)
    return { newsletter, subscriptions, edition: await addEdition(db, clock, newsletter, state) }
  }
  const schedule = (id: Id, by = 'olga') =>
    scheduleEdition(db, clock, { id, sendAt: clock(), inReaderZone: false, by })
  const stateOf = async (id: Id) =>
    (await db.selectFrom('edition').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
  const copiesOf = async (id: Id) =>
    (await db.selectFrom('delivery').select('emailKey').where('editionId', '=', id).execute()).length

  test('two owners who press “send” at once send one letter', async () => {
    const { edition } = await write('draft')
    const set = await Promise.all([schedule(edition, 'olga'), schedule(edition, 'otto')])
    assert.ok(set.includes(true))
    await Promise.all([beginDue(db, clock), beginDue(db, clock)])
    assert.equal(await schedule(edition), false, 'it is on its way')
    const build = async () => {
      while (await buildAudience(db, clock, edition));
    }
    await Promise.all([build(), build()])
    assert.equal(await copiesOf(edition), 3)
  })

  test('nobody slips words into a letter that somebody has signed off', async () => {
    const { edition } = await write('draft')
    const { headRevisionId } = await db
      .selectFrom('edition')
      .select('headRevisionId')
      .where('id', '=', edition)
      .executeTakeFirstOrThrow()
    assert.equal(await schedule(edition), true)
    const words = {
      subject: 'Buy tulips',
      otherSubject: null,
      preheader: '',
      body: { type: 'doc', content: [] },
    }
    const save = { editionId: edition, basedOn: headRevisionId ?? '', words, createdBy: 'eve' }
    const saved = await saveEdition(db, clock, { ...save, origin: 'saved' })
    assert.deepEqual(saved, { saved: false, because: 'frozen' })
  })

  test('a newsletter that is put away while somebody presses “send” sends nothing more', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { newsletter, edition } = await write('draft')
      await Promise.all([archiveNewsletter(db, clock, newsletter, true), schedule(edition)])
      assert.equal(await stateOf(edition), 'draft')
      assert.equal(await schedule(edition), false)
    }
  })

  test('a message about an event that is cancelled waits for the newsroom, also when it is going out', async () => {
    const event = await addEvent(db, clock)
    const { newsletter } = await write('draft')
    const message = async (state: 'scheduled' | 'sending') => {
      const id = await addEdition(db, clock, newsletter, state)
      await db
        .updateTable('edition')
        .set({ newsletterId: null, eventId: event })
        .where('id', '=', id)
        .execute()
      return id
    }
    const [planned, underWay] = [await message('scheduled'), await message('sending')]
    assert.equal(await cancelEvent(db, clock, event), true)
    await beginDue(db, clock)
    assert.deepEqual([await stateOf(planned), await stateOf(underWay)], ['draft', 'paused'])
  })

  test('a reader’s zone that nobody knows any more keeps nobody’s letter back', async () => {
    const { edition, subscriptions } = await write('scheduled')
    await db.updateTable('edition').set({ inReaderZone: 1 }).where('id', '=', edition).execute()
    const atlantis = { timeZone: 'Europe/Atlantis' }
    await db
      .updateTable('subscription')
      .set(atlantis)
      .where('id', '=', subscriptions[1] ?? '')
      .execute()
    await beginDue(db, clock)
    while (await buildAudience(db, clock, edition));
    assert.equal(await copiesOf(edition), 3)
  })

  test('a token opens what it was made for, and nothing else', async () => {
    const [one, other] = [await write('draft'), await write('draft')]
    const [mine = '', yours = ''] = [one.subscriptions[0], other.subscriptions[0]]
    const token = tokenOf(unsubscribePath(SECRET, mine))
    const forged = [
      `/unsubscribe/${yours}/${token}`,
      `/unsubscribe/${mine}/${tokenOf(confirmationPath(SECRET, mine))}`,
      `/unsubscribe/${mine}/${token.slice(0, -1)}`,
      `/unsubscribe/${mine}/${token}x`,
      `/unsubscribe/${one.newsletter}/${token}`,
      `/unsubscribe/%00/${token}`,
      `/subscriptions/${mine}/${token}`,
      `/events/calendars/${mine}/${token}.ics`,
      `/tickets/${mine}/${token}`,
    ]
    for (const path of forged) {
      assert.ok([400, 404, 410].includes((await openAs(site, undefined, path)).status), path)
      const answer = await sendForm(site, undefined, path, { 'List-Unsubscribe': 'One-Click' })
      assert.ok([400, 404, 405, 410].includes(answer.status), `POST ${path}: ${answer.status}`)
    }
    const ended = await db.selectFrom('subscription').select('id').where('endedAt', 'is not', null).execute()
    assert.deepEqual(ended, [])
    const path = `${unsubscribePath(SECRET, mine)}?letter=${other.edition}`
    assert.equal((await sendForm(site, undefined, path, { 'List-Unsubscribe': 'One-Click' })).status, 200)
    const counted = await db.selectFrom('editionCount').selectAll().execute()
    assert.deepEqual(counted, [], 'an edition that never reached them lost nobody')
  })

  test('one address is asked five times in a quarter of an hour, from wherever it is wanted', async () => {
    await write('draft')
    site.deps.press.clear()
    const fields = { email: 'victim@example.org', newsletter: `letter-${letters}` }
    const statuses: number[] = []
    for (let round = 0; round < 7; round += 1)
      statuses.push((await sendForm(site, undefined, '/subscriptions', fields)).status)
    assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429, 429])
    assert.equal((await site.mail()).filter(({ to }) => to === 'victim@example.org').length, 5)
  })
})

function tokenOf(path: string): string {
  return path.split('/').at(-1)?.split('?')[0] ?? ''
}
