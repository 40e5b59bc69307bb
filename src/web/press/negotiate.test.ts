import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { pickEncoding } from './negotiate.ts'

test('the best that both know is chosen', () => {
  const cases = [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['zstd', 'zstd'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *;q=0.1', 'zstd'],
    ['gzip ; q=0.2 , identity ; q=0.9', 'identity'],
    ['compress, x-unknown', 'identity'],
    ['identity', 'identity'],
    ['gzip;q=0', 'identity'],
  ]
  for (const [header, encoding] of cases) assert.equal(pickEncoding(header), encoding, `${header}`)
})

test('who accepts nothing, or says it badly, gets it plain', () => {
  for (const header of [
    undefined,
    '',
    ',',
    ';',
    'q=1',
    'gzip;q=x',
    'gzip;q=-1',
    '*;q=0',
    'identity;q=0, *;q=0',
  ])
    assert.equal(pickEncoding(header), 'identity', `${header}`)
})

test('no header, however long or strange, yields anything else than a known encoding', () => {
  const header = fc.array(fc.constantFrom('gzip', 'br', '*', ';', 'q=', '0.5', ',', ' ', '1e999', '-'), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(header, (pieces) => {
      assert.match(pickEncoding(pieces.join('')), /^(?:br|zstd|gzip|identity)$/)
    }),
  )
  assert.equal(pickEncoding(`gzip${', x'.repeat(100_000)}`), 'gzip')
})
