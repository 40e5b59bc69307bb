import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf } from './day.ts'

test('a day begins when it does there', () => {
  const justBefore = Date.parse('2026-11-22T18:14:59.999Z')
  assert.equal(dayOf(justBefore, 'Asia/Kathmandu'), '2026-11-22')
  assert.equal(dayOf(justBefore + 1, 'Asia/Kathmandu'), '2026-11-23')
  assert.equal(dayOf(justBefore + 1, 'Europe/Vienna'), '2026-11-22')
})

test('an answer that was kept is the calendar’s own', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Vienna',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'America/St_Johns',
  )
  const time = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') })
  fc.assert(
    fc.property(time, zone, (at, timeZone) => {
      const inQuarter = at - (at % 900_000)
      for (const moment of [inQuarter, at, inQuarter + 899_999]) {
        const day = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate()
        assert.equal(dayOf(moment, timeZone), day.toString())
      }
    }),
  )
})
