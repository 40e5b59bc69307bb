import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { createVisitorCookies } from './visitor.ts'

const cookies = createVisitorCookies('a secret of at least thirty-two letters')
const first = { work: '01890a5d-ac96-774b-bcce-b302099a8057', at: Date.parse('2016-08-15T09:00:00Z') }

test('a visitor’s number and first article come back as they were given', () => {
  const visitor = cookies.create(first)
  assert.deepEqual(cookies.read(cookies.write(visitor)), visitor)
  const { id } = cookies.create()
  assert.deepEqual(cookies.read(cookies.write({ id })), { id })
})

test('every visitor has another number', () => {
  const ids = Array.from({ length: 1_000 }, () => cookies.create().id)
  assert.equal(new Set(ids).size, 1_000)
})

test('a cookie that was made with another secret is no cookie', () => {
  const forger = createVisitorCookies('another secret of thirty-two letters')
  assert.equal(cookies.read(forger.write(forger.create(first))), undefined)
})

test('a cookie that was signed for another purpose is no cookie', () => {
  const text = `1.${first.work}.-.0`
  const mac = createHmac('sha256', 'a secret of at least thirty-two letters').update(text).digest('base64url')
  assert.equal(cookies.read(`${text}.${mac}`), undefined)
})

test('no part of a cookie can be changed, left out or added', () => {
  const value = cookies.write(cookies.create(first))
  fc.assert(
    fc.property(fc.nat(value.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      fc.pre(value[at] !== letter)
      assert.equal(cookies.read(value.slice(0, at) + letter + value.slice(at + 1)), undefined)
      assert.equal(cookies.read(value.slice(0, at)), undefined)
      assert.equal(cookies.read(value + letter), undefined)
    }),
  )
})

test('the signature of one cookie does not fit another', () => {
  const [mine = '', yours = ''] = [cookies.create(first), cookies.create()].map(cookies.write)
  const swapped = mine.slice(0, mine.lastIndexOf('.')) + yours.slice(yours.lastIndexOf('.'))
  assert.equal(cookies.read(swapped), undefined)
})

test('what a stranger sends is never taken for a cookie, and never breaks the reader of it', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => !cookies.read(text)))
  for (const text of ['', '1....', '1.-.-.-.-', `1.${'0'.repeat(36)}.-.0.${'A'.repeat(43)}`, 'é'.repeat(43)])
    assert.equal(cookies.read(text), undefined)
  assert.equal(cookies.read(undefined), undefined)
})
