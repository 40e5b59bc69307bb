import { z } from 'zod'
import { readIdentity } from '../domain/publication/identity.ts'
import { macOf } from '../lib/hash.ts'
import { deliverableAddress } from '../lib/email-address.ts'
import type { Db, Id } from '../platform/db/schema.ts'
import type { Sent } from '../platform/mail/mailer.ts'
import type { Message } from '../platform/mail/message.ts'
import { renderDeskLetter } from '../theme/email/desk.tsx'
import { letterhead } from './letterhead.ts'
import { languageOf, senderOf, type SignInMailDeps } from './sign-in-mail.ts'

export const deskMail = z.strictObject({
  event: z.enum(['submitted', 'changes-requested', 'approved', 'assigned', 'commented', 'went-out']),
  articleId: z.string(),
  /** Staff ids. */
  to: z.string(),
  by: z.string().nullable(),
  remarkId: z.string().nullable(),
  /** When it happened: the same thing told twice is one message, the next one another. */
  at: z.string(),
})

type DeskMail = z.infer<typeof deskMail>

/** The letter, or undefined where nobody is left to read it, or nothing to read of. */
export async function writeDeskMail(
  { db, secret, origin }: SignInMailDeps,
  mail: DeskMail,
): Promise<Message | undefined> {
  const to = await findStaff(db, mail.to)
  const article = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .select('revision.headline')
    .where('article.id', '=', mail.articleId)
    .executeTakeFirst()
  if (!to || !article) return undefined
  const identity = await readIdentity(db)
  const language = languageOf(to.language ?? '', identity)
  const home = `${origin}${language === identity.languages[0] ? '' : `/${language}`}`
  const rendered = renderDeskLetter({
    language,
    publication: await letterhead(db, identity, origin, home),
    event: mail.event,
    by: (mail.by === null ? undefined : await findStaff(db, mail.by))?.name ?? identity.name,
    headline: article.headline || '…',
    remark: await remarkOf(db, mail.remarkId),
    href: `${home}/newsroom/articles/${mail.articleId}`,
  })
  const id = macOf(secret, 'desk-mail', mail.event, mail.articleId, mail.to, mail.at)
  return { id, from: senderOf(identity, origin), to: deliverableAddress(to), language, ...rendered }
}

export async function sendDeskMail(
  deps: SignInMailDeps & {
    mailer: { send: (message: Message) => Promise<Sent> }
    log: { warn: (details: object, words: string) => void }
  },
  mail: DeskMail,
): Promise<void> {
  const message = await writeDeskMail(deps, mail)
  if (!message) return
  const sent = await deps.mailer.send(message)
  if (!sent.ok)
    deps.log.warn(
      { staff: mail.to, article: mail.articleId },
      'The mail server refused a desk letter for good.',
    )
}

async function findStaff(db: Db, id: Id) {
  return db
    .selectFrom('staff')
    .select(['name', 'email', 'emailKey', 'language'])
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
}

async function remarkOf(db: Db, id: Id | null): Promise<string | undefined> {
  if (id === null) return undefined
  const row = await db.selectFrom('remark').select('text').where('id', '=', id).executeTakeFirst()
  return row?.text
}
