import { z } from 'zod'
import { readJson } from '../../lib/json.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'

/** What of the trail is looked at; times are instants, `until` excluded. */
export type AuditFilter = {
  actor?: string
  act?: string
  subjectKind?: string
  subjectId?: string
  from?: InstantText
  until?: InstantText
}

export type AuditLine = {
  id: Id
  at: InstantText
  /** A staff id, or `shell`. */
  actor: string
  actorName: string
  act: string
  subjectKind: string
  subjectId: string
  subjectName: string
  network: string
  before: unknown
  after: unknown
}

/** The line after which a list goes on. */
export type AuditPlace = { at: InstantText; id: Id }

/** From the newest to the oldest, after the line `before`. */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
  { limit, before }: { limit: number; before?: AuditPlace | undefined },
): Promise<{ lines: AuditLine[]; olderBefore: AuditPlace | undefined }> {
  let query = db
    .selectFrom('audit')
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (before !== undefined) {
    const { at, id } = before
    query = query.where((eb) =>
      eb.or([eb('createdAt', '<', at), eb.and([eb('createdAt', '=', at), eb('id', '<', id)])]),
    )
  }
  if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor)
  if (filter.act !== undefined) query = query.where('act', '=', filter.act)
  if (filter.subjectKind !== undefined) query = query.where('subjectKind', '=', filter.subjectKind)
  if (filter.subjectId !== undefined) query = query.where('subjectId', '=', filter.subjectId)
  if (filter.from !== undefined) query = query.where('createdAt', '>=', filter.from)
  if (filter.until !== undefined) query = query.where('createdAt', '<', filter.until)
  const rows = await query.execute()
  const lines = rows.slice(0, limit).map(({ createdAt, before, after, ...row }) => ({
    ...row,
    at: createdAt,
    before: before === null ? undefined : readJson(z.unknown(), before),
    after: after === null ? undefined : readJson(z.unknown(), after),
  }))
  const last = rows.length > limit ? lines.at(-1) : undefined
  return { lines, olderBefore: last && { at: last.at, id: last.id } }
}

const BATCH = 500

/** All that the filter lets through, in batches that hold a long trail out of memory. */
export async function* walkAudit(db: Db, filter: AuditFilter): AsyncGenerator<AuditLine> {
  let before: AuditPlace | undefined
  do {
    const batch = await listAudit(db, filter, { limit: BATCH, before })
    yield* batch.lines
    before = batch.olderBefore
  } while (before !== undefined)
}

/** What can be chosen in the filters: whoever and whatever stands in the trail. */
export async function auditChoices(
  db: Db,
): Promise<{ actors: { id: string; name: string }[]; acts: string[]; subjectKinds: string[] }> {
  const actors = await db
    .selectFrom('audit')
    .select((eb) => ['actor', eb.fn.max('actorName').as('name')])
    .groupBy('actor')
    .orderBy('name')
    .execute()
  const acts = await db.selectFrom('audit').select('act').distinct().orderBy('act').execute()
  const kinds = await db.selectFrom('audit').select('subjectKind').distinct().orderBy('subjectKind').execute()
  return {
    actors: actors.map(({ actor, name }) => ({ id: actor, name: name ?? actor })),
    acts: acts.map(({ act }) => act),
    subjectKinds: kinds.map(({ subjectKind }) => subjectKind),
  }
}
