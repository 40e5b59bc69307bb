import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import * as fc from 'fast-check'
import { holdClock } from '../../../test/support/held-clock.ts'
import { createArticleDesk } from './article-desk.ts'
import { makePage } from './page.ts'
import { createPress } from './press.ts'

const pageOf = (text: string) => makePage(text, 'public')
const large = (letter: string) => pageOf(letter.repeat(1_000))

test('a page that was put is found until everything is stale', () => {
  const press = createPress(1_000_000, holdClock())
  press.put('/', pageOf('front'), press.generation())
  assert.equal(press.get('/')?.bodyAs('identity').toString(), 'front')
  press.clear()
  assert.equal(press.get('/'), undefined)
  assert.equal(press.size(), 0)
})

test('a slow rendering never brings back what a publication replaced', () => {
  const press = createPress(1_000_000, holdClock())
  const before = press.generation()
  press.clear()
  press.put('/', pageOf('new'), press.generation())
  press.put('/', pageOf('old'), before)
  press.put('/archive', pageOf('old'), before)
  assert.equal(press.get('/')?.bodyAs('identity').toString(), 'new')
  assert.equal(press.get('/archive'), undefined)
})

test('what was read least recently is dropped first', () => {
  const press = createPress(8_000, holdClock())
  for (const letter of 'abcd') press.put(letter, large(letter), press.generation())
  press.get('a')
  press.put('e', large('e'), press.generation())
  press.put('f', large('f'), press.generation())
  assert.deepEqual(
    [...'abcdef'].filter((letter) => press.get(letter)),
    ['a', 'd', 'e', 'f'],
  )
})

test('a page that is larger than the press is served and not kept', () => {
  const press = createPress(1_000, holdClock())
  press.put('/', large('x'), press.generation())
  assert.equal(press.get('/'), undefined)
  assert.equal(press.size(), 0)
})

test('whatever is put, read and cleared, the press holds no more than it may', () => {
  const act = fc.oneof(
    fc.record({ put: fc.constantFrom(...'abcdefgh'), bytes: fc.nat(6_000), late: fc.boolean() }),
    fc.record({ get: fc.constantFrom(...'abcdefgh') }),
    fc.record({ clear: fc.constant(true) }),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const press = createPress(16_000, holdClock())
      for (const done of acts) {
        if ('clear' in done) press.clear()
        else if ('get' in done) press.get(done.get)?.bodyAs('gzip')
        else press.put(done.put, pageOf('x'.repeat(done.bytes)), press.generation() - (done.late ? 1 : 0))
        assert.ok(press.size() <= 16_000)
        assert.ok(press.size() >= 0)
      }
    }),
  )
})

test('a page in every encoding is the same page', () => {
  const page = pageOf('Seen from the shore. '.repeat(100))
  const plain = page.bodyAs('identity')
  assert.deepEqual(gunzipSync(page.bodyAs('gzip')), plain)
  assert.deepEqual(brotliDecompressSync(page.bodyAs('br')), plain)
  assert.deepEqual(zstdDecompressSync(page.bodyAs('zstd')), plain)
})

test('only what everyone may see has a validator', () => {
  assert.match(makePage('x', 'public').etag ?? '', /^"[\w-]{22}"$/)
  assert.equal(makePage('x', 'private').etag, undefined)
})

test('the desk forgets every article when pages are new, and takes none that was read before', () => {
  const press = createPress(1_000_000, holdClock())
  const desk = createArticleDesk(press)
  const facts = { audience: null, section: 'harbour', publishedAt: 0 }
  const entry = { articleId: '1', workId: '1', path: '/articles/x', slug: 'x', language: 'en', facts }
  const before = press.generation()
  desk.put(entry, before)
  assert.equal(desk.get('/articles/x'), entry)
  press.clear()
  assert.equal(desk.get('/articles/x'), undefined)
  desk.put(entry, before)
  assert.equal(desk.get('/articles/x'), undefined)
})

test('a page that is true until a time is not found from that moment on', () => {
  const clock = holdClock('2016-08-10T09:30:00Z')
  const press = createPress(1_000_000, clock)
  press.put('/', pageOf('front'), press.generation(), Date.parse('2016-08-10T10:00:00Z'))
  clock.pass({ minutes: 29, seconds: 59, milliseconds: 999 })
  assert.ok(press.get('/'))
  clock.pass({ milliseconds: 1 })
  assert.equal(press.get('/'), undefined)
  assert.equal(press.size(), 0)
})

test('of a page that was asked for compressed, only that is kept', () => {
  const page = makePage('siege '.repeat(5_000), 'private')
  const compressed = page.bodyAs('gzip').byteLength
  assert.equal(page.size(), compressed)
  assert.equal(page.bodyAs('identity').toString(), 'siege '.repeat(5_000))
  assert.equal(page.size(), compressed)
  const other = page.bodyAs('br').byteLength
  assert.equal(page.size(), compressed + other)
})
