import type { Logger } from 'pino'
import { z } from 'zod'
import { PUBLISH } from '../domain/articles/move.ts'
import { publishDue, publishScheduled } from '../domain/articles/schedule.ts'
import { thinAutosaves } from '../domain/articles/thin.ts'
import { DESK_MAIL } from '../domain/articles/tell-colleagues.ts'
import { enqueueToSeats, SEAT_LETTER, SEATS_TOLD } from '../domain/events/letters.ts'
import { lapseOffers } from '../domain/events/offers.ts'
import { remindSeats } from '../domain/events/reminders.ts'
import { MEDIA_RENDER, renderNext } from '../domain/media/render.ts'
import { buildReviews } from '../domain/newsletters/review.ts'
import { SUBSCRIPTION_MAIL } from '../domain/newsletters/subscribe-ask.ts'
import { TEST_LETTER } from '../domain/newsletters/test-letter.ts'
import { continueImport } from '../domain/newsletters/subscriber-import-step.ts'
import { SUBSCRIBER_IMPORT } from '../domain/newsletters/subscriber-import.ts'
import { SIGN_IN_MAIL } from '../domain/readers/ask.ts'
import { INVITATION_MAIL } from '../domain/staff/invite.ts'
import { STAFF_ADDRESS_MAIL } from '../domain/staff/own-address.ts'
import type { Clock } from '../lib/clock.ts'
import type { Db } from '../platform/db/schema.ts'
import type { MailboxAddress } from '../platform/mail/mailbox-address.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import type { MediaStore } from '../platform/media/store.ts'
import type { Handlers } from '../platform/queue/work.ts'
import { deskMail, sendDeskMail } from './desk-mail.ts'
import { sendTestLetter, testLetter } from './edition-preview.ts'
import { headingsIn } from './edition-mail.ts'
import { keepHouse } from './housekeeping.ts'
import { readReturns } from '../domain/newsletters/read-returns.ts'
import { sendInvitationMail } from './invitation-mail.ts'
import { seatLetter, seatsTold, sendSeatLetter } from './seat-letter.ts'
import { sendSignInMail } from './sign-in-mail.ts'
import { sendSubscriptionMail } from './subscription-mail.ts'
import { sendStaffAddressMail } from './staff-address-mail.ts'
import { watchMailbox } from './watch-mailbox.ts'

export type JobDeps = {
  db: Db
  clock: Clock
  mailer: Mailer
  media: MediaStore
  secret: string
  /** Scheme, host and port of the site, for links in mail. */
  origin: string
  /** Where the mail server leaves reports of failed delivery. */
  bounceMaildir?: string | undefined
  /** Where they come by IMAP. */
  bounceMailbox?: MailboxAddress | undefined
  stopping?: AbortSignal | undefined
  log: Pick<Logger, 'warn' | 'info'>
}

export const HOUSEKEEPING = 'housekeeping'
/** Catches what its own job did not publish, as after downtime. */
export const PUBLISH_DUE = 'article.publish-due'
/** Offers that nobody took up, reminders, thanks. */
export const EVENTS_DUE = 'event.due'
export const THIN_AUTOSAVES = 'revision.thin'
/** Letters that are built from what was published. */
export const REVIEWS_DUE = 'edition.build-due'
export const READ_RETURNS = 'letter.read-returns'
export const READ_MAILBOX = 'letter.read-mailbox'

const invitationMail = z.strictObject({ invitationId: z.string() })
const staffAddressMail = z.strictObject({ auditId: z.string() })
const publication = z.strictObject({ articleId: z.string() })
const subscriberImport = z.strictObject({ importId: z.string() })
const signInMail = z.strictObject({ signInId: z.string() })
const subscriptionMail = z.strictObject({ askId: z.string() })

/** What each kind of job does. Payloads are ids, and every one of these may run twice. */
export function createHandlers(deps: JobDeps): Handlers {
  return {
    [SIGN_IN_MAIL]: (payload) => sendSignInMail(deps, signInMail.parse(payload).signInId),
    [SUBSCRIPTION_MAIL]: (payload) => sendSubscriptionMail(deps, subscriptionMail.parse(payload).askId),
    [INVITATION_MAIL]: (payload) => sendInvitationMail(deps, invitationMail.parse(payload).invitationId),
    [STAFF_ADDRESS_MAIL]: (payload) => sendStaffAddressMail(deps, staffAddressMail.parse(payload).auditId),
    [DESK_MAIL]: (payload) => sendDeskMail(deps, deskMail.parse(payload)),
    [TEST_LETTER]: (payload) => sendTestLetter(deps, testLetter.parse(payload)),
    [PUBLISH]: (payload) => publishScheduled(deps.db, deps.clock, publication.parse(payload).articleId),
    [PUBLISH_DUE]: () => publishDue(deps.db, deps.clock),
    [MEDIA_RENDER]: () => renderNext(deps),
    [THIN_AUTOSAVES]: () => thinAutosaves(deps.db, deps.clock),
    [SUBSCRIBER_IMPORT]: (payload) => continueImport(deps, subscriberImport.parse(payload).importId),
    [REVIEWS_DUE]: () => buildReviews(deps.db, deps.clock, headingsIn),
    [READ_RETURNS]: async () => void (await readReturns(deps)),
    [READ_MAILBOX]: watchMailbox(deps),
    [SEAT_LETTER]: (payload) => sendSeatLetter(deps, seatLetter.parse(payload)),
    [SEATS_TOLD]: (payload) => enqueueToSeats(deps.db, deps.clock, seatsTold.parse(payload)),
    [EVENTS_DUE]: async () => {
      await lapseOffers(deps.db, deps.clock)
      await remindSeats(deps.db, deps.clock)
    },
    [HOUSEKEEPING]: () => keepHouse(deps),
  }
}
