import { networkOf } from '../../domain/readers/limits.ts'
import type { Circumstances } from '../../domain/newsletters/proof.ts'
import {
  FOR_NOW,
  pauseEnd,
  pauseSubscription,
  resumeSubscription,
} from '../../domain/newsletters/subscribe-change.ts'
import { type Leaving, readLeaving } from '../../domain/newsletters/subscribe-list.ts'
import {
  endEverySubscription,
  endSubscription,
  isUnsubscribeToken,
  mayUndo,
  undoEnd,
} from '../../domain/newsletters/unsubscribe.ts'
import { toInstantText } from '../../lib/clock.ts'
import { maskedAddress } from '../../lib/email-address.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { FormState } from '../../theme/contract/forms.ts'
import { say } from '../../theme/language/translate.ts'
import { line, readForm } from '../account/form.ts'
import { here } from '../account/person.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage, notFound } from './errors.ts'
import { buildFrame } from './frame.ts'

const blank: FormState = { values: {}, errors: {} }

/** Behind the link in every letter. A GET changes nothing: programs that read mail follow links. */
export async function showLeave(c: Asking, deps: Deps): Promise<Response> {
  return isGenuine(c, deps) ? leavePage(c, deps, blank) : notFound(c, deps)
}

/**
 * What mail programs send for their "Unsubscribe" (RFC 8058): no cookie, no page to have come from, and this one field.
 * The unguessable address is the proof. Answered when it is committed, and again each time it is repeated.
 */
export async function leaveByOneClick(c: Asking, deps: Deps): Promise<Response> {
  if (!isGenuine(c, deps)) return notFound(c, deps)
  const body = await c.req.text()
  if (!/List-Unsubscribe/i.test(body) || !/One-Click/i.test(body)) return errorPage(c, deps, 400)
  const circumstances = {
    wording: 'List-Unsubscribe=One-Click',
    language: c.var.language,
    place: 'mail',
    network: networkOf(clientAddress(c, deps.trustedProxies)),
  }
  await endSubscription(deps.database.db, deps.clock, idOf(c), 'one-click', circumstances, letterOf(c))
  return c.text(`${textFor(c)('leave.gone-title')}\n`)
}

/** Exactly this is sent by mail programs, from no page of ours. */
export function isOneClick(method: string, path: string): boolean {
  return method === 'POST' && /^\/unsubscribe\/[^/]+\/[^/]+$/.test(path)
}

/** The page's own buttons. */
export async function chooseLeaving(c: Asking, deps: Deps): Promise<Response> {
  if (!isGenuine(c, deps)) return notFound(c, deps)
  const form = await readForm(c, { act: line, until: line.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const leaving = await readLeaving(deps.database.db, deps.clock, idOf(c))
  if (!leaving) return leavePage(c, deps, blank)
  const { act, until = '' } = form.fields
  const problem = await carryOut(c, deps, leaving, act, until)
  if (problem === 'unknown')
    return errorPage(c, deps, 400, { fields: [{ field: 'act', message: 'is unknown' }] })
  if (problem === 'date') return leavePage(c, deps, { values: { until }, errors: { until: 'date-invalid' } })
  return c.redirect(pageOf(c) + letterQuery(c), 303)
}

async function carryOut(
  c: Asking,
  deps: Deps,
  { id, newsletter }: Leaving,
  act: string,
  until: string,
): Promise<'unknown' | 'date' | undefined> {
  const { clock, database } = deps
  const { db } = database
  const name = inLanguage(newsletter.name, c.var.language)
  const text = textFor(c)
  const saying = (wording: string): Circumstances => ({
    wording,
    language: c.var.language,
    place: here(c, '/unsubscribe'),
    network: networkOf(clientAddress(c, deps.trustedProxies)),
  })
  switch (act) {
    case 'end':
      await endSubscription(db, clock, id, 'reader', saying(text('leave.wording-end', { name })), letterOf(c))
      return undefined
    case 'all':
      await endEverySubscription(db, clock, id, saying(text('leave.wording-all')), letterOf(c))
      return undefined
    case 'undo':
      await undoEnd(db, clock, id, saying(text('leave.wording-resume', { name })))
      return undefined
    case 'resume':
      await resumeSubscription(db, clock, id, saying(text('leave.wording-resume', { name })))
      return undefined
    case 'pause': {
      const end = pauseEnd(clock, c.var.site.identity.timeZone, until)
      if (!end) return 'date'
      const wording = text('leave.wording-pause', { name })
      await pauseSubscription(db, clock, id, toInstantText(end), saying(wording))
      return undefined
    }
    default:
      return 'unknown'
  }
}

async function leavePage(c: Asking, deps: Deps, form: FormState): Promise<Response> {
  const { site, language } = c.var
  const leaving = await readLeaving(deps.database.db, deps.clock, idOf(c))
  const title = textFor(c)('leave.submit')
  const html = deps.theme.leave({
    frame: buildFrame(c, deps, { title, description: title, robots: 'noindex' }),
    action: `${pageOf(c)}/choices${letterQuery(c)}`,
    subscription: leaving && leaving.email !== '' ? toSubscription(leaving, deps, language) : undefined,
    pause: pauseChoice(deps, site.identity.timeZone),
    newslettersHref: here(c, '/newsletters'),
    form,
  })
  return c.html(html, Object.keys(form.errors).length > 0 ? 400 : 200)
}

function toSubscription(leaving: Leaving, deps: Deps, language: string) {
  const { newsletter, email, state, pausedUntil, others } = leaving
  return {
    name: inLanguage(newsletter.name, language),
    // Letters are passed on, and whoever gets one need not learn the address.
    email: maskedAddress(email),
    state: state === 'unconfirmed' ? ('active' as const) : state,
    pausedUntil: pausedUntil === FOR_NOW || pausedUntil === null ? undefined : pausedUntil,
    mayUndo: mayUndo(deps.clock, leaving),
    hasOthers: others > 0,
  }
}

/** From tomorrow on; a month stands there. */
export function pauseChoice(deps: Deps, timeZone: string): { from: string; until: string } {
  const today = deps.clock().toZonedDateTimeISO(timeZone).toPlainDate()
  return { from: today.add({ days: 1 }).toString(), until: today.add({ months: 1 }).toString() }
}

function isGenuine(c: Asking, deps: Deps): boolean {
  return isUnsubscribeToken(deps.secret, idOf(c), c.req.param('token') ?? '')
}

function idOf(c: Asking): string {
  return c.req.param('id') ?? ''
}

function pageOf(c: Asking): string {
  return here(c, c.var.path.replace(/\/choices$/, ''))
}

/** Of which edition the link was; letters from before did not say. */
function letterOf(c: Asking): string | null {
  return c.req.query('letter') ?? null
}

function letterQuery(c: Asking): string {
  const letter = letterOf(c)
  return letter === null ? '' : `?letter=${encodeURIComponent(letter)}`
}

function textFor(c: Asking): ReturnType<typeof say> {
  return say({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}
