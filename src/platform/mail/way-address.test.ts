import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseWayAddress } from './way-address.ts'

test('an SMTP server is read with all that is allowed to it', () => {
  const reading = parseWayAddress(
    'smtp://user%40x:p%23ss@Mail.example.org:2525?weight=3&per-second=10&per-hour=5000&lanes=10&warming-since=2026-11-01',
  )
  assert.deepEqual(reading, {
    ok: true,
    way: {
      kind: 'smtp',
      host: 'mail.example.org',
      port: 2525,
      secure: false,
      auth: { user: 'user@x', pass: 'p#ss' },
      weight: 3,
      lanes: 10,
      perSecond: 10,
      perHour: 5000,
      warmingSince: Temporal.PlainDate.from('2026-11-01'),
    },
  })
})

test('what is not said has its usual value', () => {
  assert.deepEqual(parseWayAddress('smtps://mail.example.org'), {
    ok: true,
    way: { kind: 'smtp', host: 'mail.example.org', port: 465, secure: true, weight: 1, lanes: 5 },
  })
  assert.deepEqual(parseWayAddress('smtp://[::1]'), {
    ok: true,
    way: { kind: 'smtp', host: '::1', port: 587, secure: false, weight: 1, lanes: 5 },
  })
  assert.deepEqual(parseWayAddress('mailgun://key-abc@Letters.example.org?region=eu'), {
    ok: true,
    way: {
      kind: 'mailgun',
      key: 'key-abc',
      domain: 'letters.example.org',
      region: 'eu',
      weight: 1,
      lanes: 10,
    },
  })
})

for (const address of [
  'mail.example.org',
  'http://hunter2@mail.example.org',
  'smtp://',
  'smtp://hunter2@mail.example.org',
  'smtp://:hunter2@mail.example.org',
  'smtp://u:%E0%A4%A@mail.example.org',
  'smtp://u:hunter2@mail.example.org?wait=3',
  'smtp://u:hunter2@mail.example.org?HUNTER2=3',
  'smtp://u:hunter2@mail.example.org?weight=0',
  'smtp://u:hunter2@mail.example.org?lanes=1000',
  'smtp://u:hunter2@mail.example.org?per-second=hunter2',
  'smtp://u:hunter2@mail.example.org?per-hour=-1',
  'smtp://u:hunter2@mail.example.org?warming-since=2026-02-30',
  'smtp://u:hunter2@mail.example.org?region=eu',
  'mailgun://letters.example.org',
  'mailgun://hunter2@letters.example.org?region=hunter2',
])
  test(`${address} is refused, and nothing of it is repeated`, () => {
    const reading = parseWayAddress(address)
    assert.ok(!reading.ok)
    assert.match(reading.problem, /^(?:must|cannot) /)
    assert.doesNotMatch(reading.problem, /hunter2/i)
  })

test('an address made for nodemailer may say more', () => {
  assert.equal(parseWayAddress('smtp://mail.example.org?pool=true', { isLenient: true }).ok, true)
})
