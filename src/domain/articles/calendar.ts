import { type SqlBool, sql } from 'kysely'
import { toInstantText } from '../../lib/clock.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { Member } from '../staff/may.ts'
import { type DeskRow, readDeskRows } from './desk-list.ts'

export type CalendarEntry = { what: 'due' | 'scheduled' | 'published'; at: InstantText; article: DeskRow }

/** A month of a busy house; a calendar that holds more could not be read. */
const MOST = 400

const whats = [
  { what: 'due', column: 'article.dueAt' },
  { what: 'scheduled', column: 'article.scheduledAt' },
  { what: 'published', column: 'article.publishedAt' },
] as const

/** What is due, goes out or went out from one moment until before another, in its order. */
export async function listCalendar(
  db: Db,
  member: Member,
  from: Temporal.Instant,
  until: Temporal.Instant,
  filter: { sectionId?: Id; assigneeId?: Id },
): Promise<CalendarEntry[]> {
  const found: { what: CalendarEntry['what']; at: InstantText; id: Id }[] = []
  for (const { what, column } of whats) {
    let query = db
      .selectFrom('article')
      .select(['article.id', `${column} as at`])
      .where('article.archivedAt', 'is', null)
      .where('article.headRevisionId', 'is not', null)
      .where(column, '>=', toInstantText(from))
      .where(column, '<', toInstantText(until))
    // What is out is no longer due.
    if (what === 'due') query = query.where('article.stage', '!=', 'published')
    if (what === 'scheduled') query = query.where('article.stage', '=', 'scheduled')
    const { sectionId, assigneeId } = filter
    if (sectionId !== undefined) query = query.where('article.sectionId', '=', sectionId)
    if (assigneeId !== undefined) query = query.where('article.assigneeId', '=', assigneeId)
    if (member.role === 'writer')
      query = query.where(
        sql<SqlBool>`(article.created_by = ${member.id} or article.assignee_id = ${member.id})`,
      )
    const rows = await query.orderBy(column).orderBy('article.id').limit(MOST).execute()
    for (const { id, at } of rows) if (at !== null) found.push({ what, at, id })
  }
  const articles = await readDeskRows(db, [...new Set(found.map(({ id }) => id))])
  const byId = new Map(articles.map((article) => [article.id, article]))
  return found
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .flatMap(({ what, at, id }) => {
      const article = byId.get(id)
      return article ? [{ what, at, article }] : []
    })
}
