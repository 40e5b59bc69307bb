import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'

export type Section = { id: string; slug: string; name: Localized; description: Localized }

/** In the publication's order. */
export async function listSections(db: Db): Promise<Section[]> {
  const rows = await db.selectFrom('section').selectAll().orderBy('position').orderBy('slug').execute()
  return rows.map(toSection)
}

export async function findSection(db: Db, slug: string): Promise<Section | undefined> {
  const row = await db.selectFrom('section').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row && toSection(row)
}

function toSection(row: { id: string; slug: string; name: string; description: string }): Section {
  return {
    id: row.id,
    slug: row.slug,
    name: readJson(localizedSchema, row.name),
    description: readJson(localizedSchema, row.description),
  }
}
