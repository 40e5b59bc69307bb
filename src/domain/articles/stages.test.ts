import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import type { ArticleStage } from '../../platform/db/schema-editorial.ts'
import { may, roles } from '../staff/may.ts'
import { allMoves, decideMove, type Move, type Mover, type Standing } from './stages.ts'

const stages = ['writing', 'in-review', 'approved', 'scheduled', 'published'] as const
const skipping: StaffRole[] = ['editor', 'publisher', 'owner']

function mover(role: StaffRole): Mover {
  const member = { id: 'm', name: 'M', email: 'm@lighthouse.example', role, sectionIds: null }
  return { role, mayAct: (act) => may(member, act, { createdBy: 'm' }) }
}

function standing(stage: ArticleStage, facts: Partial<Standing> = {}): Standing {
  return { stage, isLive: stage === 'published', isArchived: false, isOwn: false, ...facts }
}

/** Where each move leads from writing, in review, approved, scheduled and published; `-`: it is refused. */
const table: Record<Move, { [role in 'writer' | 'strict editor' | 'editor']: string }> = {
  submit: { writer: 'in-review - - - -', 'strict editor': 'in-review - - - -', editor: 'in-review - - - -' },
  'request-changes': {
    writer: '- - - - -',
    'strict editor': '- writing writing writing -',
    editor: '- writing writing writing -',
  },
  approve: { writer: '- - - - -', 'strict editor': '- approved - - -', editor: '- approved - - -' },
  schedule: {
    writer: '- - - - -',
    'strict editor': '- - scheduled scheduled -',
    editor: 'scheduled scheduled scheduled scheduled -',
  },
  unschedule: { writer: '- - - - -', 'strict editor': '- - - approved -', editor: '- - - approved -' },
  publish: {
    writer: '- - - - -',
    'strict editor': '- - published published -',
    editor: 'published published published published -',
  },
  withdraw: { writer: '- - - - -', 'strict editor': '- - - - writing', editor: '- - - - writing' },
  archive: {
    writer: '- - - - -',
    'strict editor': 'writing in-review approved - -',
    editor: 'writing in-review approved - -',
  },
  unarchive: { writer: '- - - - -', 'strict editor': '- - - - -', editor: '- - - - -' },
}

test('each move is allowed from where the table says, to whom it says', () => {
  for (const move of allMoves) {
    for (const [who, expected] of Object.entries(table[move])) {
      const role = who === 'writer' ? 'writer' : 'editor'
      const skip = who === 'editor' ? skipping : []
      const found = stages.map((stage) => {
        const decision = decideMove(move, standing(stage), mover(role), skip)
        return decision.allowed ? decision.to : '-'
      })
      assert.equal(found.join(' '), expected, `${move} by a ${who}`)
    }
  }
})

test('a draft over a published article goes the same way, and can be taken down at any point of it', () => {
  for (const stage of ['writing', 'in-review', 'approved', 'scheduled'] as const) {
    const live = standing(stage, { isLive: true })
    const taken = decideMove('withdraw', live, mover('editor'), skipping)
    assert.deepEqual(taken, { allowed: true, to: stage })
    assert.equal(decideMove('archive', live, mover('editor'), skipping).allowed, false)
    assert.equal(decideMove('publish', live, mover('editor'), skipping).allowed, true)
  }
})

test('nobody approves their own words who may not skip the review', () => {
  const own = standing('in-review', { isOwn: true })
  assert.deepEqual(decideMove('approve', own, mover('editor'), []), { allowed: false, because: 'own' })
  assert.equal(decideMove('approve', own, mover('editor'), skipping).allowed, true)
})

test('what is put away can only be taken out again', () => {
  for (const move of allMoves) {
    const decision = decideMove(move, standing('writing', { isArchived: true }), mover('owner'), skipping)
    assert.equal(decision.allowed, move === 'unarchive', move)
  }
})

test('whatever is done in whatever order, nothing unreviewed reaches readers unless a role may skip the review', () => {
  const anyMove = fc.constantFrom(...allMoves)
  const anyStep = fc.record({ move: anyMove, role: fc.constantFrom(...roles), save: fc.boolean() })
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), fc.subarray([...roles]), (steps, skip) => {
      let now = standing('writing')
      let isReviewed = false
      for (const { move, role, save } of steps) {
        if (save) {
          now = { ...now, stage: 'writing' }
          isReviewed = false
        }
        const decision = decideMove(move, now, mover(role), skip)
        if (!decision.allowed) continue
        if (move === 'approve') isReviewed = true
        if (move === 'request-changes' || move === 'submit') isReviewed = false
        // Whoever may skip the review schedules on their own word, which counts from then on.
        if (move === 'schedule' && skip.includes(role)) isReviewed = true
        if (move === 'publish' || move === 'schedule') assert.ok(isReviewed || skip.includes(role))
        assert.ok(role !== 'writer' || move === 'submit')
        now = after(now, move, decision.to)
        assert.ok(!(now.isLive && now.isArchived))
        assert.ok(now.stage !== 'published' || now.isLive)
      }
    }),
  )
})

function after(before: Standing, move: Move, stage: ArticleStage): Standing {
  const isLive = move === 'publish' ? true : move === 'withdraw' ? false : before.isLive
  const isArchived = move === 'archive' ? true : move === 'unarchive' ? false : before.isArchived
  return { ...before, stage, isLive, isArchived }
}
