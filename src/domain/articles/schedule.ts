import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from '../staff/audit.ts'
import { isEmbargoed } from './move.ts'
import { lockArticle } from './presence.ts'
import { publishRevision } from './publish.ts'
import { tellColleagues } from './tell-colleagues.ts'

/** The timetable looks every minute: what is later than this did not go out by itself. */
export const LATE_MINUTES = 3

/** What a wall clock shows, in a zone, as a moment. */
export type LocalMoment =
  | { is: 'moment'; at: Temporal.Instant }
  /** The clock shows it twice, as it is put back: somebody has to say which. */
  | { is: 'twice'; first: Temporal.Instant; second: Temporal.Instant }
  /** The clock never shows it, as it is put forward; `next` is what it shows instead. */
  | { is: 'skipped'; next: Temporal.PlainDateTime }
  | { is: 'no-time' }

/** Reads `2026-03-29T02:30` as the clocks of `timeZone` do. `which` answers what `twice` asks. */
export function readLocalMoment(text: string, timeZone: string, which?: 'first' | 'second'): LocalMoment {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text)) return { is: 'no-time' }
  const wall = plainDateTime(text)
  if (!wall) return { is: 'no-time' }
  const first = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const second = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (first.epochMilliseconds === second.epochMilliseconds) return { is: 'moment', at: first.toInstant() }
  if (!first.toPlainDateTime().equals(wall)) return { is: 'skipped', next: second.toPlainDateTime() }
  if (which !== undefined) return { is: 'moment', at: (which === 'first' ? first : second).toInstant() }
  return { is: 'twice', first: first.toInstant(), second: second.toInstant() }
}

/** What a `datetime-local` box shows for a moment: `2026-03-29T02:30`. */
export function toLocalText(instant: string, timeZone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return wall.toString({ smallestUnit: 'minute' })
}

export function isOverdue(
  article: { stage: string; scheduledAt: string | null },
  now: Temporal.Instant,
): boolean {
  if (article.stage !== 'scheduled' || article.scheduledAt === null) return false
  return article.scheduledAt < toInstantText(now.subtract({ minutes: LATE_MINUTES }))
}

/** Publishes everything whose time has come; after downtime too. May run twice, and in two places at once. */
export async function publishDue(db: Db, clock: Clock): Promise<void> {
  const due = await db
    .selectFrom('article')
    .select('id')
    .where('stage', '=', 'scheduled')
    .where('scheduledAt', '<=', toInstantText(clock()))
    .orderBy('scheduledAt')
    .execute()
  for (const { id } of due) await publishScheduled(db, clock, id)
}

/** Publishes one article if its time has come. Whoever comes second finds it published, and does nothing. */
export async function publishScheduled(db: Db, clock: Clock, articleId: Id): Promise<void> {
  await inTransaction(db, async (db) => {
    await lockArticle(db, articleId)
    const article = await db
      .selectFrom('article')
      .innerJoin('revision', 'revision.id', 'article.headRevisionId')
      .selectAll('article')
      .select(['revision.id as headId', 'revision.headline'])
      .where('article.id', '=', articleId)
      .executeTakeFirst()
    const now = clock()
    if (!article || article.stage !== 'scheduled' || article.archivedAt !== null) return
    if (article.scheduledAt === null || article.scheduledAt > toInstantText(now)) return
    if (isEmbargoed(article, now)) return
    await publishRevision(db, clock, article.headId)
    await tellColleagues(db, clock, 'went-out', article, undefined)
    await recordAudit(db, clock, {
      actor: { id: 'schedule', name: 'schedule' },
      act: 'article.publish',
      subject: { kind: 'article', id: articleId, name: article.headline },
      before: { stage: 'scheduled', published: article.publishedRevisionId, at: article.scheduledAt },
      after: { stage: 'published', revision: article.headId },
      network: 'schedule',
    })
  })
}

function plainDateTime(text: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
