import { sql, type SqlBool } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { parseEmail } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { Silence } from '../../platform/db/schema-subscriptions.ts'

export type Suppression = {
  addressHash: string
  /** Null: the address itself has been deleted. */
  email: string | null
  kind: Silence
  evidence: string
  createdAt: InstantText
  liftedAt: InstantText | null
  liftedBy: Id | null
}

/** The row after which a list goes on. */
export type SuppressionPlace = { at: InstantText; hash: string }

/** The newest first. A whole address is also found where only its hash is left. */
export async function listSuppressions(
  db: Db,
  { query, limit, before }: { query: string; limit: number; before?: SuppressionPlace | undefined },
): Promise<{ suppressions: Suppression[]; olderBefore: SuppressionPlace | undefined }> {
  const rows = await db
    .selectFrom('suppression')
    .selectAll()
    .$if(query.trim() !== '', (rows) => rows.where(matching(query.trim())))
    .$if(before !== undefined, (rows) =>
      rows.where((row) =>
        row.or([
          row('createdAt', '<', before?.at ?? ''),
          row.and([row('createdAt', '=', before?.at ?? ''), row('addressHash', '<', before?.hash ?? '')]),
        ]),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('addressHash', 'desc')
    .limit(limit + 1)
    .execute()
  const suppressions = rows.slice(0, limit)
  const last = rows.length > limit ? suppressions.at(-1) : undefined
  return { suppressions, olderBefore: last && { at: last.createdAt, hash: last.addressHash } }
}

export function findSuppression(db: Db, addressHash: string): Promise<Suppression | undefined> {
  return db.selectFrom('suppression').selectAll().where('addressHash', '=', addressHash).executeTakeFirst()
}

/** Letters go there again, from the next claim on. False: it was lifted before. */
export async function liftSuppression(
  db: Db,
  clock: Clock,
  { addressHash, by, reason }: { addressHash: string; by: { id: Id; name: string }; reason: string },
): Promise<boolean> {
  const found = await findSuppression(db, addressHash)
  if (!found || found.liftedAt !== null) return false
  const { numUpdatedRows } = await db
    .updateTable('suppression')
    .set({
      liftedAt: toInstantText(clock()),
      liftedBy: by.id,
      evidence: `${found.evidence}\n${by.name}: ${reason}`,
    })
    .where('addressHash', '=', addressHash)
    .where('liftedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function matching(query: string) {
  const whole = parseEmail(query)
  if (whole) return sql<SqlBool>`suppression.address_hash = ${hashToken(whole.emailKey)}`
  const part = query.toLowerCase().replace(/[!%_]/g, (sign) => `!${sign}`)
  return sql<SqlBool>`lower(suppression.email) like ${`%${part}%`} escape '!'`
}
