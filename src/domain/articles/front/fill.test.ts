import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Candidate, Candidates, FilledFront } from './fill.ts'
import { fillFront } from './fill.ts'
import { type Layout, type Rule, standardLayout } from './layout.ts'

/** `a1` is the newest analysis, `b1` the newest brief; `*` marks what is featured, `#` what has a picture. */
const list = (words: string): Candidate[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => ({
      id: word.replace(/[*#]/g, ''),
      kind: word.startsWith('b') ? 'brief' : 'analysis',
      featured: word.includes('*'),
      pictured: word.includes('#'),
    }))

/** `featured`, `analysis=a4`: a rule, and behind it what was placed by hand. */
const slot = (text: string): Layout['lead'] => {
  const [rule = '', article = ''] = text.split('=')
  return { rule: isRule(rule) ? rule : `section:${rule}`, article: article || null }
}

const isRule = (text: string): text is Rule => ['featured', 'analysis', 'brief'].includes(text)

type Case = {
  says: string
  lead?: string
  secondary?: string
  briefs?: string
  rows?: Record<string, number>
  repeats?: boolean
  analyses?: string
  newestBriefs?: string
  sections?: Record<string, string>
  /** Placed by hand and not allowed there any more. */
  withheld?: string[]
  /** Lead | beside it | briefs | rows. What was placed by hand has an exclamation mark. */
  gives: string
}

const cases: Case[] = [
  { says: 'the newest featured analysis leads', analyses: 'a1 a2* a3', gives: 'a2 | |' },
  { says: 'without one the newest analysis leads', analyses: 'a1 a2', gives: 'a1 | |' },
  {
    says: 'what was featured long ago does not lead',
    analyses: 'a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11*',
    gives: 'a1 | |',
  },
  { says: 'nothing published leaves the page empty', gives: '- | |' },
  {
    says: 'briefs never lead by themselves',
    briefs: 'brief',
    newestBriefs: 'b1 b2',
    gives: '- | | b1',
  },
  {
    says: 'each place takes the next that does not stand above',
    secondary: 'analysis featured analysis',
    analyses: 'a1 a2* a3 a4* a5',
    gives: 'a2 | a1 a4 a3 |',
  },
  {
    says: 'a place by hand keeps its article, and rules above it pass it over',
    secondary: 'analysis analysis=a1',
    analyses: 'a1 a2 a3',
    gives: 'a2 | a3 a1! |',
  },
  {
    says: 'what was placed by hand and cannot stand there gives way to the rule',
    lead: 'featured=a9',
    secondary: 'analysis',
    analyses: 'a1 a2',
    withheld: ['a9'],
    gives: 'a1 | a2 |',
  },
  {
    says: 'placed in two places it stands in the first',
    lead: 'featured=a7',
    secondary: 'analysis=a7',
    analyses: 'a1',
    gives: 'a7! | a1 |',
  },
  {
    says: 'a place can be the newest of a section, whatever its kind',
    secondary: 'harbour harbour',
    analyses: 'a1',
    sections: { harbour: 'a1 b1 a5' },
    gives: 'a1 | b1 a5 |',
  },
  {
    says: 'a place for which there is nothing is left out, and the others stay where they are',
    secondary: 'nowhere analysis',
    analyses: 'a1 a2',
    gives: 'a1 | - a2 |',
  },
  {
    says: 'a lead whose section has nothing is the newest featured analysis',
    lead: 'nowhere',
    analyses: 'a1 a2*',
    gives: 'a2 | |',
  },
  {
    says: 'briefs by hand stand where they were put',
    briefs: 'brief brief=b7 brief',
    newestBriefs: 'b1 b2 b3',
    gives: '- | | b1 b7! b2',
  },
  {
    says: 'a section begins with its newest analysis and shows nothing that stands above',
    analyses: 'a1',
    rows: { harbour: 3 },
    sections: { harbour: 'b1 a1 b2 a2 b3' },
    gives: 'a1 | | | harbour: a2 b1 b2',
  },
  {
    says: 'a section of briefs begins with a picture',
    rows: { harbour: 2 },
    sections: { harbour: 'b1 b2# b3' },
    gives: '- | | | harbour: b2 b1',
  },
  {
    says: 'sections stand in the order they were put in; one with nothing of its own is left out',
    analyses: 'a1',
    rows: { uplands: 1, harbour: 2, islands: 2 },
    sections: { harbour: 'a2', uplands: 'a3 a4', islands: 'a1' },
    gives: 'a1 | | | uplands: a3, harbour: a2',
  },
  {
    says: 'where it may repeat, a section that would be left nearly empty shows again what stands above',
    analyses: 'a1',
    rows: { harbour: 3 },
    repeats: true,
    sections: { harbour: 'a1 a2' },
    gives: 'a1 | | | harbour: a1 a2',
  },
  {
    says: 'a section that is not shown takes nothing',
    rows: { harbour: 0 },
    sections: { harbour: 'a1' },
    gives: '- | |',
  },
]

for (const { says, gives, ...one } of cases)
  test(says, () => {
    assert.equal(shown(layoutOf(one), fillFront(layoutOf(one), candidatesOf(one))), gives)
  })

test('no article ever stands in two places of a page that does not repeat', () => {
  const names = Array.from({ length: 40 }, (_, index) => `a${index}`).join(' ')
  const layout = layoutOf({ secondary: 'analysis featured harbour analysis', rows: { harbour: 8 } })
  const { places, rows } = fillFront(
    { ...layout, briefs: standardLayout.briefs },
    candidatesOf({ analyses: names, sections: { harbour: names } }),
  )
  const all = [...[...places.values()].map(({ article }) => article), ...rows.flatMap((row) => row.articles)]
  assert.equal(new Set(all).size, all.length)
})

function layoutOf({
  lead = 'featured',
  secondary = '',
  briefs = '',
  rows = {},
  ...one
}: Partial<Case>): Layout {
  const slots = (text: string) => text.split(' ').filter(Boolean).map(slot)
  return {
    lead: slot(lead),
    secondary: slots(secondary),
    briefs: slots(briefs),
    rows: Object.entries(rows).map(([section, count]) => ({ section, count: count || 1, shown: count > 0 })),
    repeats: one.repeats ?? false,
  }
}

function candidatesOf({ withheld = [], ...one }: Partial<Case>): Candidates {
  const placed = [one.lead, one.secondary, one.briefs].flatMap(
    (text) => text?.split(' ').flatMap((word) => word.split('=')[1] ?? []) ?? [],
  )
  return {
    analyses: list(one.analyses ?? ''),
    briefs: list(one.newestBriefs ?? ''),
    bySection: new Map(Object.entries(one.sections ?? {}).map(([section, words]) => [section, list(words)])),
    placeable: new Set(placed.filter((id) => !withheld.includes(id))),
  }
}

function shown(layout: Layout, { places, rows }: FilledFront): string {
  const at = (place: 'lead' | `secondary-${number}` | `briefs-${number}`) => {
    const filling = places.get(place)
    return filling ? `${filling.article}${filling.by === 'hand' ? '!' : ''}` : '-'
  }
  const sections = rows.map(({ section, articles }) => `${section}: ${articles.join(' ')}`)
  const parts = [
    at('lead'),
    layout.secondary.map((_, index) => at(`secondary-${index}`)).join(' '),
    layout.briefs.map((_, index) => at(`briefs-${index}`)).join(' '),
    ...(sections.length > 0 ? [sections.join(', ')] : []),
  ]
  return parts.join(' | ').replace(/ {2,}/g, ' ').trim()
}
