import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { slugify } from './slug.ts'

test('a headline becomes an address part', () => {
  assert.equal(slugify('What did Moscow’s “stalemate” cost?'), 'what-did-moscows-stalemate-cost')
  assert.equal(slugify('Russia / Mideast'), 'russia-mideast')
})

test('letters with marks lose them, and whole letters are spelt out', () => {
  assert.equal(slugify('Siège d’Alep'), 'siege-dalep')
  assert.equal(slugify('İstanbul, Łódź, Århus, Straße'), 'istanbul-lodz-arhus-strasse')
})

test('a headline without Latin letters gives nothing, and the caller chooses', () => {
  assert.equal(slugify('حصار حلب'), '')
  assert.equal(slugify('حصار حلب 2016'), '2016')
})

test('a long headline is cut between words', () => {
  assert.equal(slugify('one two three', 9), 'one-two')
  assert.equal(slugify('unbroken', 4), 'unbr')
})

test('every slug is well formed, short enough and its own slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 90 }), (text, longest) => {
      const slug = slugify(text, longest)
      assert.match(slug, /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
      assert.ok(slug.length <= longest)
      assert.equal(slugify(slug, longest), slug)
    }),
  )
})
