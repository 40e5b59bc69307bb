import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromComplainer, fromExchange, fromGmail, fromPostfix } from '../../../test/support/returned-mail.ts'
import { newId } from '../../lib/id.ts'
import { readReport } from './reports.ts'

const id = newId()

async function reportIn(raw: Uint8Array) {
  const read = await readReport(raw)
  assert.ok(read.ok, read.ok ? '' : read.because)
  return read.report
}

for (const [name, raw] of [
  ['Postfix', fromPostfix({ id })],
  ['Exchange', fromExchange({ id })],
  ['Gmail', fromGmail({ id })],
] as const)
  test(`${name} says that there is nobody, and about which letter`, async () => {
    const report = await reportIn(raw)
    assert.equal(report.kind, 'hard')
    assert.equal(report.deliveryIds[0], id)
    assert.match(report.evidence, /reader-1@example\.org · 5\.1\./)
  })

test('the address made for a delivery counts for more than the letter that comes with the report', async () => {
  const other = newId()
  const raw = fromPostfix({ id }).toString().replace(`Message-ID: <${id}@`, `Message-ID: <${other}@`)
  assert.deepEqual((await reportIn(Buffer.from(raw))).deliveryIds, [id, other])
})

test('a complaint names its letter', async () => {
  const report = await reportIn(fromComplainer({ id }))
  assert.equal(report.kind, 'complaint')
  assert.deepEqual(report.deliveryIds, [id])
  assert.equal(report.evidence, 'abuse MailboxFBL/2.4')
})

test('who says that it is no spam complains of nothing', async () => {
  assert.deepEqual(await readReport(fromComplainer({ id }, 'not-spam')), { ok: false, because: 'no-report' })
})

for (const [status, said] of [
  ['5.2.2', '552 5.2.2 Mailbox full'],
  ['5.7.1', '550 5.7.1 Message blocked as spam: user unknown to us as a sender'],
  ['4.4.7', '451 4.4.7 Delivery time expired'],
  ['5.3.4', '552 5.3.4 Message too big for system'],
  ['5.0.0', '554 Transaction failed'],
] as const)
  test(`“${said}” says nothing about the mailbox being there`, async () => {
    assert.equal((await reportIn(fromPostfix({ id, status, said }))).kind, 'soft')
  })

for (const [status, said] of [
  ['5.0.0', '550 No such user here'],
  ['5.0.0', '550 5.1.1 Unknown'],
  ['5.1.10', '550 Null MX'],
  ['5.2.1', '550 5.2.1 The mailbox is disabled'],
] as const)
  test(`“${said}” says that nobody is there`, async () => {
    assert.equal((await reportIn(fromPostfix({ id, status, said }))).kind, 'hard')
  })

test('a server that is still trying has returned nothing', async () => {
  const raw = fromPostfix({ id, action: 'delayed', status: '4.4.1' })
  assert.deepEqual(await readReport(raw), { ok: false, because: 'delayed' })
})

test('an answer from somebody on holiday is no report, whatever it quotes', async () => {
  const raw = `From: a@example.org\r\nTo: bounces+${id}@frontier.example\r\nSubject: Away\r\n\r\nStatus: 5.1.1\r\nAction: failed\r\n`
  assert.deepEqual(await readReport(Buffer.from(raw)), { ok: false, because: 'no-report' })
})

test('rubbish is no report', async () => {
  for (const raw of ['', '\0\0\0', 'Content-Type: multipart/report; boundary=""\r\n\r\n--\r\n'])
    assert.equal((await readReport(Buffer.from(raw))).ok, false)
  const noise = Buffer.alloc(200_000, 'Content-Type: message/delivery-status\r\n\r\n')
  assert.equal((await readReport(noise)).ok, false)
})

test('parts within parts within parts are not followed for ever', { timeout: 60_000 }, async () => {
  const levels = Array.from({ length: 5_000 }, (_, level) => level)
  const raw = levels.map(
    (level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  )
  assert.deepEqual(await readReport(Buffer.from(raw.join(''))), { ok: false, because: 'unreadable' })
})

test('of a report of ten megabytes the beginning is enough', { timeout: 60_000 }, async () => {
  const [head = '', tail = ''] = fromPostfix({ id }).toString().split('\r\n\r\nThis is the mail system')
  const raw = `${head}\r\n\r\nThis is the mail system${tail}`.replace(
    'Content-Type: text/rfc822-headers\r\n\r\n',
    `Content-Type: text/rfc822-headers\r\n\r\nX-Filler: ${'filler '.repeat(1_500_000)}\r\n`,
  )
  assert.ok(raw.length > 10_000_000)
  assert.equal((await reportIn(Buffer.from(raw))).deliveryIds[0], id)
})
