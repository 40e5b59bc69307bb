import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortMoment } from './format.ts'

/** In Vienna it is 00:30 on the day that clocks go forward. */
const now = '2026-03-28T23:30:00Z'
const vienna = { timeZone: 'Europe/Vienna', now }

test('near days go by their names, by the calendar of the publication', () => {
  const en = { language: 'en', ...vienna } as const
  assert.equal(shortMoment('2026-03-28T22:59:00Z', en), 'Yesterday 23:59')
  assert.equal(shortMoment('2026-03-29T01:30:00Z', en), 'Today 03:30')
  assert.equal(shortMoment('2026-03-30T21:00:00Z', en), 'Tomorrow 23:00')
  assert.equal(shortMoment('2026-03-30T21:00:00Z', en, true), 'tomorrow 23:00')
  assert.equal(shortMoment('2026-03-29T08:00:00Z', { ...en, language: 'fr' }), 'Aujourd’hui 10:00')
})

test('others go by their date, with the year where it is another', () => {
  const en = { language: 'en', ...vienna } as const
  assert.equal(shortMoment('2026-04-03T12:30:00Z', en), 'Fri 3 Apr, 14:30')
  assert.equal(shortMoment('2016-08-10T09:30:00Z', en), '10 Aug 2016')
  assert.equal(shortMoment('2026-03-29T01:30:00Z', { ...en, now: undefined }), 'Sun 29 Mar, 03:30')
})
