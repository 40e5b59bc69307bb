import { z } from 'zod'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'

const linksSchema = z.array(z.strictObject({ label: z.string(), url: z.string() }))

export type AuthorProfile = {
  id: string
  slug: string
  name: Localized
  role: Localized
  bio: Localized
  links: { label: string; url: string }[]
  portraitId: string | null
}

export async function findAuthor(db: Db, slug: string): Promise<AuthorProfile | undefined> {
  const row = await db.selectFrom('author').select(columns).where('slug', '=', slug).executeTakeFirst()
  return row && toProfile(row)
}

/** Everyone, whether anything of theirs is published or not. */
export async function listProfiles(db: Db): Promise<AuthorProfile[]> {
  const rows = await db.selectFrom('author').select(columns).orderBy('slug').execute()
  return rows.map(toProfile)
}

export async function authorsOf(db: Db, articleId: string): Promise<AuthorProfile[]> {
  const rows = await db
    .selectFrom('author')
    .innerJoin('articleAuthor', 'articleAuthor.authorId', 'author.id')
    .select(columns)
    .where('articleAuthor.articleId', '=', articleId)
    .orderBy('articleAuthor.position')
    .execute()
  return rows.map(toProfile)
}

/** In the order of the ids; those that are no more are left out. */
export async function authorsWithIds(db: Db, ids: readonly string[]): Promise<AuthorProfile[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('author')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toProfile).toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}

/** Everyone in a byline of a published article, with how many they wrote in that language. */
export async function listAuthors(db: Db, language: string): Promise<(AuthorProfile & { count: number })[]> {
  const rows = await db
    .selectFrom('articleAuthor')
    .select(['authorId', (select) => select.fn.countAll().as('count')])
    .where('language', '=', language)
    .where('publishedAt', 'is not', null)
    .groupBy('authorId')
    .execute()
  const counts = new Map(rows.map(({ authorId, count }) => [authorId, Number(count)]))
  if (counts.size === 0) return []
  const authors = await db
    .selectFrom('author')
    .select(columns)
    .where('id', 'in', [...counts.keys()])
    .orderBy('slug')
    .execute()
  return authors.map((row) => ({ ...toProfile(row), count: counts.get(row.id) ?? 0 }))
}

const columns = [
  'author.id',
  'author.slug',
  'author.name',
  'author.role',
  'author.bio',
  'author.links',
  'author.portraitId',
] as const

type AuthorRow = {
  id: string
  slug: string
  name: string
  role: string
  bio: string
  links: string
  portraitId: string | null
}

function toProfile(row: AuthorRow): AuthorProfile {
  return {
    id: row.id,
    slug: row.slug,
    name: readJson(localizedSchema, row.name),
    role: readJson(localizedSchema, row.role),
    bio: readJson(localizedSchema, row.bio),
    links: readJson(linksSchema, row.links),
    portraitId: row.portraitId,
  }
}
