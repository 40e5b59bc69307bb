import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countWords, minutesToRead } from './words.ts'

test('words are counted in any script, and punctuation is not a word', () => {
  assert.equal(countWords('Aleppo, in August 2016 — a siege.'), 6)
  assert.equal(countWords('فك الحصار عن شرق حلب.'), 5)
  assert.equal(countWords(' … '), 0)
})

test('reading takes at least a minute, at 230 words a minute', () => {
  assert.equal(minutesToRead(0), 1)
  assert.equal(minutesToRead(1150), 5)
})
