import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from './id.ts'

test('ids made one after the other sort in that order, however many fall into one millisecond', () => {
  const ids = Array.from({ length: 50_000 }, newId)
  assert.deepEqual(ids.toSorted(), ids)
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})

test('the time in an id is that of its making', () => {
  const before = Date.now()
  const id = newId()
  const made = Number.parseInt(id.slice(0, 13).replace('-', ''), 16)
  assert.ok(made >= before && made <= Date.now() + 50, `${made} is not about ${before}`)
})
