import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'

/** A topic or author that letters of kind `follows` tell somebody of. */
export const followedSchema = z.strictObject({ kind: z.enum(['topic', 'author']), subjectId: z.string() })

export type Followed = z.infer<typeof followedSchema>

/** By the slug of its page. */
export async function findSubject(
  db: Db,
  { kind, slug }: { kind: Followed['kind']; slug: string },
): Promise<{ id: Id; name: Localized } | undefined> {
  const row = await db.selectFrom(kind).select(['id', 'name']).where('slug', '=', slug).executeTakeFirst()
  return row && { id: row.id, name: readJson(localizedSchema, row.name) }
}

export async function readSubject(db: Db, { kind, subjectId }: Followed): Promise<Localized | undefined> {
  const row = await db.selectFrom(kind).select('name').where('id', '=', subjectId).executeTakeFirst()
  return row && readJson(localizedSchema, row.name)
}

export async function addFollow(db: Db, clock: Clock, subscriptionId: Id, followed: Followed): Promise<void> {
  await db
    .insertInto('follow')
    .values({ subscriptionId, ...followed, createdAt: toInstantText(clock()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Answers how many are left. */
export async function removeFollow(
  db: Db,
  subscriptionId: Id,
  { kind, subjectId }: Followed,
): Promise<number> {
  await db
    .deleteFrom('follow')
    .where('subscriptionId', '=', subscriptionId)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .execute()
  const left = await db
    .selectFrom('follow')
    .select('subjectId')
    .where('subscriptionId', '=', subscriptionId)
    .execute()
  return left.length
}

export type FollowListed = Followed & { slug: string; name: Localized }

export async function listFollows(db: Db, subscriptionId: Id): Promise<FollowListed[]> {
  const follows = await db
    .selectFrom('follow')
    .select(['kind', 'subjectId'])
    .where('subscriptionId', '=', subscriptionId)
    .orderBy('createdAt')
    .execute()
  const listed: FollowListed[] = []
  for (const kind of ['topic', 'author'] as const) {
    const ids = follows.filter((one) => one.kind === kind).map((one) => one.subjectId)
    if (ids.length === 0) continue
    const rows = await db.selectFrom(kind).select(['id', 'slug', 'name']).where('id', 'in', ids).execute()
    for (const { id, slug, name } of rows)
      listed.push({ kind, subjectId: id, slug, name: readJson(localizedSchema, name) })
  }
  return listed
}
