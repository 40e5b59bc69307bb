import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import { ANY_BROWSER } from '../readers/ask.ts'
import { confirmationPath } from '../readers/proof.ts'

const HOURS = 1

/**
 * The path of a link that signs this member in, once, within an hour, in whatever browser opens it. It is for the shell
 * alone, for the day mail does not arrive; its code counts nowhere.
 */
export async function makeSignInLink(
  db: Db,
  clock: Clock,
  secret: string,
  member: { id: string; email: string; emailKey: string },
): Promise<string> {
  const now = clock()
  const asked = { id: newId(), purpose: 'staff-sign-in' } as const
  await db
    .insertInto('signIn')
    .values({
      ...asked,
      email: member.email,
      emailKey: member.emailKey,
      staffId: member.id,
      browserHash: ANY_BROWSER,
      language: 'en',
      next: '/newsroom',
      wrongCodes: 0,
      data: JSON.stringify({ device: '' }),
      createdAt: toInstantText(now),
      expiresAt: toInstantText(now.add({ hours: HOURS })),
    })
    .execute()
  return confirmationPath(secret, asked)
}
