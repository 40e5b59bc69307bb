import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { scriptLanguage } from './language.ts'
import type { Desk } from './pictures.ts'
import { remember, type Remembered } from './remembered.ts'
import type { Tally } from './report.ts'
import type { SourceAuthor } from './source.ts'
import type { TermPlace } from './terms.ts'

type Needs = {
  db: Db
  clock: Clock
  source: string
  dryRun: boolean
  remembered: Map<string, Remembered>
  firstLanguage: string
  desk: Desk
}

/** Authors are names in bylines: nobody gets an account, and addresses of mail stay behind. */
export async function placeAuthors(
  needs: Needs,
  authors: SourceAuthor[],
  tally: Tally,
): Promise<Map<string, TermPlace>> {
  const places = new Map<string, TermPlace>()
  for (const author of authors) places.set(author.key, await placeAuthor(needs, author, tally))
  return places
}

async function placeAuthor(needs: Needs, author: SourceAuthor, tally: Tally): Promise<TermPlace> {
  const { db, clock, source } = needs
  const sourceKey = `author:${author.key}`
  const known = needs.remembered.get(sourceKey)
  const wish = slugify(author.slug) || slugify(author.name) || `author-${slugify(author.key)}`
  const same = await findSame(db, wish, author.name, known?.targetId)
  tally[same ? 'known' : 'created'] += 1
  const id = same?.id ?? newId()
  const slug = same?.slug ?? (await freeSlug(db, wish))
  if (needs.dryRun || (known && known.targetId === id)) return { id, path: `/authors/${slug}` }
  const portraitId = author.portrait === null ? null : await portraitOf(needs, author.portrait, author.name)
  await inTransaction(db, async (db) => {
    if (!same) await addAuthor(db, clock, { id, slug, portraitId }, author, needs.firstLanguage)
    await remember(db, clock, source, { sourceKey, digest: '', targetKind: 'author', targetId: id })
  })
  return { id, path: `/authors/${slug}` }
}

/** Whoever has the same slug and the same name is the same person; the same slug alone is not enough. */
async function findSame(
  db: Db,
  slug: string,
  name: string,
  id = '',
): Promise<{ id: string; slug: string } | undefined> {
  const rows = await db
    .selectFrom('author')
    .select(['id', 'slug', 'name'])
    .where((where) => where.or([where('id', '=', id), where('slug', '=', slug)]))
    .execute()
  return rows.find((row) => row.id === id) ?? rows.find((row) => row.name.includes(JSON.stringify(name)))
}

async function freeSlug(db: Db, wish: string): Promise<string> {
  const rows = await db.selectFrom('author').select('slug').where('slug', 'like', `${wish}%`).execute()
  const taken = new Set(rows.map((row) => row.slug))
  let slug = wish
  for (let number = 2; taken.has(slug); number += 1) slug = `${wish}-${number}`
  return slug
}

async function portraitOf(needs: Needs, url: string, alt: string): Promise<string | null> {
  const taken = await needs.desk.take([url], () => ({ alt, credit: '' }))
  return taken.get(url) ?? null
}

async function addAuthor(
  db: Db,
  clock: Clock,
  row: { id: string; slug: string; portraitId: string | null },
  author: SourceAuthor,
  first: string,
): Promise<void> {
  const localized = (text: string) =>
    JSON.stringify(text === '' ? {} : { [scriptLanguage(text) ?? first]: text })
  await db
    .insertInto('author')
    .values({
      ...row,
      name: localized(author.name),
      role: '{}',
      bio: localized(author.bio),
      links: JSON.stringify(author.links),
      createdAt: toInstantText(clock()),
    })
    .execute()
}
