import {
  isOpen,
  judge,
  type ArticleFacts,
  type Meter,
  type Person,
  type Verdict,
} from '../../domain/access/judge.ts'
import { countOpening, renewsAt } from '../../domain/access/meter.ts'
import type { Policy } from '../../domain/access/policy.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { KnownMeter, MeterMemory } from './meter-memory.ts'
import type { Visitor, VisitorCookies } from './visitor.ts'

/** Who asks, as far as the cookies tell. */
export type Asker =
  | { kind: 'staff'; id: string }
  | { kind: 'reader'; id: string; plans: readonly string[] }
  | { kind: 'visitor'; visitor: Visitor | undefined }

export type Opening = {
  verdict: Verdict
  /** The meter's key of the person; undefined for a visitor who has no number. */
  subject: string | undefined
  /** A number the visitor is given with this answer. */
  newVisitor: Visitor | undefined
}

export type OpeningDeps = {
  database: { db: Db }
  clock: Clock
  meters: MeterMemory
  visitors: VisitorCookies
}

export type Opened = { work: string; facts: ArticleFacts }

/**
 * Decides whether the asker gets the article whole, counting it where that is what it costs. Answers without a
 * promise, and without the database, wherever what is known suffices: open articles, readers, archive, a visitor's
 * first article, one opened before, a spent meter.
 */
export function openArticle(
  deps: OpeningDeps,
  policy: Policy,
  article: Opened,
  asker: Asker,
): Opening | Promise<Opening> {
  const now = deps.clock().epochMilliseconds
  const person = toPerson(asker)
  const subject = asker.kind === 'visitor' ? asker.visitor?.id : asker.id
  const known = subject === undefined ? undefined : knownMeter(deps, policy, asker, subject, now)
  const verdict = judge(article.facts, person, toMeter(known, policy, article.work), policy, now)
  if (!isOpen(verdict) || verdict.open !== 'metered' || !verdict.counts) {
    return { verdict, subject, newVisitor: undefined }
  }
  if (subject === undefined) {
    return { verdict, subject, newVisitor: deps.visitors.create({ work: article.work, at: now }) }
  }
  return count(deps, policy, article, asker, subject)
}

async function count(
  deps: OpeningDeps,
  policy: Policy,
  article: Opened,
  asker: Asker,
  subject: string,
): Promise<Opening> {
  const { database, clock, meters } = deps
  const first =
    asker.kind === 'visitor' ? firstInWindow(asker.visitor, policy, clock().epochMilliseconds) : undefined
  const { counted, row } = await countOpening(database.db, clock, policy, subject, article.work, first)
  const now = clock().epochMilliseconds
  const meter = toMeter(meters.set(subject, row), policy, article.work)
  const verdict = judge(article.facts, toPerson(asker), meter, policy, now)
  if (counted && isOpen(verdict) && verdict.open === 'metered') {
    return { verdict: { ...verdict, counts: true }, subject, newVisitor: undefined }
  }
  // Not counted, and not opened before: parallel requests took what was left, whatever the row says by now.
  if (!counted && !meter.opened) {
    const spent = { ...meter, used: Math.max(meter.used, policy.meter.limit) }
    return {
      verdict: judge(article.facts, toPerson(asker), spent, policy, now),
      subject,
      newVisitor: undefined,
    }
  }
  return { verdict, subject, newVisitor: undefined }
}

export function toPerson(asker: Asker): Person {
  if (asker.kind === 'reader') return { kind: 'reader', plans: asker.plans }
  return { kind: asker.kind }
}

/** From memory, else from the visitor's cookie; a window that is over counts as nothing. */
export function knownMeter(
  deps: OpeningDeps,
  policy: Policy,
  asker: Asker,
  subject: string,
  now: number,
): KnownMeter | undefined {
  const known = deps.meters.get(subject)
  if (known && renewsAt(known.startedAt, policy) > now) return known
  const first = asker.kind === 'visitor' ? asker.visitor?.first : undefined
  if (!first || renewsAt(first.at, policy) <= now) return undefined
  return { startedAt: first.at, used: 1, opened: [first.work] }
}

/** The article in a visitor's cookie, while its window lasts. */
export function firstInWindow(
  visitor: Visitor | undefined,
  policy: Policy,
  now: number,
): { work: string; at: string } | undefined {
  if (!visitor?.first || renewsAt(visitor.first.at, policy) <= now) return undefined
  return { work: visitor.first.work, at: new Date(visitor.first.at).toISOString() }
}

function toMeter(known: KnownMeter | undefined, policy: Policy, work: string): Meter {
  if (!known) return { used: 0, opened: false }
  const { startedAt, used, opened } = known
  return { used, opened: opened.includes(work), renewsAt: renewsAt(startedAt, policy) }
}
