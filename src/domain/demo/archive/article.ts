import { hoursBefore } from '../../../lib/clock.ts'
import { slugify } from '../../../lib/slug.ts'
import { minutesToRead } from '../../../lib/words.ts'
import type { Audience } from '../../../platform/db/schema-editorial.ts'
import type { Document } from '../../articles/document/document.ts'
import type { Block } from '../../articles/document/nodes.ts'
import type { Lead } from '../../articles/save.ts'
import type { Material } from './material.ts'
import { archiveId, type Random, randomFor } from './random.ts'

/** So many are young enough for the meter; all the others are archive. */
const YOUNG = 100
const METERED_DAYS = 88
const OLDEST_DAYS = 15 * 365

export type ArchiveArticle = {
  id: string
  number: number
  kind: 'analysis' | 'brief'
  slug: string
  headline: string
  kicker: string
  standfirst: string
  summary: string
  body: Document
  readingMinutes: number
  lead: Lead | null
  audience: Audience | null
  publishedAt: Temporal.Instant
  updatedAt: Temporal.Instant | null
  /** Places in the demo's lists. */
  section: number
  authors: number[]
  topics: number[]
}

/** How many of each there are to choose from. */
export type Choices = { sections: number; authors: number; topics: number }

/** The nth article, the same for the same material and day in every run. */
export function archiveArticle(
  material: Material,
  choices: Choices,
  number: number,
  now: Temporal.Instant,
): ArchiveArticle {
  const random = randomFor(`article ${number}`)
  const kind = random.next() < 0.15 ? 'brief' : 'analysis'
  const words = random.pick(material.headlines)
  const headline = random.next() < 0.5 ? words : `${random.pick(material.places)}: ${words}`
  const { body, readingMinutes } = composeBody(material, kind === 'brief' ? 3 : random.between(6, 14), random)
  const publishedAt = hoursBefore(now, ageInDays(number, random) * 24).round({
    smallestUnit: 'minute',
    roundingMode: 'floor',
  })
  return {
    id: archiveId('article', number),
    number,
    kind,
    // The number keeps it apart from every other, however often a headline comes back.
    slug: `${slugify(headline, 64)}-${number + 1}`,
    headline,
    kicker: random.pick(material.kickers),
    standfirst: random.pick(material.standfirsts),
    summary: random.pick(material.summaries[kind]),
    body,
    readingMinutes,
    lead: random.next() < 0.6 ? random.pick(material.leads) : null,
    audience: random.next() < 0.05 ? 'everyone' : null,
    publishedAt,
    updatedAt: random.next() < 0.1 ? publishedAt.add({ minutes: random.between(20, 1_400) }) : null,
    section: random.between(0, choices.sections - 1),
    authors: several(random.next() < 0.15 ? 2 : 1, choices.authors, random),
    topics: several(random.between(3, 8), choices.topics, random),
  }
}

function ageInDays(number: number, random: Random): number {
  const share = random.next()
  return number < YOUNG ? 1 + share * (METERED_DAYS - 1) : 91 + share * (OLDEST_DAYS - 91)
}

function composeBody(
  material: Material,
  paragraphs: number,
  random: Random,
): { body: Document; readingMinutes: number } {
  const content: Block[] = []
  let words = 0
  for (let index = 0; index < paragraphs; index += 1) {
    if (index > 2 && index % 3 === 0) {
      const { heading, words: more } = random.pick(material.headings)
      content.push(heading)
      words += more
    }
    const { block, words: more } = composeParagraph(material, random)
    content.push(block)
    words += more
  }
  return { body: { type: 'doc', content }, readingMinutes: minutesToRead(words) }
}

/** One in five is a paragraph of the demo as it stands; the others are put together from single sentences. */
function composeParagraph(material: Material, random: Random): { block: Block; words: number } {
  if (random.next() < 0.2) {
    const { paragraph, words } = random.pick(material.passages)
    return { block: paragraph, words }
  }
  const sentences = Array.from({ length: random.between(3, 5) }, () => random.pick(material.sentences))
  const text = sentences.map((sentence) => sentence.text).join(' ')
  const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0)
  return {
    block: { type: 'paragraph', attrs: { dir: null, lang: null }, content: [{ type: 'text', text }] },
    words,
  }
}

/** Different ones, the first in the list far more often than the last, as topics are in any publication. */
function several(count: number, of: number, random: Random): number[] {
  const chosen = new Set<number>()
  while (chosen.size < Math.min(count, of)) chosen.add(Math.floor(random.next() ** 2 * of))
  return [...chosen]
}
