import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, mock, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { forEachDatabase } from '../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../test/support/held-clock.ts'
import { unnamedPublication, writeIdentity } from '../domain/publication/identity.ts'
import { askAddressChange } from '../domain/readers/address-change.ts'
import { confirmByCode, confirmByLink } from '../domain/readers/confirm.ts'
import { askDeletion } from '../domain/readers/deletion.ts'
import { askSignIn, signIn } from '../domain/readers/sign-in.ts'
import { parseEmail } from '../lib/email-address.ts'
import type { Database } from '../platform/db/open.ts'
import type { Sent } from '../platform/mail/mailer.ts'
import type { Message } from '../platform/mail/message.ts'
import { createMediaStore } from '../platform/media/store.ts'
import { enqueue } from '../platform/queue/enqueue.ts'
import { workQueue } from '../platform/queue/work.ts'
import { createHandlers, HOUSEKEEPING, PUBLISH_DUE } from './handlers.ts'
import { startSchedule } from './schedule.ts'
import { senderOf } from './sign-in-mail.ts'

const secret = 'a secret of thirty-two characters'
const origin = 'https://frontier.example'
const browser = { browserToken: 'the cookie of Ada’s browser', device: 'Firefox on Linux' }
const identity = { ...unnamedPublication, name: 'The Frontier Review', contact: 'desk@bücher.example' }
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

forEachDatabase((databases) => {
  let database: Database
  let clock: HeldClock
  let sent: Message[]
  let answer: Sent
  beforeEach(async () => {
    database = await databases.open()
    clock = holdClock()
    sent = []
    answer = { ok: true }
    await writeIdentity(database.db, clock, identity)
  })

  const work = async () => {
    const mailer = {
      send: async (message: Message) => {
        sent.push(message)
        return answer
      },
      close: () => undefined,
    }
    const media = createMediaStore(join(tmpdir(), 'broadsheet-no-media'))
    const handlers = createHandlers({ db: database.db, clock, mailer, media, secret, origin, log: quiet })
    const queue = workQueue({ database, handlers, clock, log: quiet })
    await queue.drain()
    await queue.stop()
  }
  const confirming = () => ({ db: database.db, clock, secret, onSignedIn: async () => undefined })
  const ask = (language = 'en') =>
    askSignIn(confirming(), {
      ...browser,
      purpose: 'register',
      email: ada,
      language,
      next: '/articles/aleppo',
    })

  test('the link and the code in the message are the ones that sign in', async () => {
    const [first, second] = [await ask(), await ask()]
    await work()
    // Several lanes carry mail at once, so either may be the first to arrive.
    const textOf = (wanted: string) => sent.find((message) => message.id === wanted)?.text ?? ''
    assert.equal(sent.length, 2)
    const link = /\/confirmations\/([\w-]+)\/([\w-]+)/
    const [, id = '', token = ''] = link.exec(textOf(first.signInId)) ?? []
    assert.equal(id, first.signInId)
    const byLink = await confirmByLink(confirming(), { ...browser, signInId: id, token })
    assert.ok(byLink.ok)
    const code = /\b\d{6}\b/.exec(textOf(second.signInId))?.[0] ?? ''
    const byCode = await confirmByCode(confirming(), { ...browser, signInId: second.signInId, code })
    assert.ok(byCode.ok)
  })

  test('the message is in the reader’s language and comes from the publication', async () => {
    await ask('ar')
    await work()
    const [message] = sent
    assert.equal(message?.language, 'ar')
    assert.deepEqual(message?.from, { name: 'The Frontier Review', address: 'desk@xn--bcher-kva.example' })
    assert.equal(message?.to, 'Ada@example.org')
    assert.match(message?.text ?? '', /^https:\/\/frontier\.example\/ar\/confirmations\//m)
  })

  test('a message that would arrive too late is not sent', async () => {
    await ask()
    clock.pass({ minutes: 10 })
    await work()
    assert.deepEqual(sent, [])
  })

  test('an address that the server refuses is not tried again', async () => {
    answer = { ok: false, refused: '550 no such box' }
    await ask()
    await work()
    clock.pass({ minutes: 5 })
    await work()
    assert.equal(sent.length, 1)
  })

  test('a change of address writes to both, a deletion to the reader', async () => {
    const { readerId } = await signIn(database.db, clock, { ...ada, language: 'en', next: '/' }, '')
    const page = { ...browser, language: 'en', next: '/account', readerId }
    const email = parseEmail('ada@new.example')
    assert.ok(email)
    await askAddressChange(confirming(), { ...page, email })
    await askDeletion(confirming(), page)
    await work()
    assert.deepEqual(sent.map((message) => message.to).toSorted(), [
      'Ada@example.org',
      'Ada@example.org',
      'ada@new.example',
    ])
    const toOld = sent.find((message) => message.subject.includes('change of your address'))
    assert.match(toOld?.text ?? '', /instead of this address/)
    assert.match(toOld?.text ?? '', /ada@new\.example/)
  })

  test('housekeeping lets go of what is over', async () => {
    await ask()
    clock.pass({ hours: 48 })
    await enqueue(database.db, { kind: HOUSEKEEPING, payload: null }, clock)
    await work()
    assert.deepEqual(await database.db.selectFrom('signIn').selectAll().execute(), [])
  })

  test('the timetable enqueues housekeeping every hour, and looks every minute for what is to be published', async () => {
    mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.parse('2016-08-10T09:30:00Z') })
    const stop = startSchedule({ db: database.db, clock, log: quiet })
    mock.timers.tick(60 * 60_000)
    stop()
    mock.timers.reset()
    const kinds = async () =>
      (await database.db.selectFrom('job').select('kind').execute()).map((job) => job.kind)
    while (!(await kinds()).includes(HOUSEKEEPING)) await nextTurn()
    const enqueued = await kinds()
    assert.equal(enqueued.filter((kind) => kind === HOUSEKEEPING).length, 1)
    assert.ok(enqueued.includes(PUBLISH_DUE))
  })
})

const ada = (() => {
  const address = parseEmail('Ada@example.org')
  assert.ok(address)
  return address
})()

test('mail comes from the contact address, or else from the site’s own host', () => {
  assert.equal(addressOf('desk@example.org', origin), 'desk@example.org')
  assert.equal(addressOf('https://example.org/contact', origin), 'no-reply@frontier.example')
  assert.equal(addressOf('', 'http://localhost:4400'), 'no-reply@localhost')
  assert.equal(addressOf('', 'http://[::1]:4400'), 'no-reply@localhost')
})

function addressOf(contact: string, site: string): string {
  return senderOf({ ...identity, contact }, site).address
}
