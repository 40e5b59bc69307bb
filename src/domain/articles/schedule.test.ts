import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOverdue, readLocalMoment, toLocalText } from './schedule.ts'

const VIENNA = 'Europe/Vienna'

test('a time of the publication’s clocks is one moment', () => {
  const summer = readLocalMoment('2026-07-01T06:00', VIENNA)
  assert.deepEqual(summer, { is: 'moment', at: Temporal.Instant.from('2026-07-01T04:00:00Z') })
  const winter = readLocalMoment('2026-01-01T06:00', VIENNA)
  assert.deepEqual(winter, { is: 'moment', at: Temporal.Instant.from('2026-01-01T05:00:00Z') })
})

test('half past two does not exist in Vienna on 29 March 2026, and half past three comes instead', () => {
  const skipped = readLocalMoment('2026-03-29T02:30', VIENNA)
  assert.equal(skipped.is === 'skipped' && skipped.next.toString(), '2026-03-29T03:30:00')
  assert.equal(readLocalMoment('2026-03-29T02:30', VIENNA, 'second').is, 'skipped')
  assert.equal(readLocalMoment('2026-03-29T03:00', VIENNA).is, 'moment')
  assert.equal(readLocalMoment('2026-03-29T01:59', VIENNA).is, 'moment')
})

test('half past two comes twice in Vienna on 25 October 2026, and somebody has to say which', () => {
  const first = Temporal.Instant.from('2026-10-25T00:30:00Z')
  const second = Temporal.Instant.from('2026-10-25T01:30:00Z')
  assert.deepEqual(readLocalMoment('2026-10-25T02:30', VIENNA), { is: 'twice', first, second })
  assert.deepEqual(readLocalMoment('2026-10-25T02:30', VIENNA, 'first'), { is: 'moment', at: first })
  assert.deepEqual(readLocalMoment('2026-10-25T02:30', VIENNA, 'second'), { is: 'moment', at: second })
  assert.equal(readLocalMoment('2026-10-25T03:00', VIENNA).is, 'moment')
})

test('what is no time is no time', () => {
  for (const text of [
    '',
    'tomorrow',
    '2026-02-30T10:00',
    '2026-13-01T10:00',
    '2026-01-01',
    '2026-01-01T25:00',
  ])
    assert.equal(readLocalMoment(text, VIENNA).is, 'no-time', text)
})

test('a box shows a moment as the publication’s clocks do', () => {
  assert.equal(toLocalText('2026-07-01T04:00:00.000Z', VIENNA), '2026-07-01T06:00')
})

test('what is scheduled is late when the timetable has passed it by', () => {
  const article = { stage: 'scheduled', scheduledAt: '2026-07-01T04:00:00.000Z' }
  assert.equal(isOverdue(article, Temporal.Instant.from('2026-07-01T04:02:00Z')), false)
  assert.equal(isOverdue(article, Temporal.Instant.from('2026-07-01T04:04:00Z')), true)
  assert.equal(
    isOverdue({ ...article, stage: 'published' }, Temporal.Instant.from('2026-07-01T05:00:00Z')),
    false,
  )
})
