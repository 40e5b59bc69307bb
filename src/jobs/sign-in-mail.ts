import { MINUTES_TO_CONFIRM, readAskData } from '../domain/readers/ask.ts'
import { codeOf, confirmationPath } from '../domain/readers/proof.ts'
import { type Identity, readIdentity } from '../domain/publication/identity.ts'
import { senderOf } from '../domain/publication/sender.ts'
import { type Clock, toInstantText } from '../lib/clock.ts'
import { deliverableAddress } from '../lib/email-address.ts'
import { type InterfaceLanguage, isInterfaceLanguage } from '../lib/languages.ts'
import type { Db, Id } from '../platform/db/schema.ts'
import type { SignInPurpose } from '../platform/db/schema-accounts.ts'
import type { Sent } from '../platform/mail/mailer.ts'
import type { Message } from '../platform/mail/message.ts'
import { letterhead } from './letterhead.ts'
import { type ConfirmationKind, renderConfirmation } from '../theme/email/confirmation.tsx'

export { senderOf }

export type SignInMailDeps = { db: Db; clock: Clock; secret: string; origin: string }

const kinds: Record<SignInPurpose, ConfirmationKind> = {
  'sign-in': 'signIn',
  register: 'register',
  'address-old': 'addressOld',
  'address-new': 'addressNew',
  'delete-account': 'deletion',
  'staff-sign-in': 'staffSignIn',
  'staff-check': 'staffCheck',
  'staff-address': 'staffAddress',
}

/** The message that was asked for, or undefined when it is of use to nobody, or no longer. */
export async function writeSignInMail(
  { db, clock, secret, origin }: SignInMailDeps,
  signInId: Id,
): Promise<Message | undefined> {
  const asked = await db
    .selectFrom('signIn')
    .selectAll()
    .where('id', '=', signInId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
  if (!asked) return undefined
  const member = isStaffPurpose(asked.purpose) ? await findMember(db, asked) : undefined
  // The newsroom's sign-in answers everyone alike; only its members get the message.
  if (isStaffPurpose(asked.purpose) && !member) return undefined
  const identity = await readIdentity(db)
  const { device, other } = readAskData(asked.data)
  const language = languageOf(member?.language ?? asked.language, identity)
  const home = `${origin}${language === identity.languages[0] ? '' : `/${language}`}`
  const rendered = renderConfirmation({
    kind: kinds[asked.purpose],
    language,
    publication: await letterhead(db, identity, origin, home),
    email: asked.purpose === 'address-old' ? await emailAskedFor(db, other) : asked.email,
    href: `${home}${confirmationPath(secret, asked)}`,
    code: codeOf(secret, asked),
    minutes: MINUTES_TO_CONFIRM,
    device,
  })
  return {
    id: asked.id,
    from: senderOf(identity, origin),
    to: deliverableAddress(asked),
    language,
    ...rendered,
  }
}

/** A refused address gets nothing, and the reader is not told: that would tell who exists. The log knows. */
export async function sendSignInMail(
  deps: SignInMailDeps & {
    mailer: { send: (message: Message) => Promise<Sent> }
    log: { warn: (details: object, words: string) => void }
  },
  signInId: Id,
): Promise<void> {
  const message = await writeSignInMail(deps, signInId)
  if (!message) return
  const sent = await deps.mailer.send(message)
  if (!sent.ok) deps.log.warn({ signIn: signInId }, 'The mail server refused a sign-in message for good.')
}

function isStaffPurpose(purpose: SignInPurpose): boolean {
  return purpose.startsWith('staff-')
}

/** By their address, or, where it is a new one that they asked for, by who they are. */
async function findMember(
  db: Db,
  { purpose, staffId, emailKey }: { purpose: SignInPurpose; staffId: Id | null; emailKey: string },
): Promise<{ language: string | null } | undefined> {
  const members = db.selectFrom('staff').select('language').where('removedAt', 'is', null)
  return purpose === 'staff-address'
    ? members.where('id', '=', staffId ?? '').executeTakeFirst()
    : members.where('emailKey', '=', emailKey).executeTakeFirst()
}

async function emailAskedFor(db: Db, other: Id | undefined): Promise<string> {
  const half = await db
    .selectFrom('signIn')
    .select('email')
    .where('id', '=', other ?? '')
    .executeTakeFirst()
  return half?.email ?? ''
}

export function languageOf(asked: string, identity: Identity): InterfaceLanguage {
  return [asked, ...identity.languages].find(isInterfaceLanguage) ?? 'en'
}
