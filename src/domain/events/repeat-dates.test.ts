import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Every, MOST_REPETITIONS, repeatDates, sameHour } from './repeat-dates.ts'

const dates = (first: string, every: Every, until: string) =>
  repeatDates(Temporal.PlainDate.from(first), every, Temporal.PlainDate.from(until)).map(String)

test('weeks are counted from the first day, up to and with the last', () => {
  assert.deepEqual(dates('2030-06-12', 'week', '2030-07-03'), ['2030-06-19', '2030-06-26', '2030-07-03'])
  assert.deepEqual(dates('2030-06-12', 'week', '2030-06-18'), [])
  assert.deepEqual(dates('2030-06-12', 'week', '2029-01-01'), [])
})

test('a month that is too short has its last day, and the next one the day itself again', () => {
  assert.deepEqual(dates('2030-12-31', 'month', '2031-04-30'), [
    '2031-01-31',
    '2031-02-28',
    '2031-03-31',
    '2031-04-30',
  ])
})

test('no more are counted than what says that there are too many', () => {
  assert.equal(dates('2030-01-01', 'week', '2130-01-01').length, MOST_REPETITIONS + 1)
})

test('the hour stays what clocks show, on both sides of each change', () => {
  const vienna = 'Europe/Vienna'
  assert.deepEqual(sameHour({ at: '2030-10-23T19:00' }, 7, vienna), { at: '2030-10-30T19:00' })
  assert.deepEqual(sameHour({ at: '2030-03-24T02:30' }, 7, vienna), { at: '2030-03-31T03:30' })
  assert.deepEqual(sameHour({ at: '2030-10-20T02:30' }, 7, vienna), {
    at: '2030-10-27T02:30',
    which: 'first',
  })
  assert.deepEqual(sameHour({ at: '2030-10-27T02:30', which: 'second' }, 7, vienna), {
    at: '2030-11-03T02:30',
  })
})
