import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findByName, readAsked } from './find.ts'
import { type DoorSeat, withActs } from './list.ts'

const seat = (id: string, name: string, came: number | null = null): DoorSeat => ({
  id,
  name,
  guests: 0,
  token: '',
  code: '',
  came,
})
const names = (query: string) => {
  const asked = readAsked(query)
  const seats = [
    seat('1', 'Élodie Marchand'),
    seat('2', 'Noor Haddad', 5),
    seat('3', 'Noah el-Haddad'),
    seat('4', 'kay@example.org'),
    seat('5', 'نور حدّاد'),
  ]
  return asked.is === 'name' ? findByName(seats, asked.words).map(({ id }) => id) : asked
}

test('what a camera reads is a ticket, with the host in it or not; other addresses are nobody’s', () => {
  const ticket = { is: 'ticket', seat: 'seat-1', token: 'abc_DEF-1' }
  assert.deepEqual(readAsked('https://site.example/tickets/seat-1/abc_DEF-1'), ticket)
  assert.deepEqual(readAsked(' /tickets/seat-1/abc_DEF-1.png '), ticket)
  assert.equal(readAsked('https://site.example/tickets/seat-1').is, 'name')
})

test('letters are read however they are typed, and no name is taken for them', () => {
  const letters = { is: 'letters', letters: 'K7QM2XPD' }
  for (const typed of ['K7QM-2XPD', 'k7qm 2xpd', 'k7qm2xpd']) assert.deepEqual(readAsked(typed), letters)
  for (const typed of ['Schwartz', 'K7QM-2XP', 'K7QM-2XPA']) assert.equal(readAsked(typed).is, 'name')
})

test('names are found by their beginnings, without accents and in any order; who has come stands last', () => {
  assert.deepEqual(names('elo'), ['1'])
  assert.deepEqual(names('haddad no'), ['3', '2'])
  assert.deepEqual(names('kay@ex'), ['4'])
  assert.deepEqual(names('حداد'), ['5'])
  assert.equal(names('').toString().length, 9)
  assert.deepEqual(names('ddad'), [])
})

test('what was done here shows at once, the earliest arrival stays, and the last word is the last', () => {
  const acts = [
    { id: 'b', event: 'e', seat: '1', act: 'in' as const, at: 30 },
    { id: 'a', event: 'e', seat: '2', act: 'in' as const, at: 40 },
    { id: 'c', event: 'e', seat: '3', act: 'out' as const, at: 9 },
    { id: 'd', event: 'e', seat: '3', act: 'in' as const, at: 5 },
  ]
  const seats = [seat('1', 'A'), seat('2', 'B', 10), seat('3', 'C', 4)]
  assert.deepEqual(
    withActs(seats, acts).map(({ came }) => came),
    [30, 10, null],
  )
})
