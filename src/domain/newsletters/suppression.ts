import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import { given } from '../../platform/db/given.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Silence } from '../../platform/db/schema-subscriptions.ts'

export type Silencing = {
  email: string
  emailKey: string
  kind: Silence
  /** What was said, and by whom, for the newsroom to read. */
  evidence: string
}

/**
 * From now on this address gets no letter. One that was silenced before stays as it is, unless that was lifted or was
 * for a bounce: what somebody said weighs more than what a machine did.
 */
export async function suppress(db: Db, clock: Clock, silencing: Silencing): Promise<void> {
  const { email, emailKey, kind, evidence } = silencing
  const row = { email, kind, evidence, createdAt: toInstantText(clock()), liftedAt: null, liftedBy: null }
  await db
    .insertInto('suppression')
    .values({ addressHash: hashToken(emailKey), ...row })
    .onConflict((conflict) =>
      conflict
        .column('addressHash')
        .doUpdateSet(row)
        .where((old) => {
          const isLifted = old('suppression.liftedAt', 'is not', null)
          return kind === 'hard-bounce' ? isLifted : isLifted.or('suppression.kind', '=', 'hard-bounce')
        }),
    )
    .execute()
}

/** The hashes (`hashToken` of an address's key) of those that are silenced. */
export async function suppressedAmong(db: Db, emailKeys: readonly string[]): Promise<ReadonlySet<string>> {
  if (emailKeys.length === 0) return new Set()
  const rows = await db
    .selectFrom('suppression')
    .select('addressHash')
    .where('addressHash', 'in', (query) => {
      const hashes = emailKeys.map((emailKey) => ({ hash: hashToken(emailKey) }))
      return query.selectFrom(given(db, ['hash'], hashes)).select('given.hash')
    })
    .where('liftedAt', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.addressHash))
}
