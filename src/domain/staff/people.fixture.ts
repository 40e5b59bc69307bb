import assert from 'node:assert/strict'
import type { Clock } from '../../lib/clock.ts'
import { parseEmail } from '../../lib/email-address.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import { type Actor, invite } from './invite.ts'

export const SECRET = 'a secret of thirty-two characters'

/** An invitation that has to succeed; answers its id. */
export async function inviteSomeone(
  db: Db,
  clock: Clock,
  actor: Actor,
  address: string,
  role: StaffRole = 'writer',
): Promise<string> {
  const email = parseEmail(address)
  assert.ok(email)
  const invited = await invite(db, clock, actor, { email, role, sectionIds: null, language: 'en' })
  assert.ok(invited.ok)
  return invited.invitationId
}
