import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import type { Db, Id, JsonText } from '../../platform/db/schema.ts'
import type { SignInPurpose } from '../../platform/db/schema-accounts.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'

export const MINUTES_TO_CONFIRM = 10
/** In the place of a browser's hash: the link alone is the proof, as one that the shell prints. */
export const ANY_BROWSER = 'any'
/** The kind of the job that writes and sends the message. */
export const SIGN_IN_MAIL = 'mail.sign-in'

/** The browser that asks: its cookie's token, and its name in words ("Firefox on Linux", or nothing). */
export type AskingBrowser = { browserToken: string; device: string }

export type Ask = AskingBrowser & {
  purpose: SignInPurpose
  address: EmailAddress
  readerId?: Id
  staffId?: Id
  language: string
  /** A path of this site. */
  next: string
  /** The other half, where a change is confirmed at two addresses. */
  other?: Id
  /** The link of a newsletter's edition that led here. */
  letter?: Id
}

const askData = z.strictObject({
  device: z.string(),
  other: z.string().optional(),
  letter: z.string().optional(),
})

/** Records the question and enqueues its message. Call it in a transaction. */
export async function recordAsk(db: Db, clock: Clock, ask: Ask, id: Id = newId()): Promise<Id> {
  const now = clock()
  await db
    .insertInto('signIn')
    .values({
      id,
      purpose: ask.purpose,
      ...ask.address,
      readerId: ask.readerId ?? null,
      staffId: ask.staffId ?? null,
      browserHash: hashToken(ask.browserToken),
      language: ask.language,
      next: ask.next,
      wrongCodes: 0,
      data: JSON.stringify(askData.parse({ device: ask.device, other: ask.other, letter: ask.letter })),
      createdAt: toInstantText(now),
      expiresAt: toInstantText(now.add({ minutes: MINUTES_TO_CONFIRM })),
    })
    .execute()
  await enqueue(db, { kind: SIGN_IN_MAIL, payload: { signInId: id } }, clock)
  return id
}

export function readAskData(data: JsonText): z.infer<typeof askData> {
  return readJson(askData, data)
}
