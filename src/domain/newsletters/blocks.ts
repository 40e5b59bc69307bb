import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { isOpen, judge, type Person } from '../access/judge.ts'
import type { Policy } from '../access/policy.ts'
import { readBodies } from '../articles/bodies.ts'
import { type ArticleCard, completeCards, selectCards } from '../articles/cards.ts'
import { cut } from '../articles/document/cut.ts'
import type { Document, EditionDocument } from '../articles/document/document.ts'
import { isEditionBlock } from '../articles/document/edition-block.ts'
import type { ArticleForm, EditionBlock } from '../articles/document/nodes.ts'
import { listArticles } from '../articles/lists.ts'
import { cardsWithIds, type EventCard } from '../events/events.ts'

/** What a block stands for. A card has no `body`; `rest`: there is more, on the site. */
export type ShownBlock =
  | { kind: 'article'; form: ArticleForm; card: ArticleCard; body?: Document; rest: boolean }
  | { kind: 'section'; slug: string; name: Localized; cards: ArticleCard[] }
  | { kind: 'event'; event: EventCard }

/** Of an edition's blocks; undefined for what is not, or no longer, to be seen. */
export type ReadBlocks = (block: EditionBlock) => ShownBlock | undefined

type Reading = { language: string; person: Person; policy: Policy; now: number; asOf?: string | null }

/**
 * Looks up what an edition shows, each kind of thing in one go. An article comes in the edition's language where there
 * is such a version, and whole only if `person` may read it whole: a mail cannot be metered, so the meter counts as
 * spent. `now` in milliseconds since 1970. `asOf`: a section shows what was its newest then, so that an edition that went
 * out keeps telling of its own week.
 */
export async function readBlocks(
  db: Db,
  document: EditionDocument,
  { language, person, policy, now, asOf }: Reading,
): Promise<ReadBlocks> {
  const blocks = document.content.filter(isEditionBlock)
  const cards = await cardsOfWorks(db, worksIn(blocks), language)
  const bodies = await readBodies(
    db,
    [...cards.values()].map((card) => card.id),
  )
  const sections = await sectionsIn(db, blocks, { language, asOf }, new Set(cards.keys()))
  const events = await eventsIn(db, blocks, language)
  return (block) => {
    if (block.type === 'eventBlock') return events.get(block.attrs.event)
    if (block.type === 'sectionBlock') return sections.get(keyOf(block.attrs))
    const card = cards.get(block.attrs.work)
    const body = card && bodies.get(card.id)
    if (!card || !body) return undefined
    const mayRead = mayReadWhole(card, person, policy, now)
    return showArticle(card, body, block.attrs.form, mayRead)
  }
}

/** Whether this person may have the whole of it in a mail, or on a page that is counted nowhere. */
export function mayReadWhole(card: ArticleCard, person: Person, policy: Policy, now: number): boolean {
  const facts = {
    audience: card.audience,
    section: card.section.slug,
    publishedAt: Date.parse(card.publishedAt),
  }
  return isOpen(judge(facts, person, { used: policy.meter.limit, opened: false }, policy, now))
}

function showArticle(card: ArticleCard, body: Document, form: ArticleForm, mayRead: boolean): ShownBlock {
  if (form === 'card') return { kind: 'article', form, card, rest: true }
  if (form === 'whole' && mayRead) return { kind: 'article', form, card, body, rest: false }
  const { teaser, rest } = cut(body)
  return { kind: 'article', form: 'teaser', card, body: teaser, rest }
}

function worksIn(blocks: readonly EditionBlock[]): Id[] {
  return blocks.flatMap((block) => (block.type === 'articleBlock' ? [block.attrs.work] : []))
}

/** Published articles by their work: in `language`, else as they were written. */
export async function cardsOfWorks(
  db: Db,
  workIds: readonly Id[],
  language: string,
): Promise<Map<Id, ArticleCard>> {
  if (workIds.length === 0) return new Map()
  const rows = await selectCards(db)
    .where('article.workId', 'in', [...workIds])
    .where((where) =>
      where.or([
        where('article.language', '=', language),
        where('article.id', '=', where.ref('article.workId')),
      ]),
    )
    .execute()
  const byWork = new Map<Id, (typeof rows)[number]>()
  for (const row of rows)
    if (!byWork.has(row.workId) || row.language === language) byWork.set(row.workId, row)
  const cards = await completeCards(db, [...byWork.values()])
  return new Map(cards.map((card) => [card.workId, card]))
}

/** The newest of each section that the edition does not show by themselves. */
async function sectionsIn(
  db: Db,
  blocks: readonly EditionBlock[],
  { language, asOf }: Pick<Reading, 'language' | 'asOf'>,
  shown: ReadonlySet<Id>,
): Promise<Map<string, ShownBlock>> {
  const found = new Map<string, ShownBlock>()
  for (const block of blocks) {
    if (block.type !== 'sectionBlock' || found.has(keyOf(block.attrs))) continue
    const { section, count } = block.attrs
    const row = await db
      .selectFrom('section')
      .select(['slug', 'name'])
      .where('id', '=', section)
      .executeTakeFirst()
    if (!row) continue
    const filter = { language, sectionId: section, ...(asOf && { before: asOf }) }
    const page = await listArticles(db, filter, count + shown.size)
    const cards = page.cards.filter((card) => !shown.has(card.workId)).slice(0, count)
    const name = readJson(localizedSchema, row.name)
    if (cards.length > 0) found.set(keyOf(block.attrs), { kind: 'section', slug: row.slug, name, cards })
  }
  return found
}

async function eventsIn(
  db: Db,
  blocks: readonly EditionBlock[],
  language: string,
): Promise<Map<Id, ShownBlock>> {
  const ids = blocks.flatMap((block) => (block.type === 'eventBlock' ? [block.attrs.event] : []))
  if (ids.length === 0) return new Map()
  const events = await cardsWithIds(db, ids, language)
  const told = events.filter(({ state }) => state !== 'draft')
  return new Map(told.map((event) => [event.id, { kind: 'event', event }]))
}

function keyOf({ section, count }: { section: Id; count: number }): string {
  return `${section} ${count}`
}
