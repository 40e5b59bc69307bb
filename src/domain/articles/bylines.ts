import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { fold } from '../media/words.ts'

export type AuthorName = { id: Id; name: Localized; role: Localized }

const MOST = 12

/** Authors of whose name every word of the query begins a word, in any language; all of them for an empty query. */
export async function findAuthors(db: Db, query: string): Promise<AuthorName[]> {
  const rows = await db.selectFrom('author').select(['id', 'name', 'role']).orderBy('slug').execute()
  return rows
    .map(toName)
    .filter(({ name }) => matchesName(query, Object.values(name)))
    .slice(0, MOST)
}

export async function listAuthorNames(db: Db, ids: readonly Id[]): Promise<AuthorName[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('author')
    .select(['id', 'name', 'role'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toName)
}

/** An author by name alone; the one who is known by exactly that name, where there is one. */
export async function addAuthor(
  db: Db,
  clock: Clock,
  name: string,
  languages: readonly string[],
): Promise<AuthorName> {
  const known = (await findAuthors(db, name)).find((author) => isNamed(author.name, name))
  if (known) return known
  const id = newId()
  const localized = inEach(name, languages)
  await db
    .insertInto('author')
    .values({
      id,
      slug: await freeAuthorSlug(db, name, id),
      name: JSON.stringify(localized),
      role: '{}',
      bio: '{}',
      links: '[]',
      portraitId: null,
      createdAt: toInstantText(clock()),
    })
    .execute()
  return { id, name: localized, role: {} }
}

/** Whether every word of the query begins a word of one of the names. */
export function matchesName(query: string, names: readonly string[]): boolean {
  const wanted = fold(query).split(' ').filter(Boolean)
  return names.some((name) => {
    const words = fold(name).split(/[\s-]+/)
    return wanted.every((want) => words.some((word) => word.startsWith(want)))
  })
}

export function isNamed(name: Localized, wish: string): boolean {
  return Object.values(name).some((one) => fold(one) === fold(wish))
}

export function inEach(name: string, languages: readonly string[]): Localized {
  return Object.fromEntries(languages.map((language) => [language, name]))
}

async function freeAuthorSlug(db: Db, name: string, id: Id): Promise<string> {
  const base = slugify(name) || `author-${id.slice(-8)}`
  const taken = await db.selectFrom('author').select('slug').where('slug', 'like', `${base}%`).execute()
  return freeOf(
    base,
    taken.map(({ slug }) => slug),
  )
}

/** `base`, or `base-2`, `base-3` … */
export function freeOf(base: string, taken: readonly string[]): string {
  let slug = base
  for (let number = 2; taken.includes(slug); number += 1) slug = `${base}-${number}`
  return slug
}

function toName(row: { id: Id; name: string; role: string }): AuthorName {
  return {
    id: row.id,
    name: readJson(localizedSchema, row.name),
    role: readJson(localizedSchema, row.role),
  }
}
