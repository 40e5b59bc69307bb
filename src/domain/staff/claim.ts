import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { hashToken, newToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { createSession } from '../readers/sessions.ts'
import { recordAudit } from './audit.ts'
import { oneLine } from './name.ts'

export type Claim = {
  token: string
  email: EmailAddress
  name: string
  language: string
  device: string
  network: string
}

export type Claimed =
  | { ok: true; staffId: Id; sessionToken: string }
  | { ok: false; problem: 'unknown' | 'used' }

/** The token for the owner's one-time link, or undefined when there is an owner. An unused older link dies. */
export async function issueClaim(db: Db, clock: Clock): Promise<string | undefined> {
  return inTransaction(db, async (db) => {
    if (await hasOwner(db)) return undefined
    await db.deleteFrom('claim').where('usedAt', 'is', null).execute()
    const token = newToken()
    await db
      .insertInto('claim')
      .values({ id: newId(), tokenHash: hashToken(token), createdAt: toInstantText(clock()) })
      .execute()
    return token
  })
}

/** For the page behind the link, which changes nothing. `expired`: the program started again and made a new one. */
export async function readClaim(db: Db, token: string): Promise<'ready' | 'used' | 'expired'> {
  if (await hasOwner(db)) return 'used'
  const claim = await db
    .selectFrom('claim')
    .select('usedAt')
    .where('tokenHash', '=', hashToken(token))
    .executeTakeFirst()
  if (!claim) return 'expired'
  return claim.usedAt === null ? 'ready' : 'used'
}

/** Makes the owner, once. */
export async function claimSite(db: Db, clock: Clock, claim: Claim): Promise<Claimed> {
  return inTransaction(db, async (db) => {
    const now = toInstantText(clock())
    const known = await db
      .selectFrom('claim')
      .select('id')
      .where('tokenHash', '=', hashToken(claim.token))
      .executeTakeFirst()
    if (!known) return { ok: false, problem: (await hasOwner(db)) ? 'used' : 'unknown' }
    // All links at once: two processes may have started together, and only one of their links can win.
    const used = await db
      .updateTable('claim')
      .set({ usedAt: now })
      .where('usedAt', 'is', null)
      .executeTakeFirst()
    if (used.numUpdatedRows === 0n || (await hasOwner(db))) return { ok: false, problem: 'used' }
    const staffId = newId()
    const name = oneLine(claim.name)
    await db
      .insertInto('staff')
      .values({ id: staffId, ...claim.email, name, language: claim.language, role: 'owner', createdAt: now })
      .execute()
    const subject = { kind: 'staff', id: staffId, name }
    const { network } = claim
    await recordAudit(db, clock, { actor: { id: staffId, name }, act: 'staff.claim', subject, network })
    return { ok: true, staffId, sessionToken: await createSession(db, clock, { staffId }, claim.device) }
  })
}

async function hasOwner(db: Db): Promise<boolean> {
  const owner = await db.selectFrom('staff').select('id').where('role', '=', 'owner').executeTakeFirst()
  return owner !== undefined
}
