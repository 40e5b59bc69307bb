import { inLanguage } from '../../lib/localized.ts'
import type { ArticleCard } from '../articles/cards.ts'
import { type EditionDocument, parseEdition } from '../articles/document/document.ts'
import type { Block, EditionBlock, Inline } from '../articles/document/nodes.ts'
import type { EditionWords } from './editions.ts'
import type { Happened } from './review-matter.ts'

export type ReviewHeadings = { updated: string; corrected: string }

/** More of one section is on its page. */
const MOST_OF_SECTION = 8
/** A card weighs up to two kilobytes, and mail programs cut off what is beyond a hundred. */
const MOST_PUBLISHED = 30
const MOST_OF_OTHERS = 8
const LONGEST_SUBJECT = 90

/** The words of an automatic edition: an introduction to be written, then what happened, by section. */
export function reviewWords(
  happened: Happened,
  {
    name,
    headings,
    language,
    introduction,
    tellsAll,
  }: {
    name: string
    headings: ReviewHeadings
    language: string
    introduction: unknown
    tellsAll: boolean
  },
): EditionWords {
  const [lead, ...others] = happened.published
  const subject = lead && tellsAll ? shorten(`${name}: ${lead.headline}`) : name
  const preheader = others
    .slice(0, 2)
    .map(({ headline }) => headline)
    .join(' · ')
  const body: EditionDocument = {
    type: 'doc',
    content: [...introductionOf(introduction), ...(tellsAll ? tell(happened, headings, language) : [])],
  }
  return { subject, otherSubject: null, preheader: tellsAll ? preheader : '', body }
}

function introductionOf(template: unknown): EditionDocument['content'] {
  const parsed = template === undefined ? undefined : parseEdition(template)
  return parsed?.ok ? parsed.document.content : [paragraph([])]
}

function tell(happened: Happened, headings: ReviewHeadings, language: string): (Block | EditionBlock)[] {
  const published = happened.published.slice(0, MOST_PUBLISHED)
  const updated = happened.updated.slice(0, MOST_OF_OTHERS)
  const corrected = happened.corrected.slice(0, MOST_OF_OTHERS)
  const bySection = [...Map.groupBy(published, ({ section }) => section.slug).values()]
  const [lead] = published
  return [
    ...bySection.flatMap((cards) => [
      heading(inLanguage(cards[0]?.section.name ?? {}, language)),
      ...cards.slice(0, MOST_OF_SECTION).map((card) => show(card, card === lead ? 'teaser' : 'card')),
    ]),
    ...(updated.length > 0 ? [heading(headings.updated), ...updated.map((card) => show(card, 'card'))] : []),
    ...(corrected.length > 0 ? [heading(headings.corrected)] : []),
    ...corrected.flatMap(({ card, texts }) => [
      show(card, 'card'),
      ...texts.map((text) => paragraph([{ type: 'text', text }])),
    ]),
  ]
}

function show(card: ArticleCard, form: 'card' | 'teaser'): EditionBlock {
  return { type: 'articleBlock', attrs: { work: card.workId, form } }
}

function heading(text: string): Block {
  const attrs = { dir: null, lang: null, level: 2 as const, id: null }
  return { type: 'heading', attrs, ...(text !== '' && { content: [{ type: 'text', text }] }) }
}

function paragraph(content: Inline[]): Block {
  return { type: 'paragraph', attrs: { dir: null, lang: null }, ...(content.length > 0 && { content }) }
}

function shorten(text: string): string {
  if (text.length <= LONGEST_SUBJECT) return text
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST_SUBJECT))}…`
}
