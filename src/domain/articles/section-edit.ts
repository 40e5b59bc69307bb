import type { Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Localized } from '../../lib/localized.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { moveTo, type Step } from '../publication/order.ts'
import { addRedirect } from '../publication/redirects.ts'
import { listSections, type Section } from './sections.ts'

export type SectionWords = { name: Localized; description: Localized }

/** At the end of the order. `taken`: another section has this address. */
export async function addSection(db: Db, wish: string, words: SectionWords): Promise<Id | 'taken'> {
  const sections = await listSections(db)
  const id = newId()
  const slug = wish || slugify(Object.values(words.name)[0] ?? '') || `section-${id.slice(-6)}`
  if (sections.some((section) => section.slug === slug)) return 'taken'
  await db
    .insertInto('section')
    .values({ id, slug, position: sections.length, ...toColumns(words) })
    .execute()
  await db.deleteFrom('redirect').where('source', 'like', `%/sections/${slug}`).execute()
  return id
}

export async function editSection(db: Db, id: Id, words: SectionWords): Promise<void> {
  await db.updateTable('section').set(toColumns(words)).where('id', '=', id).execute()
}

/** In the order of the publication, which is the masthead's until someone arranges that. */
export async function moveSection(db: Db, id: Id, step: Step): Promise<boolean> {
  const sections = await listSections(db)
  const order = moveTo(
    sections.map((section) => section.id),
    id,
    step,
  )
  if (!order) return false
  for (const [position, one] of order.entries())
    await db.updateTable('section').set({ position }).where('id', '=', one).execute()
  return true
}

/**
 * Whether anything still needs the section: an article, any revision, which could be restored, a colleague's role or an
 * open invitation. What the access policy says of it is asked by the caller.
 */
export async function isSectionInUse(db: Db, id: Id): Promise<boolean> {
  const article = await db.selectFrom('article').select('id').where('sectionId', '=', id).limit(1).execute()
  if (article.length > 0) return true
  const named = `%"${id}"%`
  const revision = await db
    .selectFrom('revision')
    .select('id')
    .where('fields', 'like', named)
    .limit(1)
    .execute()
  if (revision.length > 0) return true
  const staff = await db
    .selectFrom('staff')
    .select('id')
    .where('sectionIds', 'like', named)
    .limit(1)
    .execute()
  if (staff.length > 0) return true
  const invited = await db
    .selectFrom('invitation')
    .select('id')
    .where('sectionIds', 'like', named)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .limit(1)
    .execute()
  return invited.length > 0
}

/** Only an empty one. Its addresses answer 410 from then on. */
export async function removeSection(
  db: Db,
  clock: Clock,
  section: Pick<Section, 'id' | 'slug'>,
  prefixes: readonly string[],
): Promise<boolean> {
  if (await isSectionInUse(db, section.id)) return false
  await db.deleteFrom('section').where('id', '=', section.id).execute()
  for (const prefix of prefixes) await addRedirect(db, clock, `${prefix}/sections/${section.slug}`, null)
  return true
}

function toColumns({ name, description }: SectionWords) {
  return { name: JSON.stringify(name), description: JSON.stringify(description) }
}
