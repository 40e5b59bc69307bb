import { sql } from 'kysely'
import type { Clock } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { addRedirect } from '../publication/redirects.ts'
import { revisionFieldsSchema } from './save.ts'

type List = 'authorIds' | 'topicIds'

/**
 * Makes every article that names `from` name `into`, once: in the lists of what is published and in every revision, so
 * that a draft can be published and an old revision restored after `from` is gone. The words stay as they were.
 * `articleIds`: these articles only.
 */
export async function moveReferences(
  db: Db,
  list: List,
  from: Id,
  into: Id,
  articleIds?: readonly Id[],
): Promise<void> {
  if (articleIds?.length === 0) return
  await moveListed(db, list, from, into, articleIds)
  const naming = db
    .selectFrom('revision')
    .select(['id', 'fields'])
    .where('fields', 'like', `%"${from}"%`)
    .$if(articleIds !== undefined, (select) => select.where('articleId', 'in', [...(articleIds ?? [])]))
  for (const { id, fields } of await naming.where('fields', 'like', `%"${into}"%`).execute()) {
    const read = readJson(revisionFieldsSchema, fields)
    const moved = { ...read, [list]: [...new Set(read[list].map((one) => (one === from ? into : one)))] }
    await db
      .updateTable('revision')
      .set({ fields: JSON.stringify(moved) })
      .where('id', '=', id)
      .execute()
  }
  await db
    .updateTable('revision')
    .set({ fields: sql`replace(fields, ${`"${from}"`}, ${`"${into}"`})` })
    .where('fields', 'like', `%"${from}"%`)
    .$if(articleIds !== undefined, (update) => update.where('articleId', 'in', [...(articleIds ?? [])]))
    .execute()
}

async function moveListed(
  db: Db,
  list: List,
  from: Id,
  into: Id,
  articleIds: readonly Id[] | undefined,
): Promise<void> {
  if (list === 'topicIds') {
    await db
      .deleteFrom('articleTopic')
      .where('topicId', '=', from)
      .where('articleId', 'in', db.selectFrom('articleTopic').select('articleId').where('topicId', '=', into))
      .$if(articleIds !== undefined, (remove) => remove.where('articleId', 'in', [...(articleIds ?? [])]))
      .execute()
    await db
      .updateTable('articleTopic')
      .set({ topicId: into })
      .where('topicId', '=', from)
      .$if(articleIds !== undefined, (update) => update.where('articleId', 'in', [...(articleIds ?? [])]))
      .execute()
    return
  }
  await db
    .deleteFrom('articleAuthor')
    .where('authorId', '=', from)
    .where('articleId', 'in', db.selectFrom('articleAuthor').select('articleId').where('authorId', '=', into))
    .execute()
  await db.updateTable('articleAuthor').set({ authorId: into }).where('authorId', '=', from).execute()
}

/** Of a page that is a list: itself and its feeds. */
export const pageSuffixes = ['', '/feed.rss', '/feed.atom', '/feed.json']

/** An address and what hangs on it, its feeds, lead on, in every language: `prefixes` are '', '/fr' … */
export async function redirectPage(
  db: Db,
  clock: Clock,
  prefixes: readonly string[],
  from: string,
  into: string,
  suffixes: readonly string[] = pageSuffixes,
): Promise<void> {
  for (const prefix of prefixes) {
    for (const suffix of suffixes) {
      await db
        .deleteFrom('redirect')
        .where('source', '=', prefix + into + suffix)
        .execute()
      await addRedirect(db, clock, prefix + from + suffix, prefix + into + suffix)
    }
  }
}
