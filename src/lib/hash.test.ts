import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashToken, isSameText, macOf, newToken, sixDigitsOf } from './hash.ts'

test('a token is 256 bits of cookie-safe text and never the same twice', () => {
  assert.match(newToken(), /^[A-Za-z0-9_-]{43}$/)
  assert.notEqual(newToken(), newToken())
  assert.notEqual(hashToken('a'), hashToken('b'))
})

test('what is derived from the secret depends on every part and on where one ends', () => {
  assert.equal(macOf('secret', 'a', 'bc'), macOf('secret', 'a', 'bc'))
  assert.notEqual(macOf('secret', 'a', 'bc'), macOf('secret', 'ab', 'c'))
  assert.notEqual(macOf('secret', 'a'), macOf('other', 'a'))
})

test('codes are six digits, leading zeros included', () => {
  const codes = Array.from({ length: 200 }, (_, index) => sixDigitsOf('secret', String(index)))
  for (const code of codes) assert.match(code, /^\d{6}$/)
  assert.ok(codes.some((code) => code.startsWith('0')))
  assert.ok(new Set(codes).size > 190)
})

test('texts of different lengths are different, not an error', () => {
  assert.equal(isSameText('abc', 'abc'), true)
  assert.equal(isSameText('abc', 'abcd'), false)
  assert.equal(isSameText('abc', 'abd'), false)
})
