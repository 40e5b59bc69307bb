import { findReported, takeReport } from '../../domain/newsletters/bounces.ts'
import { countFor } from '../../domain/newsletters/edition-counts.ts'
import { endSubscriptions } from '../../domain/newsletters/end-subscriptions.ts'
import { spendToken } from '../../domain/newsletters/hook-tokens.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { notFound } from '../site/errors.ts'
import { isSigned, type MailgunCall, parseCall, readEvent, type Told } from './mailgun-event.ts'

const GOOD_FOR_SECONDS = 5 * 60
/** What Mailgun takes for "do not try again"; whatever else is not 200 it sends anew, for eight hours. */
const NEVER = 406

/**
 * What Mailgun tells of letters. It has no cookie and comes from no page of ours: the signature says who it is. Forged,
 * stale and replayed calls are refused; answered 200 is what has been committed.
 */
export async function hearMailgun(c: Asking, deps: Deps): Promise<Response> {
  const key = deps.mailgunWebhookKey
  if (key === undefined) return notFound(c, deps)
  // Browsers send this type across sites only after they have asked.
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return refuse(c, 'not-json')
  const call = parseCall(await c.req.json().catch(() => undefined))
  if (!call) return refuse(c, 'unknown-form')
  if (!isSigned(call, key)) return refuse(c, 'forged')
  if (isStale(call, deps)) return refuse(c, 'stale')
  const isNew = await deps.database.db.transaction().execute(async (db) => {
    if (!(await spendToken(db, deps.clock, call.signature.token))) return false
    await act(db, deps, readEvent(call['event-data']))
    return true
  })
  return isNew ? c.json({ taken: true }) : refuse(c, 'replayed')
}

function refuse(c: Asking, problem: string): Response {
  return c.json({ problem }, NEVER)
}

function isStale({ signature }: MailgunCall, { clock }: Deps): boolean {
  const age = clock().epochMilliseconds / 1_000 - Number(signature.timestamp)
  return Math.abs(age) > GOOD_FOR_SECONDS
}

async function act(db: Db, { clock }: Deps, told: Told): Promise<void> {
  if (told.what === 'report') await takeReport(db, clock, told.report)
  if (told.what !== 'unsubscribed') return
  const delivery = await findReported(db, told.deliveryIds)
  if (delivery?.subscriptionId == null) return
  const { emailKey, subscriptionId } = delivery
  const ending = { emailKey, subscriptionId, how: 'one-click', place: 'mailgun' } as const
  const ended = await endSubscriptions(db, clock, ending)
  if (ended > 0) await countFor(db, clock, delivery.editionId, 'unsubscribe')
}
