import type { Db, Id } from '../../platform/db/schema.ts'
import type { EditionDocument } from '../articles/document/document.ts'
import { cardsWithIds } from '../events/events.ts'

/** Names of the articles that an edition's blocks show, by work, as the newsroom sees them in this language. */
export async function articlesShown(
  db: Db,
  body: EditionDocument,
  language: string,
): Promise<{ id: Id; name: string }[]> {
  const works = body.content.flatMap((node) => (node.type === 'articleBlock' ? [node.attrs.work] : []))
  return nameWorks(db, works, language)
}

/** Names of the events likewise. */
export async function eventsShown(
  db: Db,
  body: EditionDocument,
  language: string,
): Promise<{ id: Id; name: string }[]> {
  const ids = body.content.flatMap((node) => (node.type === 'eventBlock' ? [node.attrs.event] : []))
  const events = await cardsWithIds(db, ids, language)
  return events.map(({ id, title }) => ({ id, name: title }))
}

/** The headline in this language, else in any that there is. */
export async function nameWorks(
  db: Db,
  works: readonly Id[],
  language: string,
): Promise<{ id: Id; name: string }[]> {
  if (works.length === 0) return []
  const rows = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.publishedRevisionId')
    .select(['article.workId', 'article.language', 'revision.headline'])
    .where('article.workId', 'in', [...new Set(works)])
    .where('article.publishedAt', 'is not', null)
    .orderBy('article.id')
    .execute()
  const names = new Map<Id, string>()
  for (const row of rows)
    if (row.language === language || !names.has(row.workId)) names.set(row.workId, row.headline)
  return [...names].map(([id, name]) => ({ id, name }))
}
