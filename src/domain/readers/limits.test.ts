import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { createLimits, type Limits, networkOf } from './limits.ts'

let limits: Limits
beforeEach(() => {
  mock.timers.enable({ apis: ['Date', 'setTimeout'] })
  limits = createLimits(async () => ({ ok: true }))
})
afterEach(() => mock.timers.reset())

const ask = (emailKey: string, ip: string) => limits.mayAsk({ door: 'site', emailKey, ip })

test('one address gets five messages in a quarter of an hour, from wherever they are asked', async () => {
  for (let count = 0; count < 5; count += 1)
    assert.deepEqual(await ask('ada@example.org', `203.0.${count}.1`), { ok: true })
  assert.deepEqual(await ask('ada@example.org', '203.0.99.1'), { ok: false, retryAfterSeconds: 900 })
  assert.deepEqual(await ask('eve@example.org', '203.0.99.1'), { ok: true })
  mock.timers.tick(15 * 60_000)
  assert.deepEqual(await ask('ada@example.org', '203.0.99.1'), { ok: true })
})

test('whoever hammers the readers’ form with an address does not lock its owner out of the newsroom', async () => {
  for (let count = 0; count < 700; count += 1)
    await ask(count % 2 ? 'ada@example.org' : `a${count}@example.org`, `10.${count >> 8}.${count & 255}.1`)
  assert.equal((await ask('ada@example.org', '203.0.113.1')).ok, false)
  const entering = { door: 'newsroom', emailKey: 'ada@example.org', ip: '203.0.113.1' } as const
  assert.deepEqual(await limits.mayAsk(entering), { ok: true })
})

test('one network asks for thirty, and other networks are not held up', async () => {
  for (let count = 0; count < 30; count += 1)
    assert.deepEqual(await ask(`reader${count}@example.org`, `198.51.100.${count}`), { ok: true })
  mock.timers.tick(60_000)
  assert.deepEqual(await ask('ada@example.org', '198.51.100.200'), { ok: false, retryAfterSeconds: 840 })
  assert.deepEqual(await ask('ada@example.org', '198.51.101.1'), { ok: true })
})

test('all together ask for six hundred', async () => {
  for (let count = 0; count < 600; count += 1)
    assert.deepEqual(await ask(`reader${count}@example.org`, `10.${count >> 8}.${count & 255}.1`), {
      ok: true,
    })
  assert.equal((await ask('ada@example.org', '203.0.113.1')).ok, false)
})

test('one network tries twenty codes', async () => {
  for (let count = 0; count < 20; count += 1)
    assert.deepEqual(await limits.mayConfirm({ ip: '2001:db8:0:12ff::1' }), { ok: true })
  assert.equal((await limits.mayConfirm({ ip: '2001:db8:0:1200::2' })).ok, false)
  assert.equal((await limits.mayConfirm({ ip: '2001:db8:0:1300::2' })).ok, true)
})

test('a network is an IPv4 /24 or an IPv6 /56, and a mapped address is the IPv4 it maps', () => {
  assert.equal(networkOf('203.0.113.77'), '203.0.113.0/24')
  assert.equal(networkOf('::ffff:203.0.113.77'), '203.0.113.0/24')
  assert.equal(networkOf('2001:db8:1:2ff::77'), '2001:db8:1:200::/56')
  assert.equal(networkOf('fe80::1%eth0'), 'fe80::/56')
  assert.equal(networkOf('not an address'), 'unknown')
})
