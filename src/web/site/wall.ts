import type { Verdict } from '../../domain/access/judge.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { Wall } from '../../theme/contract/reading.ts'
import type { FreeLeft } from '../access/free-left.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Asking } from '../route.ts'

/** The wall as the policy words it in the page's language. `next` is where the reader goes on after signing in. */
export function wallOf(
  c: Asking,
  verdict: Extract<Verdict, { wall: string }>,
  next: string,
  free?: FreeLeft,
): Wall {
  const { site, language } = c.var
  const at = (path: string) => pathIn(site.identity.languages, language, path)
  return {
    kind: verdict.wall,
    benefits: site.policy.benefits.map((benefit) => inLanguage(benefit, language)),
    lead: site.policy.wall?.lead[language],
    note: site.policy.wall?.note[language],
    action: at('/register'),
    next,
    signInHref: `${at('/sign-in')}?next=${encodeURIComponent(next)}`,
    reason: reasonOf(verdict.because),
    free: free && { left: free.left, limit: free.limit, renews: instant(free.renewsAt) },
    form: { values: {}, errors: {} },
  }
}

function reasonOf(because: Extract<Verdict, { wall: string }>['because']): Wall['reason'] {
  if (because.kind !== 'meter-spent') return because
  const { limit, renewsAt } = because
  return { kind: 'meter-spent', limit, renews: instant(renewsAt) }
}

function instant(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString()
}
