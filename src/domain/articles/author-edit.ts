import type { Clock } from '../../lib/clock.ts'
import type { Localized } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { type AuthorProfile, findAuthor, listProfiles } from './authors.ts'
import { matchesName } from './bylines.ts'
import { moveFollows } from './move-follows.ts'
import { moveReferences, redirectPage } from './move-references.ts'

export type AuthorListed = AuthorProfile & {
  /** Published articles, in all languages. */
  count: number
}

/** Everyone who may stand in a byline, by name in `language`. */
export async function listAuthorsToEdit(db: Db, query: string, language: string): Promise<AuthorListed[]> {
  const profiles = await listProfiles(db)
  const counts = await db
    .selectFrom('articleAuthor')
    .select(['authorId', (select) => select.fn.countAll().as('count')])
    .where('publishedAt', 'is not', null)
    .groupBy('authorId')
    .execute()
  const countOf = new Map(counts.map(({ authorId, count }) => [authorId, Number(count)]))
  const authors = profiles
    .filter(({ name }) => query === '' || matchesName(query, Object.values(name)))
    .map((author) => ({ ...author, count: countOf.get(author.id) ?? 0 }))
  const nameOf = ({ name, slug }: AuthorListed) => name[language] ?? Object.values(name)[0] ?? slug
  return authors.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), language))
}

export async function findAuthorById(db: Db, id: Id): Promise<AuthorProfile | undefined> {
  const row = await db.selectFrom('author').select('slug').where('id', '=', id).executeTakeFirst()
  return row && findAuthor(db, row.slug)
}

export type AuthorWords = {
  name: Localized
  role: Localized
  bio: Localized
  links: { label: string; url: string }[]
}

export async function editAuthor(db: Db, id: Id, words: AuthorWords): Promise<void> {
  const { name, role, bio, links } = words
  await db
    .updateTable('author')
    .set({
      name: JSON.stringify(name),
      role: JSON.stringify(role),
      bio: JSON.stringify(bio),
      links: JSON.stringify(links),
    })
    .where('id', '=', id)
    .execute()
}

export async function setPortrait(db: Db, id: Id, portraitId: Id | null): Promise<void> {
  await db.updateTable('author').set({ portraitId }).where('id', '=', id).execute()
}

/** Where a link of an author's may lead. */
export function isAuthorLink(url: string): boolean {
  const protocol = URL.parse(url)?.protocol ?? ''
  return ['https:', 'http:', 'mailto:'].includes(protocol) && !/\s/.test(url)
}

export type AuthorsMerged = 'merged' | 'same' | 'unknown'

/** Articles of `from` become those of `into`, and the address leads there. Call within a transaction. */
export async function mergeAuthors(
  db: Db,
  clock: Clock,
  { from, into, prefixes }: { from: Id; into: Id; prefixes: readonly string[] },
): Promise<AuthorsMerged> {
  if (from === into) return 'same'
  const gone = await findAuthorById(db, from)
  const kept = await findAuthorById(db, into)
  if (!gone || !kept) return 'unknown'
  await moveReferences(db, 'authorIds', from, into)
  await moveFollows(db, 'author', from, into)
  await db.deleteFrom('author').where('id', '=', from).execute()
  await redirectPage(db, clock, prefixes, `/authors/${gone.slug}`, `/authors/${kept.slug}`)
  return 'merged'
}
