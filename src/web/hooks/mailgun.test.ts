import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { createApp } from '../../app.ts'
import { buildAudience } from '../../domain/newsletters/audience.ts'
import { suppressedAmong } from '../../domain/newsletters/suppression.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { openWorld } from '../../../test/support/desk.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../test/support/letters.ts'
import { ORIGIN } from '../../../test/support/site.ts'

const KEY = 'key-of-the-webhooks-of-frontier'
const READER = 'reader-1@example.org'

type Body = Record<string, unknown>

forEachDatabase((databases) => {
  test('a letter that failed for good silences its address', async () => {
    const world = await createWorld()
    const answer = await world.post(world.call(failed('550', '5.1.1', 'No such user')))
    assert.equal(answer.status, 200)
    assert.equal((await suppressedAmong(world.db, [READER])).size, 1)
    assert.equal((await world.subscription()).endedHow, 'bounce')
    const bounce = await world.db.selectFrom('bounce').selectAll().executeTakeFirstOrThrow()
    assert.equal(bounce.source, 'webhook')
    assert.equal(bounce.evidence, 'bounce · 550 · 5.1.1 · No such user')
  })

  test('a full mailbox, and a try that will be repeated, silence nobody', async () => {
    const world = await createWorld()
    assert.equal((await world.post(world.call(failed('552', '5.2.2', 'Mailbox full')))).status, 200)
    const again = { ...failed('421', '4.7.0', 'Try again'), id: 'another', severity: 'temporary' }
    assert.equal((await world.post(world.call(again))).status, 200)
    assert.equal((await suppressedAmong(world.db, [READER])).size, 0)
    const kinds = await world.db.selectFrom('bounce').select('kind').execute()
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['soft'],
    )
  })

  test('a complaint silences, an unsubscription ends this letter and leaves the address alone', async () => {
    const world = await createWorld()
    assert.equal((await world.post(world.call({ event: 'unsubscribed', id: 'one' }))).status, 200)
    assert.equal((await world.subscription()).endedHow, 'one-click')
    const counts = await world.db.selectFrom('editionCount').select(['what', 'count']).execute()
    assert.deepEqual(
      counts.map(({ what, count }) => [what, Number(count)]),
      [['unsubscribe', 1]],
    )
    assert.equal((await suppressedAmong(world.db, [READER])).size, 0)
    assert.equal((await world.post(world.call({ event: 'complained', id: 'two' }))).status, 200)
    assert.equal((await suppressedAmong(world.db, [READER])).size, 1)
  })

  test('events about letters of somebody else, and kinds that nobody asked for, change nothing', async () => {
    const world = await createWorld()
    const other = { ...failed('550', '5.1.1', ''), message: { headers: { 'message-id': 'x@y.example' } } }
    assert.equal((await world.post(world.call(other))).status, 200)
    assert.equal((await world.post(world.call({ event: 'opened', id: 'o' }))).status, 200)
    assert.equal((await suppressedAmong(world.db, [READER])).size, 0)
  })

  test('what was signed once is taken once, whatever it says the second time', async () => {
    const world = await createWorld()
    const first = world.call({ event: 'opened', id: 'one' })
    assert.equal((await world.post(first)).status, 200)
    const replayed = { ...world.call({ event: 'complained', id: 'two' }), signature: first.signature }
    await refused(await world.post(replayed), 'replayed')
    const both = await Promise.all(
      [1, 2, 3].map(() => world.post(world.call({ event: 'complained', id: 'x' }, 't'))),
    )
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 406, 406])
  })

  test('forged and stale calls are refused, and so is one from the future', async () => {
    const world = await createWorld()
    await refused(await world.post(world.call(failed('550', '5.1.1', ''), 'a', 'another key')), 'forged')
    const call = world.call(failed('550', '5.1.1', ''), 'b')
    const { timestamp } = call.signature
    const later = { ...call.signature, timestamp: String(Number(timestamp) + 1) }
    await refused(await world.post({ ...call, signature: later }), 'forged')
    world.clock.pass({ seconds: 301 })
    await refused(await world.post(call), 'stale')
    world.clock.pass({ hours: -1 })
    await refused(await world.post(call), 'stale')
    assert.equal((await suppressedAmong(world.db, [READER])).size, 0)
  })

  test('what is not of the known form is refused, and ten megabytes are not read', async () => {
    const world = await createWorld()
    for (const body of ['', 'no json', '[]', '{"signature":{}}', 'null'])
      await refused(await world.send(body), 'unknown-form')
    await refused(await world.post(world.call({ ...failed('550', '5.1.1', ''), id: 'a\0b' })), 'unknown-form')
    await refused(
      await world.send('a=b', 'application/x-www-form-urlencoded', { origin: ORIGIN }),
      'not-json',
    )
    assert.equal((await world.send('a=b', 'application/x-www-form-urlencoded')).status, 403)
    const large = JSON.stringify({
      ...world.call({ event: 'opened', id: 'x' }),
      more: 'x'.repeat(10_000_000),
    })
    assert.equal((await world.send(large)).status, 413)
  })

  test('without a key nobody is listened to', async () => {
    const world = await createWorld()
    const app = createApp({ ...world.site.deps, mailgunWebhookKey: undefined })
    const body = JSON.stringify(world.call({ event: 'opened', id: 'x' }))
    const answer = await app.request(`${ORIGIN}/hooks/mailgun`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    assert.equal(answer.status, 404)
  })

  async function createWorld() {
    const clock = holdClock()
    const { db, site } = await openWorld(databases, clock)
    const app = createApp({ ...site.deps, mailgunWebhookKey: KEY })
    const newsletterId = await addNewsletter(db, clock)
    await addSubscribers(db, clock, newsletterId, 1)
    const editionId = await addEdition(db, clock, newsletterId, 'building')
    while (await buildAudience(db, clock, editionId));
    const { id } = await db.selectFrom('delivery').select('id').executeTakeFirstOrThrow()
    let calls = 0
    const call = (event: Body, token = `token${(calls += 1)}`, key = KEY) => ({
      signature: sign(key, clock().epochMilliseconds, token.padEnd(50, '0')),
      'event-data': {
        timestamp: clock().epochMilliseconds / 1_000,
        recipient: READER,
        'user-variables': {},
        message: { headers: { to: READER, 'message-id': `${id}@frontier.example` } },
        ...event,
      },
    })
    const send = (body: string, type = 'application/json', headers: Record<string, string> = {}) =>
      app.request(`${ORIGIN}/hooks/mailgun`, {
        method: 'POST',
        headers: { 'content-type': type, 'content-length': String(body.length), ...headers },
        body,
      })
    return {
      db,
      clock,
      site,
      call,
      send: async (...sent: Parameters<typeof send>) => send(...sent),
      post: async (body: Body) => send(JSON.stringify(body)),
      subscription: () => db.selectFrom('subscription').selectAll().executeTakeFirstOrThrow(),
    }
  }
})

function failed(code: string, enhanced: string, message: string): Body {
  return {
    event: 'failed',
    id: 'G9Bn5sl1TC6nu79C8C0bwg',
    severity: 'permanent',
    reason: 'bounce',
    'log-level': 'error',
    'delivery-status': { code: Number(code), 'enhanced-code': enhanced, message, 'attempt-no': 1 },
  }
}

function sign(key: string, milliseconds: number, token: string) {
  const timestamp = String(Math.floor(milliseconds / 1_000))
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex')
  return { timestamp, token, signature }
}

async function refused(answer: Response, problem: string): Promise<void> {
  assert.equal(answer.status, 406)
  assert.deepEqual(await answer.json(), { problem })
}
