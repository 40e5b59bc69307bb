import type { Audience } from '../../platform/db/schema-editorial.ts'
import type { Policy } from './policy.ts'

export type Person = { kind: 'visitor' } | { kind: 'reader'; plans: readonly string[] } | { kind: 'staff' }

/** What the decision rests on; never the text. */
export type ArticleFacts = {
  /** The article's own audience, else its series'; null: what the policy says. */
  audience: Audience | null
  section: string
  /** Milliseconds since 1970. */
  publishedAt: number
}

/** What this person has opened in the present window. */
export type Meter = {
  used: number
  /** This very article is among them, so reading it again is free. */
  opened: boolean
  /** Milliseconds since 1970; absent while nothing has been counted. */
  renewsAt?: number
}

export type Verdict =
  | { open: 'everyone' | 'entitled' | 'staff' }
  /** `counts`: this opening is to be counted before the words are sent; `left` is what remains after it. */
  | { open: 'metered'; left: number; limit: number; counts: boolean }
  | { wall: 'register' | 'plan'; because: WallReason }

export type WallReason =
  | { kind: 'meter-spent'; limit: number; renewsAt?: number }
  | { kind: 'archive'; days: number }
  | { kind: 'not-metered' }

const DAY_MS = 86_400_000

/** May this person read this article whole, and why? Pure: the same question always has the same answer. */
export function judge(
  article: ArticleFacts,
  person: Person,
  meter: Meter,
  policy: Policy,
  now: number,
): Verdict {
  const audience = article.audience ?? policy.defaultAudience
  if (audience === 'everyone') return { open: 'everyone' }
  if (person.kind === 'staff') return { open: 'staff' }
  if (isOfAudience(audience, person)) return { open: 'entitled' }
  const wall = person.kind === 'visitor' && audience === 'registered' ? 'register' : 'plan'
  const days = policy.archiveAfterDays
  if (days !== null && now - article.publishedAt >= days * DAY_MS)
    return { wall, because: { kind: 'archive', days } }
  if (!isMetered(article, policy)) return { wall, because: { kind: 'not-metered' } }
  return judgeByMeter(meter, policy.meter.limit, wall)
}

/** Whom it is for, whatever else opens it: also who may take part in an event, and see afterwards what was said. */
export function isOfAudience(audience: Audience, person: Person): boolean {
  if (audience === 'everyone' || person.kind === 'staff') return true
  if (person.kind === 'visitor') return false
  return audience === 'registered' || person.plans.some((plan) => audience === `plan:${plan}`)
}

export function isOpen(verdict: Verdict): verdict is Extract<Verdict, { open: string }> {
  return 'open' in verdict
}

function isMetered(article: ArticleFacts, policy: Policy): boolean {
  if (policy.meter.limit === 0) return false
  return policy.meter.sections === null || policy.meter.sections.includes(article.section)
}

function judgeByMeter(meter: Meter, limit: number, wall: 'register' | 'plan'): Verdict {
  if (meter.opened) return { open: 'metered', left: Math.max(0, limit - meter.used), limit, counts: false }
  if (meter.used < limit) return { open: 'metered', left: limit - meter.used - 1, limit, counts: true }
  return { wall, because: { kind: 'meter-spent', limit, renewsAt: meter.renewsAt } }
}
