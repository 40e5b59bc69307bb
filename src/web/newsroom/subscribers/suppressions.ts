import {
  findSuppression,
  liftSuppression,
  listSuppressions,
  type Suppression,
  type SuppressionPlace,
} from '../../../domain/newsletters/suppression-list.ts'
import { suppress } from '../../../domain/newsletters/suppression.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { parseEmail } from '../../../lib/email-address.ts'
import { hashToken } from '../../../lib/hash.ts'
import { dateAndTime } from '../../../theme/format.ts'
import { suppressionsPage } from '../../../theme/newsroom/subscribers/suppressions.tsx'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { textHere } from '../publication/room.ts'
import { nothingSent, type Sent, statusOf } from '../publication/things.ts'
import { carryOut, frameHere, SUPPRESSIONS, viewsHere } from './here.ts'

const PAGE = 50

export const showSuppressions = (c: Asking, deps: Deps, member: Member) =>
  listPage(c, deps, member, nothingSent)

export async function addSuppression(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { email: line, reason: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const text = textHere(c)
  const address = parseEmail(form.fields.email)
  const reason = form.fields.reason.trim()
  const errors: Record<string, string> = {}
  if (!address) errors['email'] = text('subscribers.error.email')
  if (reason === '') errors['reason'] = text('subscribers.error.reason')
  if (!address || reason === '') return listPage(c, deps, member, { values: form.fields, errors })
  const id = hashToken(address.emailKey)
  const subject = { kind: 'suppression', id, name: address.email }
  const audited = { act: 'suppression.add', subject, after: { reason } }
  await carryOut(c, deps, member, audited, async (db) => {
    await suppress(db, deps.clock, { ...address, kind: 'newsroom', evidence: `${member.name}: ${reason}` })
    return true
  })
  return c.redirect(`${here(c, SUPPRESSIONS)}?done=suppressed`, 303)
}

export async function showSuppression(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await findSuppression(deps.database.db, c.req.param('id') ?? '')
  return found ? suppressionPage(c, deps, member, found, nothingSent) : errorPage(c, deps, 404)
}

export async function lift(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await findSuppression(deps.database.db, c.req.param('id') ?? '')
  if (!found) return errorPage(c, deps, 404)
  const form = await readForm(c, { reason: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const reason = form.fields.reason.trim()
  if (reason === '') {
    const errors = { reason: textHere(c)('subscribers.error.reason') }
    return suppressionPage(c, deps, member, found, { values: form.fields, errors })
  }
  const { addressHash } = found
  const subject = { kind: 'suppression', id: addressHash, name: titleOf(c, found) }
  const audited = { act: 'suppression.lift', subject, after: { reason } }
  await carryOut(c, deps, member, audited, (db) =>
    liftSuppression(db, deps.clock, { addressHash, by: member, reason }),
  )
  return c.redirect(`${here(c, SUPPRESSIONS)}?done=lifted`, 303)
}

async function listPage(c: Asking, deps: Deps, member: Member, sent: Sent): Promise<Response> {
  const text = textHere(c)
  const query = (c.req.query('q') ?? '').slice(0, 300)
  const before = readPlace(c)
  const found = await listSuppressions(deps.database.db, { query, limit: PAGE, before })
  const list = here(c, SUPPRESSIONS)
  const asked = query === '' ? '' : `?q=${encodeURIComponent(query)}`
  const older = found.olderBefore && `before=${found.olderBefore.at}_${found.olderBefore.hash}`
  const html = suppressionsPage({
    frame: frameHere(c, deps, member, text('subscribers.suppressions')),
    views: viewsHere(c, 'suppressions'),
    rows: found.suppressions.map((one) => ({
      href: `${list}/${one.addressHash}`,
      email: one.email ?? '',
      kind: one.kind,
      isLifted: one.liftedAt !== null,
      at: one.createdAt,
      evidence: one.evidence.split('\n', 1)[0]?.slice(0, 160) ?? '',
    })),
    action: list,
    query,
    clearHref: query === '' ? undefined : list,
    olderHref: older === undefined ? undefined : `${list}${asked}${asked === '' ? '?' : '&'}${older}`,
    newestHref: before && list + asked,
    form: sent,
  })
  return c.html(html, statusOf(sent))
}

function suppressionPage(c: Asking, deps: Deps, member: Member, found: Suppression, sent: Sent): Response {
  const text = textHere(c)
  const locale = { language: c.var.language, timeZone: c.var.site.identity.timeZone }
  const { liftedAt, createdAt, evidence, kind, addressHash } = found
  const at = here(c, `${SUPPRESSIONS}/${addressHash}`)
  const facts = [
    { text: text(`subscribers.kind.${kind}`), detail: dateAndTime(createdAt, locale), acts: [] },
    ...(liftedAt === null
      ? []
      : [{ text: text('subscribers.lifted'), detail: dateAndTime(liftedAt, locale), acts: [] }]),
    ...evidence
      .split('\n')
      .filter(Boolean)
      .map((line) => ({ text: line, acts: [] })),
  ]
  const html = thingFormPage({
    frame: frameHere(c, deps, member, titleOf(c, found)),
    back: { name: text('subscribers.suppressions'), href: here(c, SUPPRESSIONS) },
    parts: [
      { id: 'evidence', title: text('subscribers.evidence'), items: facts },
      ...(liftedAt === null ? [liftingPart(c, at, sent)] : []),
    ],
  })
  return c.html(html, statusOf(sent))
}

function liftingPart(c: Asking, at: string, sent: Sent) {
  const text = textHere(c)
  const label = text('subscribers.reason')
  const field = { kind: 'line' as const, name: 'reason', label, hint: text('subscribers.reason-hint') }
  return {
    id: 'lifting',
    title: text('subscribers.lift'),
    intro: text('subscribers.lift-why'),
    form: {
      action: `${at}/lifting`,
      groups: [{ fields: [field] }],
      submit: text('subscribers.lift'),
      form: sent,
    },
  }
}

function titleOf(c: Asking, { email, addressHash }: Suppression): string {
  return email ?? `${textHere(c)('subscribers.no-address')} (${addressHash.slice(0, 12)}…)`
}

function readPlace(c: Asking): SuppressionPlace | undefined {
  const [, at, hash] =
    /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_([0-9a-f]{64})$/.exec(c.req.query('before') ?? '') ?? []
  return at !== undefined && hash !== undefined ? { at, hash } : undefined
}
