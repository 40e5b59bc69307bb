import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, afterEach, test } from 'node:test'
import { type Ruled, startMailgunFake } from '../../../test/support/mailgun-fake.ts'
import { freePort } from '../../../test/support/process.ts'
import type { Carrier, Parcel } from './carrier.ts'
import { createMailgunCarrier } from './mailgun-carrier.ts'

const mailgun = await startMailgunFake()
after(() => mailgun.close())
let opened: Carrier | undefined
afterEach(() => {
  opened?.close()
  mailgun.rule(() => undefined)
})

const raw = Buffer.from('Message-ID: <one@frontier.example>\r\nSubject: حلب\r\n\r\n--a\r\nWords.\r\n')

function carrier(change: { key?: string; domain?: string; origin?: string; silenceMs?: number } = {}) {
  const { key = mailgun.key, domain = mailgun.domain, origin = mailgun.origin, ...rest } = change
  opened = createMailgunCarrier({ key, domain, region: 'us', lanes: 2 }, { origin, ...rest })
  return opened
}

function parcel(change: Partial<Parcel> = {}) {
  const marks: string[] = []
  const onWire = async () => {
    marks.push(`with ${mailgun.received.length} received`)
    return true
  }
  return {
    marks,
    id: 'one',
    editionId: 'two',
    from: 'letters@frontier.example',
    to: 'ada@example.org',
    raw,
    onWire,
    ...change,
  }
}

test('a message arrives as it is, unfollowed, and only after it was marked', async () => {
  const before = mailgun.received.length
  const one = parcel()
  assert.deepEqual(await carrier().carry(one), {
    outcome: 'sent',
    answer: '200 Queued. Thank you. <one@frontier.example>',
  })
  assert.deepEqual(one.marks, [`with ${before} received`])
  assert.deepEqual(mailgun.received.at(-1), { to: 'ada@example.org', raw: raw.toString() })
  assert.deepEqual(mailgun.forms.at(-1), { to: 'ada@example.org', 'o:tracking': 'no' })
})

test('what was withdrawn is not sent', async () => {
  const before = mailgun.received.length
  const { outcome } = await carrier().carry(parcel({ onWire: async () => false }))
  assert.equal(outcome, 'withdrawn')
  assert.equal(mailgun.received.length, before)
})

test('several go out at once over kept connections', async () => {
  const before = mailgun.received.length
  const { carry } = carrier()
  const carried = await Promise.all(Array.from({ length: 20 }, () => carry(parcel())))
  assert.ok(carried.every(({ outcome }) => outcome === 'sent'))
  assert.equal(mailgun.received.length, before + 20)
})

const answers: { ruled: Ruled; outcome: string; says: RegExp }[] = [
  {
    ruled: { status: 400, message: "'to' parameter is not a valid address." },
    outcome: 'refused',
    says: /^400 'to'/,
  },
  { ruled: { status: 413, message: 'Request Entity Too Large' }, outcome: 'refused', says: /^413/ },
  {
    ruled: { status: 400, message: 'Domain letters.frontier.example is not allowed to send: disabled' },
    outcome: 'unreachable',
    says: /not allowed/,
  },
  { ruled: { status: 402, message: 'Payment Required' }, outcome: 'unreachable', says: /^402/ },
  { ruled: { status: 403, message: 'Forbidden' }, outcome: 'unreachable', says: /^403/ },
  { ruled: { status: 429, message: 'Too Many Requests' }, outcome: 'unreachable', says: /^429/ },
  { ruled: { status: 500, message: 'Internal Error' }, outcome: 'in-doubt', says: /^500/ },
  { ruled: { status: 503, message: 'Service Unavailable' }, outcome: 'in-doubt', says: /^503/ },
  { ruled: 'silent', outcome: 'in-doubt', says: /No answer came/ },
  { ruled: 'hang-up', outcome: 'in-doubt', says: /hang up|ECONNRESET/ },
  { ruled: 'take-and-hang-up', outcome: 'in-doubt', says: /hang up|ECONNRESET/ },
]

for (const { ruled, outcome, says } of answers)
  test(`${typeof ruled === 'string' ? ruled : `${ruled.status} ${ruled.message}`} means ${outcome}`, async () => {
    mailgun.rule(() => ruled)
    const carried = await carrier({ silenceMs: 200 }).carry(parcel())
    assert.equal(carried.outcome, outcome)
    assert.match(carried.answer, says)
  })

test('a wrong key or domain says nothing about the recipient', async () => {
  for (const wrong of [{ key: 'other' }, { domain: 'other.example' }]) {
    const carried = await carrier(wrong).carry(parcel())
    assert.equal(carried.outcome, 'unreachable')
    assert.match(carried.answer, /^401 Forbidden|^404 Domain not found/)
    opened?.close()
  }
})

test('where nobody listens, or the door is shut before a word, nothing was marked', async () => {
  const one = parcel()
  assert.equal(
    (await carrier({ origin: `http://127.0.0.1:${await freePort()}` }).carry(one)).outcome,
    'unreachable',
  )
  opened?.close()
  // TLS is spoken to, and does not answer in TLS.
  const server = createServer((socket) => void socket.end('no\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  const origin = `https://127.0.0.1:${address.port}`
  assert.equal((await carrier({ origin }).carry(one)).outcome, 'unreachable')
  server.close()
  assert.deepEqual(one.marks, [])
})

test('closed in the midst of a message it ends in doubt, and does not hang', async () => {
  mailgun.rule(() => 'silent')
  const { carry, close } = carrier()
  const marked = Promise.withResolvers<void>()
  const carrying = carry(
    parcel({
      onWire: async () => {
        setTimeout(marked.resolve, 50)
        return true
      },
    }),
  )
  await marked.promise
  close()
  assert.equal((await carrying).outcome, 'in-doubt')
})
