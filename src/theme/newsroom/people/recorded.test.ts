import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRecorded } from './recorded.ts'

const locale = { language: 'en', timeZone: 'Europe/Vienna', now: '2026-11-22T15:00:00.000Z' } as const

test('a moment on record is read by the publication’s clocks', () => {
  assert.equal(readRecorded('2026-11-22T18:04:44.714Z', locale), 'Today 19:04')
})

test('an id on record is known by its end, wherever it stands', () => {
  const id = '01a203c9-c5a3-79d5-9ba4-deaa431e83d9'
  assert.equal(readRecorded(id, locale), '…1e83d9')
  assert.equal(readRecorded(`["${id}"]`, locale), '["…1e83d9"]')
})

test('everything else stands as it is on record', () => {
  for (const value of ['writing', 'true', '12', 'At 2026-11-22', ''])
    assert.equal(readRecorded(value, locale), value)
})
