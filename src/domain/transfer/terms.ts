import type { Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { scriptLanguage } from './language.ts'
import { remember, type Remembered } from './remembered.ts'
import type { Tally } from './report.ts'
import type { SourceTerm } from './source.ts'

/** Where a term of the source stands here. */
export type TermPlace = { id: string; path: string }

type Needs = {
  db: Db
  clock: Clock
  source: string
  dryRun: boolean
  remembered: Map<string, Remembered>
  firstLanguage: string
}

/** A section or topic of the same slug that is here already is taken to be the same. */
export async function placeTerms(
  needs: Needs,
  table: 'section' | 'topic',
  terms: SourceTerm[],
  tally: Tally,
): Promise<Map<string, TermPlace>> {
  const places = new Map<string, TermPlace>()
  for (const term of terms) {
    const slug = slugify(term.slug) || slugify(term.name) || `${table}-${slugify(term.key)}`
    const place = await placeTerm(needs, table, term, slug, tally)
    places.set(term.key, place)
  }
  return places
}

async function placeTerm(
  needs: Needs,
  table: 'section' | 'topic',
  term: SourceTerm,
  slug: string,
  tally: Tally,
): Promise<TermPlace> {
  const { db, clock, source } = needs
  const sourceKey = `${table}:${term.key}`
  const known = needs.remembered.get(sourceKey)
  const here = await db
    .selectFrom(table)
    .select(['id', 'slug'])
    .where((where) => where.or([where('slug', '=', slug), where('id', '=', known?.targetId ?? '')]))
    .execute()
  const same = here.find((row) => row.id === known?.targetId) ?? here[0]
  tally[same ? 'known' : 'created'] += 1
  const id = same?.id ?? newId()
  const path = `/${table}s/${same?.slug ?? slug}`
  if (needs.dryRun || (known && known.targetId === id)) return { id, path }
  await inTransaction(db, async (db) => {
    if (!same) await addTerm(db, table, { id, slug, ...words(term, needs.firstLanguage) })
    await remember(db, clock, source, { sourceKey, digest: '', targetKind: table, targetId: id })
  })
  return { id, path }
}

type TermRow = { id: string; slug: string; name: string; description: string }

async function addTerm(db: Db, table: 'section' | 'topic', row: TermRow): Promise<void> {
  if (table === 'topic') {
    await db
      .insertInto('topic')
      .values({ ...row, kind: 'theme' })
      .execute()
    return
  }
  const last = await db
    .selectFrom('section')
    .select((select) => select.fn.max('position').as('position'))
    .executeTakeFirst()
  await db
    .insertInto('section')
    .values({ ...row, position: Number(last?.position ?? 0) + 1 })
    .execute()
}

function words(term: SourceTerm, first: string): { name: string; description: string } {
  const localized = (text: string) =>
    JSON.stringify(text === '' ? {} : { [scriptLanguage(text) ?? first]: text })
  return { name: localized(term.name), description: localized(term.description) }
}
