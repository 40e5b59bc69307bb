import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { SMTPServerOptions } from 'smtp-server'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../test/support/letters.ts'
import { type MailSink, startMailSink } from '../../../test/support/mail-sink.ts'
import { countStates, idIn, startTestPostman } from '../../../test/support/post.ts'
import { failLoudly } from '../../../test/support/postgres-template.ts'
import { type Clock, systemClock } from '../../lib/clock.ts'
import { type DatabaseAddress, openDatabase } from '../../platform/db/open.ts'
import type { EditionState } from '../../platform/db/schema-letters.ts'
import { createSmtpCarrier } from '../../platform/mail/smtp-carrier.ts'
import { buildAudience } from './audience.ts'

const SCRIPT = fileURLToPath(new URL('../../../test/support/break-off.ts', import.meta.url))
/** When the leases of who was killed have ended. */
const later: Clock = () => systemClock().add({ minutes: 20 })

forEachDatabase((databases) => {
  test('killed when the edition was scheduled and before anything was done: it is sent', async () => {
    const world = await createWorld({ state: 'draft' })
    await world.killAt('scheduled')
    await world.sendOn()
    assert.deepEqual(await world.states(), { sent: 2 })
    assert.equal(world.sink.received.length, 2)
  })

  test('killed when half the audience was built: the other half is built, and nobody is in it twice', async () => {
    const world = await createWorld({ subscribers: 600 })
    await world.killAt('half-built')
    assert.deepEqual(await world.states(), { pending: 500 })
    while (await buildAudience(world.database.db, later, world.editionId));
    assert.deepEqual(await world.states(), { pending: 600 })
  })

  test('killed between the claim and the connection: it is sent, once', async () => {
    const world = await createWorld({})
    await world.killAt('claimed')
    assert.deepEqual(await world.states(), { claimed: 2 })
    await world.sendOn()
    assert.deepEqual(await world.states(), { sent: 2 })
    assert.equal(world.sink.received.length, 2)
  })

  test('killed when connected and before DATA: it is sent, once', async () => {
    const at = Promise.withResolvers<void>()
    let isHolding = true
    const world = await createWorld({
      onRcptTo: (_, __, next) => {
        if (!isHolding) return next()
        at.resolve()
      },
    })
    await world.killAt('connected', at.promise)
    isHolding = false
    assert.deepEqual(await world.states(), { claimed: 2 })
    await world.sendOn()
    assert.deepEqual(await world.states(), { sent: 2 })
    assert.equal(world.sink.received.length, 2)
  })

  test('killed after 354 and before the final dot: one is in doubt and nowhere, the other is sent', async () => {
    const at = Promise.withResolvers<void>()
    let isHolding = true
    let readOn: (() => void) | undefined
    const received: string[] = []
    const world = await createWorld({
      onData: (stream, _session, done) => {
        if (isHolding)
          return void stream.once('data', () => {
            stream.pause()
            readOn = () => void stream.resume()
            at.resolve()
          })
        let raw = ''
        stream.on('data', (chunk) => (raw += chunk))
        stream.on('end', () => {
          received.push(idIn(raw))
          done()
        })
      },
    })
    await world.killAt('given', at.promise)
    isHolding = false
    readOn?.()
    assert.deepEqual(await world.states(), { claimed: 1, 'on-the-wire': 1 })
    await world.sendOn()
    assert.deepEqual(await world.states(), { 'in-doubt': 1, sent: 1 })
    assert.equal(received.length, 1)
  })

  test('killed after 250 and before the commit: what arrived is in doubt, and does not go out again', async () => {
    const world = await createWorld({})
    const { db } = world.database
    const at = Promise.withResolvers<void>()
    const free = Promise.withResolvers<void>()
    let held: Promise<void> | undefined
    world.rule((raw) => {
      // Nothing can be written down about this copy any more: the answer to it meets a lock.
      const locked = Promise.withResolvers<void>()
      held ??= db.transaction().execute(async (db) => {
        await db.updateTable('delivery').set({ answer: null }).where('id', '=', idIn(raw)).execute()
        locked.resolve()
        await free.promise
      })
      return locked.promise
    }, at.resolve)
    await world.killAt('answered', at.promise)
    free.resolve()
    await held
    world.rule(undefined)
    assert.deepEqual(await world.states(), { claimed: 1, 'on-the-wire': 1 })
    await world.sendOn()
    assert.deepEqual(await world.states(), { 'in-doubt': 1, sent: 1 })
    assert.equal(new Set(world.sink.received.map(({ to }) => to)).size, 2)
    assert.equal(world.sink.received.length, 2)
  })

  type Wishes = {
    subscribers?: number
    state?: EditionState
    onRcptTo?: SMTPServerOptions['onRcptTo']
    onData?: SMTPServerOptions['onData']
  }

  async function createWorld({ subscribers = 2, state = 'scheduled', onRcptTo, onData }: Wishes) {
    const address = await databases.create()
    const database = openDatabase(address, failLoudly)
    databases.beforeClosing(database.close)
    let beforeAnswer: ((raw: string) => Promise<void>) | undefined
    let answered: (() => void) | undefined
    const answer = async (raw: string, done: () => void) => {
      await beforeAnswer?.(raw)
      done()
      // The 250 is on its way; what the worker does with it meets the lock.
      if (answered) setTimeout(answered, 200)
    }
    const sink: MailSink = await startMailSink({
      ...(onRcptTo && { onRcptTo }),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString()
          sink.received.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw })
          void answer(raw, done)
        })
      },
      ...(onData && { onData }),
    })
    databases.beforeClosing(sink.close)
    const newsletterId = await addNewsletter(database.db, systemClock)
    await addSubscribers(database.db, systemClock, newsletterId, subscribers)
    const editionId = await addEdition(database.db, systemClock, newsletterId, state)
    return {
      database,
      sink,
      editionId,
      states: () => countStates(database),
      rule: (before: typeof beforeAnswer, after?: () => void) => {
        beforeAnswer = before
        answered = after
      },
      killAt: (point: string, reached?: Promise<void>) => killAt(address, point, sink.url.port, reached),
      /** Another worker, when everybody can see that the first is gone. */
      sendOn: async () => {
        const carrier = createSmtpCarrier({ ...sink.url, secure: false, lanes: 2 })
        const postman = startTestPostman(database, { clock: later, carriers: [carrier] })
        await postman.drain()
        await postman.stop()
      },
    }
  }
})

/** Starts a worker and kills it when it says that it is there, or when the mail server has seen it there. */
async function killAt(address: DatabaseAddress, point: string, port: number, reached?: Promise<void>) {
  const place = address.dialect === 'sqlite' ? address.path : address.url
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [SCRIPT, place, point, String(port)], {
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  const gone = once(child, 'exit')
  await Promise.race([reached ?? once(child.stdout, 'data'), gone])
  child.kill('SIGKILL')
  const [code, signal] = await gone
  process.off('exit', end)
  assert.deepEqual([code, signal], [null, 'SIGKILL'])
}
