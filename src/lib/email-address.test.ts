import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { deliverableAddress, parseEmail, withoutAddresses } from './email-address.ts'

test('spellings of one address have one key', () => {
  const key = 'ada.lovelace+news@example.org'
  for (const typed of [' Ada.Lovelace+News@Example.ORG ', 'ada.lovelace+news@ｅxample.org'])
    assert.equal(parseEmail(typed)?.emailKey, key)
})

test('an international domain keeps its own letters for people and ASCII for machines', () => {
  const address = parseEmail('Ada@Bücher.example')
  assert.ok(address)
  assert.deepEqual(address, { email: 'Ada@bücher.example', emailKey: 'ada@xn--bcher-kva.example' })
  assert.equal(deliverableAddress(address), 'Ada@xn--bcher-kva.example')
  assert.equal(parseEmail('ليلى@مثال.إختبار'), undefined)
  assert.equal(parseEmail('layla@مثال.إختبار')?.emailKey, 'layla@xn--mgbh0fb.xn--kgbechtv')
})

test('what is not exactly one deliverable address is refused', () => {
  const refused = [
    '',
    '@',
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'ada@localhost',
    'ada@127.0.0.1',
    'ada@0x7f.1',
    'ada@[127.0.0.1]',
    'ada@example..org',
    'ada@example.org.',
    'ada@-example.org',
    'ada@exa_mple.org',
    'ada@ex%61mple.org',
    'ada@example.org, eve@example.org',
    'ada@example.org\r\nBcc: eve@example.org',
    'ada\r\n@example.org',
    'ada@eve@example.org',
    '"ada lovelace"@example.org',
    'Ada <ada@example.org>',
    '.ada@example.org',
    'ada..l@example.org',
    `${'a'.repeat(65)}@example.org`,
    `ada@${'a.'.repeat(130)}org`,
    `ada@${'a'.repeat(64)}.org`,
  ]
  for (const typed of refused) assert.equal(parseEmail(typed), undefined, typed)
})

test('whatever is typed, an accepted address reads back as itself and holds no line break', () => {
  const typed = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string(), fc.domain()).map((p) => p.join('@')),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const address = parseEmail(text)
      if (!address) return
      assert.deepEqual(parseEmail(address.email), address)
      assert.equal(parseEmail(address.emailKey)?.emailKey, address.emailKey)
      assert.match(deliverableAddress(address), /^[\x21-\x7e]+$/)
    }),
  )
})

test('what a server said keeps its meaning and loses the address, however it is written', () => {
  const address = { email: 'Ada.L+x@example.org', emailKey: 'ada.l+x@example.org' }
  for (const [said, kept] of [
    ['550 5.1.1 <ada.l+x@EXAMPLE.org>: unknown', '550 5.1.1 <…>: unknown'],
    ['550 no mailbox “ADA.L+x” here, 5.1.1', '550 no mailbox “…” here, 5.1.1'],
    ['for bounce+ada=40example.org; rfc822;ada@home.example', 'for …; rfc822;…'],
    ['452 4.2.2 Mailbox full', '452 4.2.2 Mailbox full'],
  ] as const)
    assert.equal(withoutAddresses(said, address), kept)
})
