import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dateAndTime,
  fullDate,
  listParts,
  longDate,
  machineTime,
  monthAndYear,
  monthName,
  number,
  rate,
} from './format.ts'

const vienna = 'Europe/Vienna'
const en = { language: 'en', timeZone: vienna } as const
const fr = { language: 'fr', timeZone: vienna } as const
const ar = { language: 'ar', timeZone: vienna } as const

test('a date is that of the publication’s own clock, not of Greenwich', () => {
  assert.equal(longDate('2016-08-09T22:30:00Z', en), '10 August 2016')
  assert.equal(longDate('2016-08-09T22:30:00Z', fr), '10 août 2016')
  assert.equal(longDate('2016-08-09T22:30:00Z', ar), '10 أغسطس 2016')
  assert.equal(fullDate('2016-08-10T07:30:00Z', en), 'Wednesday, 10 August 2016')
})

test('a time names its zone, in summer and in winter', () => {
  assert.equal(dateAndTime('2016-08-10T07:30:00Z', en), '10 August 2016 at 09:30 CEST')
  assert.equal(dateAndTime('2016-01-10T07:30:00Z', en), '10 January 2016 at 08:30 CET')
})

test('machines read the same wall clock with its offset', () => {
  assert.equal(machineTime('2016-08-10T07:30:00Z', en), '2016-08-10T09:30:00+02:00')
  assert.equal(
    machineTime('2016-08-10T07:30:00.250Z', { ...en, timeZone: 'UTC' }),
    '2016-08-10T07:30:00+00:00',
  )
})

test('a month is itself in every zone', () => {
  assert.equal(monthAndYear(2016, 8, { ...en, timeZone: 'Pacific/Auckland' }), 'August 2016')
  assert.equal(monthName(2016, 1, { ...ar, timeZone: 'America/Lima' }), 'يناير')
})

test('numbers are grouped as the language does, in Latin digits', () => {
  assert.equal(number(250_000, en), '250,000')
  assert.equal(number(250_000, fr), '250\u202f000')
  assert.equal(rate(1 / 3, fr), '0,33')
  assert.match(number(250_000, ar), /^250.000$/)
})

test('a list keeps its names apart from what joins them', () => {
  assert.deepEqual(
    listParts(['Ines', 'Kofi'], fr).map(({ type, value }) => `${type}:${value}`),
    ['element:Ines', 'literal: et ', 'element:Kofi'],
  )
})
