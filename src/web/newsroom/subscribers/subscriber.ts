import { listNewsletters } from '../../../domain/newsletters/newsletters.ts'
import { endByNewsroom, forgetSubscriber } from '../../../domain/newsletters/subscriber-edit.ts'
import {
  bouncesOf,
  deliveriesTo,
  findSubscriber,
  otherSubscriptions,
  proofsOf,
  type Subscriber,
} from '../../../domain/newsletters/subscribers.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { hashToken } from '../../../lib/hash.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { subscriberPage } from '../../../theme/newsroom/subscribers/subscriber.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { textHere } from '../publication/room.ts'
import { carryOut, frameHere, SUBSCRIBERS, SUPPRESSIONS, toRow } from './here.ts'

const SHOWN = 50

export async function showSubscriber(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const subscriber = await subscriberHere(c, deps)
  if (!subscriber) return errorPage(c, deps, 404)
  const text = textHere(c)
  const newsletters = await listNewsletters(db, { archived: true })
  const others = await otherSubscriptions(db, deps.clock, subscriber)
  const { id, email, emailKey, endedAt, endedHow, timeZone, pausedUntil, readerId, source } = subscriber
  const at = here(c, `${SUBSCRIBERS}/${id}`)
  const hash = email === '' ? emailKey : hashToken(emailKey)
  const html = subscriberPage({
    frame: frameHere(c, deps, member, titleOf(c, subscriber)),
    back: { name: text('subscribers.back'), href: here(c, SUBSCRIBERS) },
    subscriber: {
      ...toRow(c, newsletters, subscriber),
      source,
      hasAccount: readerId !== null,
      endedHow: endedHow ?? undefined,
      timeZone: timeZone ?? undefined,
      pausedUntil: subscriber.state === 'paused' ? (pausedUntil ?? undefined) : undefined,
      endedAt: endedAt ?? undefined,
    },
    suppressionHref: subscriber.isSuppressed ? here(c, `${SUPPRESSIONS}/${hash}`) : undefined,
    others: others.map((other) => toRow(c, newsletters, other)),
    proofs: (await proofsOf(db, id)).map(({ createdAt, ...proof }) => ({ ...proof, at: createdAt })),
    deliveries: (await deliveriesTo(db, id, SHOWN)).map((one) => ({
      subject: one.subject ?? '',
      state: one.state,
      at: one.settledAt ?? one.dueAt,
      detail: one.answer ?? one.problem ?? undefined,
      hasBounced: one.bouncedAt !== null,
      hasComplained: one.complainedAt !== null,
    })),
    bounces: (await bouncesOf(db, emailKey, SHOWN)).map(({ receivedAt, ...one }) => ({
      ...one,
      at: receivedAt,
    })),
    endHref: endedAt === null ? `${at}/end` : undefined,
    removeHref: email === '' ? undefined : `${at}/removal`,
  })
  return c.html(html)
}

export const askToEnd = (c: Asking, deps: Deps, member: Member) => ask(c, deps, member, 'end')
export const askToRemoveSubscriber = (c: Asking, deps: Deps, member: Member) =>
  ask(c, deps, member, 'removal')

export async function end(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const subscriber = await formFor(c, deps)
  if (subscriber instanceof Response) return subscriber
  const { id, email } = subscriber
  const audited = { act: 'subscriber.end', subject: { kind: 'subscriber', id, name: email } }
  await carryOut(c, deps, member, audited, (db) => endByNewsroom(db, deps.clock, subscriber))
  return c.redirect(`${here(c, `${SUBSCRIBERS}/${id}`)}?done=ended`, 303)
}

/** The trail says who did it and when, and not to whom: the address is what was to go. */
export async function removeSubscriber(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const subscriber = await formFor(c, deps)
  if (subscriber instanceof Response) return subscriber
  const { id, emailKey } = subscriber
  const name = `${hashToken(emailKey).slice(0, 12)}…`
  const audited = { act: 'subscriber.remove', subject: { kind: 'subscriber', id, name } }
  await carryOut(c, deps, member, audited, async (db) => {
    await forgetSubscriber(db, deps.clock, subscriber)
    return true
  })
  return c.redirect(`${here(c, SUBSCRIBERS)}?done=removed`, 303)
}

async function ask(c: Asking, deps: Deps, member: Member, what: 'end' | 'removal'): Promise<Response> {
  const subscriber = await subscriberHere(c, deps)
  if (!subscriber || subscriber.email === '') return errorPage(c, deps, 404)
  const text = textHere(c)
  const key = what === 'end' ? 'end' : 'remove'
  const at = here(c, `${SUBSCRIBERS}/${subscriber.id}`)
  const html = thingQuestionPage({
    frame: frameHere(c, deps, member, text(`subscribers.${key}-ask`, { name: subscriber.email })),
    why: text(`subscribers.${key}-why`),
    action: `${at}/${what}`,
    confirm: text(`subscribers.${key}`),
    cancelHref: at,
  })
  return c.html(html)
}

async function formFor(c: Asking, deps: Deps): Promise<Subscriber | Response> {
  const subscriber = await subscriberHere(c, deps)
  if (!subscriber || subscriber.email === '') return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  return form.ok ? subscriber : errorPage(c, deps, 400, { fields: form.fields })
}

function subscriberHere(c: Asking, deps: Deps): Promise<Subscriber | undefined> {
  return findSubscriber(deps.database.db, deps.clock, c.req.param('id') ?? '')
}

function titleOf(c: Asking, { email }: Subscriber): string {
  return email === '' ? textHere(c)('subscribers.no-address') : email
}
