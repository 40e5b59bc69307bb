import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'

/** A host or speaker. `author` is who writes here; of others the event says who they are. */
export type EventPerson = {
  role: 'host' | 'speaker'
  author: { id: Id; slug: string; name: Localized; role: Localized; portraitId: Id | null } | null
  name: string
  about: string
}

/** By event, in their order. */
export async function readPeople(db: Db, eventIds: readonly Id[]): Promise<Map<Id, EventPerson[]>> {
  const people = new Map<Id, EventPerson[]>()
  if (eventIds.length === 0) return people
  const rows = await db
    .selectFrom('eventPerson')
    .leftJoin('author', 'author.id', 'eventPerson.authorId')
    .select(['eventPerson.eventId', 'eventPerson.role', 'eventPerson.name', 'eventPerson.about'])
    .select(['author.id as authorId', 'author.slug', 'author.name as authorName', 'author.portraitId'])
    .select('author.role as authorRole')
    .where('eventPerson.eventId', 'in', [...eventIds])
    .orderBy('eventPerson.position')
    .execute()
  for (const row of rows) {
    const { authorId, slug, authorName, authorRole, portraitId } = row
    const isAuthor = authorId !== null && slug !== null && authorName !== null && authorRole !== null
    const person: EventPerson = {
      role: row.role,
      name: row.name,
      about: row.about,
      author: isAuthor
        ? {
            id: authorId,
            slug,
            portraitId,
            name: readJson(localizedSchema, authorName),
            role: readJson(localizedSchema, authorRole),
          }
        : null,
    }
    people.set(row.eventId, [...(people.get(row.eventId) ?? []), person])
  }
  return people
}
