import type { Logger } from 'pino'
import { z } from 'zod'
import { MEDIA_RENDER, renderNext } from '../domain/media/render.ts'
import { SIGN_IN_MAIL } from '../domain/readers/ask.ts'
import { INVITATION_MAIL } from '../domain/staff/invite.ts'
import type { Clock } from '../lib/clock.ts'
import type { Db } from '../platform/db/schema.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import type { MediaStore } from '../platform/media/store.ts'
import type { Handlers } from '../platform/queue/work.ts'
import { keepHouse } from './housekeeping.ts'
import { sendInvitationMail } from './invitation-mail.ts'
import { sendSignInMail } from './sign-in-mail.ts'

export type JobDeps = {
  db: Db
  clock: Clock
  mailer: Mailer
  media: MediaStore
  secret: string
  /** Scheme, host and port of the site, for links in mail. */
  origin: string
  log: Pick<Logger, 'warn'>
}

export const HOUSEKEEPING = 'housekeeping'

const invitationMail = z.strictObject({ invitationId: z.string() })
const signInMail = z.strictObject({ signInId: z.string() })

/** What each kind of job does. Payloads are ids, and every one of these may run twice. */
export function createHandlers(deps: JobDeps): Handlers {
  return {
    [SIGN_IN_MAIL]: (payload) => sendSignInMail(deps, signInMail.parse(payload).signInId),
    [INVITATION_MAIL]: (payload) => sendInvitationMail(deps, invitationMail.parse(payload).invitationId),
    [MEDIA_RENDER]: () => renderNext(deps),
    [HOUSEKEEPING]: () => keepHouse(deps),
  }
}
