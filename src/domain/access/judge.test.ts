import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type ArticleFacts, isOpen, judge, type Meter, type Person, type Verdict } from './judge.ts'
import { defaultPolicy, type Policy } from './policy.ts'

const DAY = 86_400_000
const NOW = Date.parse('2016-08-15T09:00:00Z')

const visitor: Person = { kind: 'visitor' }
const reader: Person = { kind: 'reader', plans: [] }
const patron: Person = { kind: 'reader', plans: ['patron'] }
const staff: Person = { kind: 'staff' }

const fresh: Meter = { used: 0, opened: false }
const spent: Meter = { used: 3, opened: false, renewsAt: NOW + DAY }

function article(facts: Partial<ArticleFacts> = {}): ArticleFacts {
  return { audience: null, section: 'harbour', publishedAt: NOW - DAY, ...facts }
}

function policy({
  meter,
  ...rest
}: Partial<Omit<Policy, 'meter'>> & { meter?: Partial<Policy['meter']> } = {}) {
  return { ...defaultPolicy, ...rest, meter: { ...defaultPolicy.meter, ...meter } }
}

const archive: Verdict = { wall: 'register', because: { kind: 'archive', days: 90 } }
const unmetered: Verdict = { wall: 'register', because: { kind: 'not-metered' } }

const cases: [sentence: string, Verdict, ArticleFacts, Person, Meter, Policy?][] = [
  [
    'everyone reads what is for everyone',
    { open: 'everyone' },
    article({ audience: 'everyone' }),
    visitor,
    spent,
  ],
  [
    'what the policy leaves to everyone is open',
    { open: 'everyone' },
    article(),
    visitor,
    spent,
    policy({ defaultAudience: 'everyone' }),
  ],
  ['a reader is entitled to what is for registered readers', { open: 'entitled' }, article(), reader, spent],
  [
    'a reader is entitled to the archive too',
    { open: 'entitled' },
    article({ publishedAt: 0 }),
    reader,
    spent,
  ],
  [
    'a plan opens what is for its readers',
    { open: 'entitled' },
    article({ audience: 'plan:patron' }),
    patron,
    spent,
  ],
  [
    'another plan does not',
    { wall: 'plan', because: { kind: 'meter-spent', limit: 3, renewsAt: NOW + DAY } },
    article({ audience: 'plan:friend' }),
    patron,
    spent,
  ],
  [
    'staff read everything',
    { open: 'staff' },
    article({ audience: 'plan:patron', publishedAt: 0 }),
    staff,
    spent,
  ],
  [
    'a visitor’s first article is counted, and two are left',
    { open: 'metered', left: 2, limit: 3, counts: true },
    article(),
    visitor,
    fresh,
  ],
  [
    'the last free article leaves none',
    { open: 'metered', left: 0, limit: 3, counts: true },
    article(),
    visitor,
    { used: 2, opened: false },
  ],
  [
    'reading again is free, even when nothing is left',
    { open: 'metered', left: 0, limit: 3, counts: false },
    article(),
    visitor,
    { ...spent, opened: true },
  ],
  [
    'a spent meter says when it renews',
    { wall: 'register', because: { kind: 'meter-spent', limit: 3, renewsAt: NOW + DAY } },
    article(),
    visitor,
    spent,
  ],
  [
    'a limit that was lowered leaves nothing, not less than nothing',
    { open: 'metered', left: 0, limit: 1, counts: false },
    article(),
    visitor,
    { ...spent, opened: true },
    policy({ meter: { limit: 1 } }),
  ],
  ['what is 90 days old is archive', archive, article({ publishedAt: NOW - 90 * DAY }), visitor, fresh],
  [
    'what is a moment younger is not',
    { open: 'metered', left: 2, limit: 3, counts: true },
    article({ publishedAt: NOW - 90 * DAY + 1 }),
    visitor,
    fresh,
  ],
  [
    'the archive is walled even for whom it was opened when it was new',
    archive,
    article({ publishedAt: NOW - 91 * DAY }),
    visitor,
    { used: 1, opened: true },
  ],
  [
    'a publication may have no archive',
    { open: 'metered', left: 2, limit: 3, counts: true },
    article({ publishedAt: 0 }),
    visitor,
    fresh,
    policy({ archiveAfterDays: null }),
  ],
  ['a limit of 0 turns the meter off', unmetered, article(), visitor, fresh, policy({ meter: { limit: 0 } })],
  [
    'a section may be off the meter',
    unmetered,
    article({ section: 'uplands' }),
    visitor,
    fresh,
    policy({ meter: { sections: ['harbour'] } }),
  ],
  [
    'a section may be the only one on the meter',
    { open: 'metered', left: 2, limit: 3, counts: true },
    article(),
    visitor,
    fresh,
    policy({ meter: { sections: ['harbour'] } }),
  ],
  [
    'a visitor before what is for a plan is asked for the plan',
    { wall: 'plan', because: { kind: 'archive', days: 90 } },
    article({ audience: 'plan:patron', publishedAt: 0 }),
    visitor,
    fresh,
  ],
]

for (const [sentence, verdict, facts, person, meter, rules = defaultPolicy] of cases) {
  test(sentence, () => assert.deepEqual(judge(facts, person, meter, rules, NOW), verdict))
}

const anyAudience = fc.constantFrom('everyone' as const, 'registered' as const, 'plan:patron' as const)
const anyArticle = fc.record({
  audience: fc.option(anyAudience),
  section: fc.constantFrom('harbour', 'uplands'),
  publishedAt: fc.integer({ min: NOW - 200 * DAY, max: NOW }),
})
const anyPerson = fc.constantFrom(visitor, reader, patron, staff)
const anyMeter = fc.record({ used: fc.nat(12), opened: fc.boolean() })
const anyPolicy = fc.record({
  defaultAudience: anyAudience,
  meter: fc.record({
    limit: fc.nat(10),
    windowDays: fc.integer({ min: 1, max: 366 }),
    sections: fc.option(fc.subarray(['harbour', 'uplands'])),
  }),
  archiveAfterDays: fc.option(fc.integer({ min: 1, max: 300 })),
  benefits: fc.constant<Policy['benefits']>([]),
  review: fc.constant<Policy['review']>({ skip: [] }),
  publicHistory: fc.constant(false),
})
const question = [anyArticle, anyPerson, anyMeter, anyPolicy] as const

test('the same question has the same answer, and asking changes nothing', () => {
  fc.assert(
    fc.property(...question, (facts, person, meter, rules) => {
      const before = JSON.stringify([facts, person, meter, rules])
      assert.deepEqual(judge(facts, person, meter, rules, NOW), judge(facts, person, meter, rules, NOW))
      assert.equal(JSON.stringify([facts, person, meter, rules]), before)
    }),
  )
})

test('a higher limit never closes what a lower one opens', () => {
  fc.assert(
    fc.property(...question, fc.nat(20), (facts, person, meter, rules, more) => {
      const wider = { ...rules, meter: { ...rules.meter, limit: rules.meter.limit + more } }
      if (isOpen(judge(facts, person, meter, rules, NOW)))
        assert.ok(isOpen(judge(facts, person, meter, wider, NOW)))
    }),
  )
})

test('who has used more is never let in where who has used less is walled', () => {
  fc.assert(
    fc.property(...question, fc.nat(20), (facts, person, meter, rules, more) => {
      const later = { ...meter, used: meter.used + more }
      if (!isOpen(judge(facts, person, meter, rules, NOW)))
        assert.ok(!isOpen(judge(facts, person, later, rules, NOW)))
    }),
  )
})

test('what is for everyone is open to everyone, whatever the policy', () => {
  fc.assert(
    fc.property(...question, (facts, person, meter, rules) =>
      assert.deepEqual(judge({ ...facts, audience: 'everyone' }, person, meter, rules, NOW), {
        open: 'everyone',
      }),
    ),
  )
})

test('archive is never metered, and a signed-in reader meets no wall before what is for the registered', () => {
  fc.assert(
    fc.property(...question, (facts, person, meter, rules) => {
      const verdict = judge(facts, person, meter, rules, NOW)
      const isOld = rules.archiveAfterDays !== null && NOW - facts.publishedAt >= rules.archiveAfterDays * DAY
      if (isOld && 'open' in verdict) assert.notEqual(verdict.open, 'metered')
      if (person !== visitor && (facts.audience ?? rules.defaultAudience) === 'registered')
        assert.ok(isOpen(verdict))
    }),
  )
})

test('counting what it says until it walls gives exactly the limit', () => {
  fc.assert(
    fc.property(anyPolicy, (rules) => {
      const open = { ...rules, defaultAudience: 'registered' as const, archiveAfterDays: null }
      let used = 0
      for (let number = 0; number < 20; number += 1) {
        const verdict = judge(article(), visitor, { used, opened: false }, open, NOW)
        if (isOpen(verdict)) used += 1
      }
      const isOn = open.meter.sections === null || open.meter.sections.includes('harbour')
      assert.equal(used, isOn ? open.meter.limit : 0)
    }),
  )
})
