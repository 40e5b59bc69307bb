import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'
import { slugify } from '../../lib/slug.ts'

export type ArticleInput = {
  kind: 'analysis' | 'brief'
  language: string
  sectionId: string
  audience: Audience | null
  featured: boolean
  /** Wished for; a number is added where it is taken. */
  slug: string
  /** The version in another language that this one belongs to. */
  translationOf?: string
  /** The member of staff whose article it is. */
  createdBy?: string
}

/** Makes an article without words; the first revision follows. Returns its id, the id of its work and its slug. */
export async function createArticle(
  db: Db,
  clock: Clock,
  input: ArticleInput,
): Promise<{ id: string; workId: string; slug: string }> {
  const id = newId()
  const workId = input.translationOf === undefined ? id : await workOf(db, input.translationOf)
  const slug = await freeSlug(db, input.language, input.slug || id.slice(-12))
  await db
    .insertInto('article')
    .values({
      id,
      workId,
      kind: input.kind,
      slug,
      language: input.language,
      sectionId: input.sectionId,
      audience: input.audience,
      featured: input.featured ? 1 : 0,
      createdAt: toInstantText(clock()),
      createdBy: input.createdBy ?? null,
    })
    .execute()
  return { id, workId, slug }
}

/** `wish`, or `wish-2`, `wish-3` … where other articles of that language have it already. */
export async function freeSlug(db: Db, language: string, wish: string, ownId = ''): Promise<string> {
  const base = slugify(wish) || 'article'
  const rows = await db
    .selectFrom('article')
    .select('slug')
    .where('language', '=', language)
    .where('id', '!=', ownId)
    .where((where) => where.or([where('slug', '=', base), where('slug', 'like', `${base}-%`)]))
    .execute()
  const taken = new Set(rows.map((row) => row.slug))
  let slug = base
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`
  return slug
}

async function workOf(db: Db, articleId: string): Promise<string> {
  const row = await db.selectFrom('article').select('workId').where('id', '=', articleId).executeTakeFirst()
  if (!row) throw new Error(`There is no article ${articleId} to be a version of.`)
  return row.workId
}
