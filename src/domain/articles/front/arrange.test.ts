import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrange, neighbourOf } from './arrange.ts'
import { type Candidate, type Candidates, fillFront } from './fill.ts'
import { type Layout, standardLayout, withEverySection } from './layout.ts'

const analysis = (id: string): Candidate => ({ id, kind: 'analysis', featured: false, pictured: false })
const candidates: Candidates = {
  analyses: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map(analysis),
  briefs: [],
  bySection: new Map(),
  placeable: new Set(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']),
}
const page = (layout: Layout) =>
  [...fillFront(layout, candidates).places.values()].map(
    ({ article, by }) => article + (by === 'hand' ? '!' : ''),
  )
const order = (layout: Layout) => layout.rows.map(({ section }) => section)
const change = (layout: Layout, what: Parameters<typeof arrange>[1]) =>
  arrange(layout, what, fillFront(layout, candidates))

test('what a rule had found goes by hand where it was moved to, and the rule finds the next', () => {
  assert.deepEqual(page(standardLayout), ['a1', 'a2', 'a3', 'a4'])
  const moved = change(standardLayout, { is: 'move', place: 'secondary-1', to: 'lead' })
  assert.deepEqual(page(moved), ['a3!', 'a1', 'a2', 'a4'])
})

test('two articles that were placed by hand exchange their places', () => {
  const placed = change(standardLayout, { is: 'place', place: 'lead', article: 'a5' })
  const both = change(placed, { is: 'place', place: 'secondary-0', article: 'a6' })
  assert.deepEqual(page(both), ['a5!', 'a6!', 'a1', 'a2'])
  const moved = change(both, { is: 'move', place: 'secondary-0', to: 'lead' })
  assert.deepEqual(page(moved), ['a6!', 'a5!', 'a1', 'a2'])
  assert.deepEqual(moved.lead.rule, 'featured')
})

test('an article that is placed twice leaves the first place', () => {
  const placed = change(standardLayout, { is: 'place', place: 'lead', article: 'a5' })
  const again = change(placed, { is: 'place', place: 'secondary-2', article: 'a5' })
  assert.deepEqual(page(again), ['a1', 'a2', 'a3', 'a5!'])
  assert.deepEqual(page(change(again, { is: 'free', place: 'secondary-2' })), page(standardLayout))
})

test('places are added up to the most there may be, and removed; the lead stays', () => {
  let layout = standardLayout
  for (let more = 0; more < 5; more += 1) layout = change(layout, { is: 'add', group: 'secondary' })
  assert.equal(layout.secondary.length, 6)
  for (let less = 0; less < 7; less += 1) layout = change(layout, { is: 'remove', place: 'secondary-0' })
  assert.equal(layout.secondary.length, 0)
  assert.equal(change(layout, { is: 'remove', place: 'lead' }), layout)
})

test('the arrows lead from place to place, and briefs keep to their column', () => {
  assert.equal(neighbourOf(standardLayout, 'lead', -1), undefined)
  assert.equal(neighbourOf(standardLayout, 'lead', 1), 'secondary-0')
  assert.equal(neighbourOf(standardLayout, 'secondary-2', 1), undefined)
  assert.equal(neighbourOf(standardLayout, 'briefs-0', -1), undefined)
})

test('rows follow their order, a new section comes last, one that is gone has no row', () => {
  const sections = ['harbour', 'uplands', 'islands'].map((id) => ({ id }))
  const all = withEverySection(standardLayout, sections)
  const moved = change(all, { is: 'move-row', from: 2, to: 0 })
  assert.deepEqual(order(moved), ['islands', 'harbour', 'uplands'])
  const later = withEverySection(moved, [{ id: 'hills' }, ...sections.slice(1)])
  assert.deepEqual(order(later), ['islands', 'uplands', 'hills'])
  assert.deepEqual(change(all, { is: 'move-row', from: 0, to: -1 }).rows, all.rows)
})
