import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTallyMemory } from './tally-memory.ts'

test('few are counted each time; many only after fifty times as long as it took', async () => {
  let time = 0
  let counted = 0
  const recall = createTallyMemory<number>(
    (size) => size,
    () => time,
  )
  const ask = (size: number) =>
    recall('key', async () => {
      counted += 1
      time += 100
      return size
    })
  await ask(10)
  await ask(10)
  assert.equal(counted, 2)
  await ask(1_000_000)
  time += 4_000
  assert.equal(await ask(10), 1_000_000)
  time += 2_000
  assert.equal(await ask(10), 10)
  assert.equal(counted, 4)
})

test('two who ask at once have it counted once, and a failure is not remembered', async () => {
  let counted = 0
  const recall = createTallyMemory<number>((size) => size)
  await assert.rejects(recall('key', fails))
  const count = async () => (counted += 1)
  await Promise.all([recall('key', count), recall('key', count)])
  assert.equal(counted, 1)
})

function fails(): Promise<never> {
  return Promise.reject(new Error('away'))
}
