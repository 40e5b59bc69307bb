import type { Logger } from 'pino'
import { z } from 'zod'
import { PUBLISH } from '../domain/articles/move.ts'
import { publishDue, publishScheduled } from '../domain/articles/schedule.ts'
import { DESK_MAIL } from '../domain/articles/tell-colleagues.ts'
import { MEDIA_RENDER, renderNext } from '../domain/media/render.ts'
import { SIGN_IN_MAIL } from '../domain/readers/ask.ts'
import { INVITATION_MAIL } from '../domain/staff/invite.ts'
import type { Clock } from '../lib/clock.ts'
import type { Db } from '../platform/db/schema.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import type { MediaStore } from '../platform/media/store.ts'
import type { Handlers } from '../platform/queue/work.ts'
import { deskMail, sendDeskMail } from './desk-mail.ts'
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
/** Catches what its own job did not publish, as after downtime. */
export const PUBLISH_DUE = 'article.publish-due'

const invitationMail = z.strictObject({ invitationId: z.string() })
const publication = z.strictObject({ articleId: z.string() })
const signInMail = z.strictObject({ signInId: z.string() })

/** What each kind of job does. Payloads are ids, and every one of these may run twice. */
export function createHandlers(deps: JobDeps): Handlers {
  return {
    [SIGN_IN_MAIL]: (payload) => sendSignInMail(deps, signInMail.parse(payload).signInId),
    [INVITATION_MAIL]: (payload) => sendInvitationMail(deps, invitationMail.parse(payload).invitationId),
    [DESK_MAIL]: (payload) => sendDeskMail(deps, deskMail.parse(payload)),
    [PUBLISH]: (payload) => publishScheduled(deps.db, deps.clock, publication.parse(payload).articleId),
    [PUBLISH_DUE]: () => publishDue(deps.db, deps.clock),
    [MEDIA_RENDER]: () => renderNext(deps),
    [HOUSEKEEPING]: () => keepHouse(deps),
  }
}
