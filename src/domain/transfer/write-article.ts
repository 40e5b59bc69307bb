import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { createArticle } from '../articles/create.ts'
import { publishRevision } from '../articles/publish.ts'
import { saveRevision } from '../articles/save.ts'
import type { Place } from './addresses.ts'
import type { Prepared } from './prepare.ts'
import type { SourceItem } from './source.ts'

/** Below this many words an article is a brief. */
const WORDS_OF_A_BRIEF = 300
/** Who made a revision that no person made. */
export const IMPORTER = 'import'

export type ArticleParts = { sectionId: string; authorIds: string[]; topicIds: string[] }
export type Written = { id: string; note: string | null }

/** Brings an article in. Call within a transaction. */
export async function createImported(
  db: Db,
  clock: Clock,
  item: SourceItem,
  place: Place,
  prepared: Prepared,
  parts: ArticleParts,
): Promise<Written> {
  const { id } = await createArticle(db, clock, {
    kind: prepared.words < WORDS_OF_A_BRIEF ? 'brief' : 'analysis',
    language: place.language,
    sectionId: parts.sectionId,
    audience: item.audience,
    featured: item.featured,
    slug: place.slug,
  })
  await addRevision(db, clock, id, item, prepared, parts, true)
  return { id, note: null }
}

/** Adds what has changed at the source as a new revision; what the newsroom has written since stays in front. */
export async function reviseImported(
  db: Db,
  clock: Clock,
  id: string,
  item: SourceItem,
  prepared: Prepared,
  parts: ArticleParts,
): Promise<Written> {
  const front = await db
    .selectFrom('article')
    .select(['headRevisionId', 'stage', 'scheduledAt', 'unpublishedAt', 'archivedAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const last = await db
    .selectFrom('revision')
    .select('origin')
    .where('id', '=', front.headRevisionId ?? '')
    .executeTakeFirst()
  const isUntouched = last?.origin === 'imported' && front.unpublishedAt === null && front.archivedAt === null
  await addRevision(db, clock, id, item, prepared, parts, isUntouched)
  if (isUntouched) {
    const featured = item.featured ? 1 : 0
    await db.updateTable('article').set({ audience: item.audience, featured }).where('id', '=', id).execute()
    return { id, note: null }
  }
  const { headRevisionId, stage, scheduledAt } = front
  await db.updateTable('article').set({ headRevisionId, stage, scheduledAt }).where('id', '=', id).execute()
  return {
    id,
    note: 'It has changed at its source and here: the text from there is kept as a revision that nobody sees yet.',
  }
}

async function addRevision(
  db: Db,
  clock: Clock,
  id: string,
  item: SourceItem,
  prepared: Prepared,
  parts: ArticleParts,
  mayPublish: boolean,
): Promise<void> {
  const { headline, standfirst, body, lead } = prepared
  const { search, social } = item
  const input = {
    ...parts,
    headline,
    standfirst,
    body,
    lead,
    kicker: '',
    summary: '',
    ...(search && { search }),
    ...(social && { social: { ...social, media: null } }),
  }
  const saved = await saveRevision(db, clock, id, input, IMPORTER, 'imported')
  if (!saved.saved) throw new Error(`A checked body was refused: ${saved.problem.message}`)
  if (item.state.as !== 'published' || !mayPublish) return
  const { at, updatedAt } = item.state
  await publishRevision(db, clock, saved.revisionId, {
    publishedAt: at,
    ...(updatedAt !== null && { updatedAt }),
  })
}
