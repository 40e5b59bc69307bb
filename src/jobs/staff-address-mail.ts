import { z } from 'zod'
import { readIdentity } from '../domain/publication/identity.ts'
import { readStaffLanguage } from '../domain/staff/language.ts'
import { deliverableAddress, parseEmail } from '../lib/email-address.ts'
import { readJson } from '../lib/json.ts'
import type { Id } from '../platform/db/schema.ts'
import type { Sent } from '../platform/mail/mailer.ts'
import type { Message } from '../platform/mail/message.ts'
import { renderAddressNotice } from '../theme/email/address-notice.tsx'
import { letterhead } from './letterhead.ts'
import { languageOf, senderOf, type SignInMailDeps } from './sign-in-mail.ts'

const state = z.object({ email: z.string() })

/** To the address of before, which the trail keeps. */
export async function writeStaffAddressMail(
  { db, origin }: Omit<SignInMailDeps, 'clock' | 'secret'>,
  auditId: Id,
): Promise<Message | undefined> {
  const line = await db
    .selectFrom('audit')
    .select(['subjectId', 'before', 'after'])
    .where('id', '=', auditId)
    .executeTakeFirst()
  const before = parseEmail(line?.before ? readJson(state, line.before).email : '')
  if (!line?.after || !before) return undefined
  const identity = await readIdentity(db)
  const language = languageOf((await readStaffLanguage(db, line.subjectId)) ?? '', identity)
  const home = `${origin}${language === identity.languages[0] ? '' : `/${language}`}`
  const rendered = renderAddressNotice({
    language,
    publication: await letterhead(db, identity, origin, home),
    email: readJson(state, line.after).email,
    href: `${home}/newsroom/account`,
  })
  return {
    id: auditId,
    from: senderOf(identity, origin),
    to: deliverableAddress(before),
    language,
    ...rendered,
  }
}

export async function sendStaffAddressMail(
  deps: Omit<SignInMailDeps, 'clock' | 'secret'> & {
    mailer: { send: (message: Message) => Promise<Sent> }
    log: { warn: (details: object, words: string) => void }
  },
  auditId: Id,
): Promise<void> {
  const message = await writeStaffAddressMail(deps, auditId)
  if (!message) return
  const sent = await deps.mailer.send(message)
  if (!sent.ok) deps.log.warn({ audit: auditId }, 'The mail server refused a notice of a changed address.')
}
