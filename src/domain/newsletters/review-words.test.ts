import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleCard } from '../articles/cards.ts'
import { parseEdition } from '../articles/document/document.ts'
import { reviewWords } from './review-words.ts'

const headings = { updated: 'Updated', corrected: 'Corrected' }
const settings = { name: 'The Week', headings, language: 'en', introduction: undefined, tellsAll: true }

test('however much happened, it tells no more than a mail can hold, and of no section all there is', () => {
  const published = cards(60, (number) => `section-${number % 6}`)
  const others = cards(20, () => 'section-0')
  const corrected = others.map((card) => ({ card, texts: ['It was 1936.'] }))
  const { body } = reviewWords({ published, updated: others, corrected }, settings)
  const parsed = parseEdition(body)
  assert.ok(parsed.ok)
  const told = parsed.document.content.filter(({ type }) => type === 'articleBlock')
  assert.equal(told.length, 30 + 8 + 8)
  const one = reviewWords({ published: cards(20, () => 'only'), updated: [], corrected: [] }, settings)
  assert.equal(JSON.stringify(one.body).match(/articleBlock/g)?.length, 8)
})

test('its subject names the newest, cut at a word, and what follows stands after it', () => {
  const [lead, second, third] = cards(3, () => 'only')
  assert.ok(lead && second && third)
  const long = { ...lead, headline: 'A strait, a pilot, a ship and the tide that carried them '.repeat(3) }
  const { subject, preheader } = reviewWords(
    { published: [long, second, third], updated: [], corrected: [] },
    settings,
  )
  assert.ok(subject.startsWith('The Week: A strait') && subject.endsWith('…') && subject.length <= 91)
  assert.equal(preheader, 'Article 1 · Article 2')
})

function cards(count: number, section: (number: number) => string): ArticleCard[] {
  return Array.from({ length: count }, (_, number) => ({
    id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    workId: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    kind: 'analysis',
    slug: `article-${number}`,
    language: 'en',
    featured: false,
    headline: `Article ${number}`,
    kicker: '',
    standfirst: '',
    summary: '',
    lead: null,
    readingMinutes: 3,
    section: { slug: section(number), name: { en: section(number) } },
    authors: [],
    audience: null,
    publishedAt: '2016-08-10T09:30:00.000Z',
    updatedAt: null,
  }))
}
