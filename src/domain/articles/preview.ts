import { type Clock, toInstantText } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import { localizedSchema } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { authorsWithIds } from './authors.ts'
import { readSeriesAudiences } from './cards.ts'
import { toContent } from './draft.ts'
import { type Article, correctionsOf, topicsWithIds, versionsOf } from './read.ts'

/**
 * The newest revision of an article as it would be published now, readers' eyes and all. Whoever asks must have found
 * out before that this person may see it.
 */
export async function previewArticle(
  db: Db,
  clock: Clock,
  articleId: Id,
): Promise<{ article: Article; number: number } | undefined> {
  const row = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .selectAll('article')
    .select(['revision.id as revisionId', 'revision.number', 'revision.headline', 'revision.kicker'])
    .select(['revision.standfirst', 'revision.summary', 'revision.body', 'revision.lead', 'revision.fields'])
    .select('revision.readingMinutes')
    .where('article.id', '=', articleId)
    .executeTakeFirst()
  if (!row) return undefined
  const { sectionId, authorIds, topicIds, audience, slug, featured, ...content } = toContent({
    ...row,
    id: row.revisionId,
  })
  const section = await db
    .selectFrom('section')
    .select(['slug', 'name'])
    .where('id', '=', sectionId)
    .executeTakeFirstOrThrow()
  const profiles = await authorsWithIds(db, authorIds)
  const series = await readSeriesAudiences(db, [row.workId])
  const own = audience === undefined ? row.audience : audience
  return {
    number: row.number,
    article: {
      ...content,
      id: row.id,
      workId: row.workId,
      revisionId: row.revisionId,
      kind: row.kind,
      slug: slug ?? row.slug,
      language: row.language,
      featured: featured ?? row.featured === 1,
      readingMinutes: row.readingMinutes,
      sectionId,
      section: { slug: section.slug, name: readJson(localizedSchema, section.name) },
      authors: profiles.map(({ slug, name }) => ({ slug, name })),
      profiles,
      audience: own ?? series.get(row.workId) ?? null,
      publishedAt: row.publishedAt ?? toInstantText(clock()),
      updatedAt: row.updatedAt,
      topics: await topicsWithIds(db, topicIds),
      corrections: await correctionsOf(db, row.id),
      versions: await versionsOf(db, row.workId, row.id),
    },
  }
}
