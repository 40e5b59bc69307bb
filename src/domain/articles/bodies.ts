import type { Db } from '../../platform/db/schema.ts'
import { type Document, parseDocument } from './document/document.ts'

/** The published bodies of many articles in one statement. Whoever shows one must hold a verdict. */
export async function readBodies(db: Db, ids: string[]): Promise<Map<string, Document>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.publishedRevisionId')
    .select(['article.id', 'revision.id as revisionId', 'revision.body'])
    .where('article.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, readBody(row)]))
}

function readBody({ revisionId, body }: { revisionId: string; body: string }): Document {
  const parsed = parseDocument(JSON.parse(body))
  if (!parsed.ok) throw new Error(`Revision ${revisionId} is damaged: ${parsed.problem.message}`)
  return parsed.document
}
