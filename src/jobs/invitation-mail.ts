import { readIdentity } from '../domain/publication/identity.ts'
import { invitationPath } from '../domain/staff/accept.ts'
import { toInstantText } from '../lib/clock.ts'
import { deliverableAddress } from '../lib/email-address.ts'
import type { Db, Id } from '../platform/db/schema.ts'
import type { Sent } from '../platform/mail/mailer.ts'
import type { Message } from '../platform/mail/message.ts'
import { renderInvitation } from '../theme/email/invitation.tsx'
import { letterhead } from './letterhead.ts'
import { languageOf, senderOf, type SignInMailDeps } from './sign-in-mail.ts'

/** The letter, or undefined where the invitation was used, revoked or has expired meanwhile. */
export async function writeInvitationMail(
  { db, clock, secret, origin }: SignInMailDeps,
  invitationId: Id,
): Promise<Message | undefined> {
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('id', '=', invitationId)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
  if (!invitation) return undefined
  const identity = await readIdentity(db)
  const language = languageOf(invitation.language, identity)
  const home = `${origin}${language === identity.languages[0] ? '' : `/${language}`}`
  const rendered = renderInvitation({
    language,
    publication: { ...(await letterhead(db, identity, origin, home)), timeZone: identity.timeZone },
    inviter: await nameOf(db, invitation.invitedBy),
    role: invitation.role,
    href: `${home}${invitationPath(secret, invitation.id)}`,
    expiresAt: invitation.expiresAt,
  })
  // Sent again, it is a new message: its id says until when it counts.
  const id = `${invitation.id}-${Date.parse(invitation.expiresAt)}`
  const to = deliverableAddress(invitation)
  return { id, from: senderOf(identity, origin), to, language, ...rendered }
}

/** Invitations that a mail server refuses for good stay in the list, where their link can be sent in another way. */
export async function sendInvitationMail(
  deps: SignInMailDeps & {
    mailer: { send: (message: Message) => Promise<Sent> }
    log: { warn: (details: object, words: string) => void }
  },
  invitationId: Id,
): Promise<void> {
  const message = await writeInvitationMail(deps, invitationId)
  if (!message) return
  const sent = await deps.mailer.send(message)
  if (!sent.ok) deps.log.warn({ invitation: invitationId }, 'The mail server refused an invitation for good.')
}

async function nameOf(db: Db, staffId: Id): Promise<string> {
  const row = await db.selectFrom('staff').select('name').where('id', '=', staffId).executeTakeFirst()
  return row?.name ?? ''
}
