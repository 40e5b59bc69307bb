import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import { noteUses } from '../media/uses.ts'
import { endPublished, recordPublished } from './published-revisions.ts'
import { type RevisionFields, revisionFieldsSchema } from './save.ts'
import { settleAddress } from './settle-address.ts'

/**
 * When readers first saw it and, for an imported article, when its words last changed, as instant text; null: never,
 * which is also said of what only moves to another place. `correctionId`: what the publication puts right.
 */
export type PublicationFacts = { publishedAt?: string; updatedAt?: string | null; correctionId?: string }

/**
 * Shows a revision to readers: at once, in one transaction, everywhere. Without `facts` the article is new now, or,
 * where it is published already, updated now. Call within a transaction.
 */
export async function publishRevision(
  db: Db,
  clock: Clock,
  revisionId: string,
  facts: PublicationFacts = {},
): Promise<void> {
  const revision = await db
    .selectFrom('revision')
    .selectAll()
    .where('id', '=', revisionId)
    .executeTakeFirstOrThrow()
  const article = await db
    .selectFrom('article')
    .select(['id', 'language', 'publishedAt', 'headRevisionId', 'stage', 'audience', 'slug', 'featured'])
    .select('unpublishedAt')
    .where('id', '=', revision.articleId)
    .executeTakeFirstOrThrow()
  const fields = readJson(revisionFieldsSchema, revision.fields)
  const now = toInstantText(clock())
  const publishedAt = facts.publishedAt ?? article.publishedAt ?? now
  const isNew = article.publishedAt === null
  const updatedAt = facts.updatedAt === undefined ? (isNew ? null : now) : facts.updatedAt
  await db
    .updateTable('article')
    .set({
      publishedRevisionId: revisionId,
      sectionId: fields.sectionId,
      audience: fields.audience === undefined ? article.audience : fields.audience,
      slug: await settleAddress(db, clock, article, fields.slug, revision.headline),
      featured: fields.featured === undefined ? article.featured : fields.featured ? 1 : 0,
      stage: article.headRevisionId === revisionId ? 'published' : article.stage,
      publishedAt,
      updatedAt,
      unpublishedAt: null,
      scheduledAt: null,
      archivedAt: null,
    })
    .where('id', '=', article.id)
    .execute()
  const kept = article.headRevisionId === null ? [] : [article.headRevisionId]
  await noteUses(db, { kind: 'article', id: article.id }, { ...revision, revisionId }, kept)
  await recordPublished(db, {
    articleId: article.id,
    revisionId,
    publishedAt: updatedAt ?? (isNew ? publishedAt : now),
    correctionId: facts.correctionId ?? null,
  })
  await listUnder(db, { articleId: article.id, language: article.language, publishedAt }, fields)
  await announceChange(db, 'pages')
}

type Listed = { articleId: string; language: string; publishedAt: string }

/** Puts an article into the lists of its authors and topics, and of no others. */
async function listUnder(db: Db, listed: Listed, { authorIds, topicIds }: RevisionFields): Promise<void> {
  await db.deleteFrom('articleAuthor').where('articleId', '=', listed.articleId).execute()
  await db.deleteFrom('articleTopic').where('articleId', '=', listed.articleId).execute()
  const authors = authorIds.map((authorId, position) => ({ ...listed, authorId, position }))
  const topics = topicIds.map((topicId, position) => ({ ...listed, topicId, position }))
  if (authors.length > 0) await db.insertInto('articleAuthor').values(authors).execute()
  if (topics.length > 0) await db.insertInto('articleTopic').values(topics).execute()
}

/** Takes an article down: its address answers 410 from the next request on. Call within a transaction. */
export async function unpublishArticle(db: Db, clock: Clock, articleId: string): Promise<void> {
  const unpublishedAt = toInstantText(clock())
  await db
    .updateTable('article')
    .set({ publishedRevisionId: null, publishedAt: null, unpublishedAt })
    .where('id', '=', articleId)
    .execute()
  await endPublished(db, articleId, unpublishedAt)
  await db
    .updateTable('articleAuthor')
    .set({ publishedAt: null })
    .where('articleId', '=', articleId)
    .execute()
  await db.updateTable('articleTopic').set({ publishedAt: null }).where('articleId', '=', articleId).execute()
  await announceChange(db, 'pages')
}

/** Adds a correction that readers see on the article, and returns its id. Call within a transaction. */
export async function addCorrection(
  db: Db,
  clock: Clock,
  articleId: string,
  text: string,
  publishedAt?: string,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('correction')
    .values({ id, articleId, text, publishedAt: publishedAt ?? toInstantText(clock()) })
    .execute()
  await announceChange(db, 'pages')
  return id
}
