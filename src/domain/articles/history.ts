import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { isAlike } from './compare.ts'
import type { Block, Document, TeaserEnd } from './document/nodes.ts'
import { cut } from './document/cut.ts'
import { type DraftContent, toContent } from './draft.ts'

/** A text that readers were shown. Whoever holds one must hold a verdict before showing its body. */
export type PublishedText = {
  number: number
  at: InstantText
  /** What it put right. */
  correction: { id: Id; text: string } | undefined
  content: DraftContent
  minutes: number
}

/** One that the newsroom keeps from readers, with the reason it gives them. */
export type WithheldText = { number: number; at: InstantText; withheld: string }

export type HistoryEntry = PublishedText | WithheldText

/** The newest of an article's texts; whoever needs more than these asks an archivist. */
const MOST = 100

/** What readers were shown of an article since it last came out, oldest first; the last is what they see now. */
export async function readHistory(db: Db, articleId: Id): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('publishedRevision')
    .innerJoin('revision', 'revision.id', 'publishedRevision.revisionId')
    .leftJoin('correction', 'correction.id', 'publishedRevision.correctionId')
    .selectAll('revision')
    .select(['publishedRevision.number as place', 'publishedRevision.publishedAt as at'])
    .select(['publishedRevision.withheldAt', 'publishedRevision.withheldReason'])
    .select(['correction.id as correctionId', 'correction.text as correction'])
    .where('publishedRevision.articleId', '=', articleId)
    .where('publishedRevision.endedAt', 'is', null)
    .orderBy('publishedRevision.number', 'desc')
    .limit(MOST)
    .execute()
  return rows.toReversed().map((row): HistoryEntry => {
    const { place: number, at } = row
    if (row.withheldAt !== null) return { number, at, withheld: row.withheldReason ?? '' }
    const { correctionId, correction: said } = row
    const correction = correctionId !== null && said !== null ? { id: correctionId, text: said } : undefined
    return { number, at, correction, content: toContent(row), minutes: row.readingMinutes }
  })
}

export function isWithheld(entry: HistoryEntry): entry is WithheldText {
  return 'withheld' in entry
}

/** What readers may be told of. */
export function isShown(entry: HistoryEntry): entry is PublishedText {
  return !isWithheld(entry)
}

/** Whether anything of these texts stands behind where the wall would stand. */
export function hasRest(texts: readonly PublishedText[]): boolean {
  return texts.some(({ content }) => cut(content.body).rest)
}

/**
 * What everyone may read of one of the texts: its teaser, which ends before the first block that is like one that
 * another of them keeps behind its wall. So a passage that was free once, and is not now, is not free here either.
 */
export function teaserAmong(texts: readonly PublishedText[], text: PublishedText): Document {
  const { teaser } = cut(text.content.body)
  const rests = texts.filter((other) => other !== text).flatMap(({ content }) => restOf(content.body))
  // Most blocks stand in most of the texts.
  const withheld = new Map(rests.map((block) => [JSON.stringify(block), block]))
  const isFree = (block: Block | TeaserEnd) => withheld.values().every((other) => !isAlike(block, other))
  const end = teaser.content.findIndex((block) => !isFree(block))
  return end < 0 ? teaser : { type: 'doc', content: teaser.content.slice(0, end) }
}

function restOf(body: Document): Document['content'] {
  const { teaser, rest } = cut(body)
  return rest ? body.content.slice(teaser.content.length) : []
}
