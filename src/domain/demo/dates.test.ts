import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from './dates.ts'

const now = Temporal.Instant.from('2026-03-30T06:00:00Z')

function read(text: string): string | undefined {
  return readDate(text, now, 'Europe/Vienna')?.toString()
}

test('a date is wall-clock time where the publication is', () => {
  assert.equal(read('2016-08-10 09:30'), '2016-08-10T07:30:00Z')
})

test('days before today are calendar days, across a change of the clocks too', () => {
  assert.equal(read('-1d 07:15'), '2026-03-29T05:15:00Z')
  assert.equal(read('-2d 07:15'), '2026-03-28T06:15:00Z')
})

test('a relative date that has not come yet is taken back a day', () => {
  assert.equal(read('-0d 07:15'), '2026-03-30T05:15:00Z')
  assert.equal(read('-0d 08:15'), '2026-03-29T06:15:00Z')
})

for (const text of [
  '',
  'yesterday',
  '2016-02-30 10:00',
  '-3d',
  '-3d 24:00',
  '2016-08-10T09:30',
  '2016-08-10 09:60',
])
  test(`"${text}" is no date`, () => {
    assert.equal(read(text), undefined)
  })
