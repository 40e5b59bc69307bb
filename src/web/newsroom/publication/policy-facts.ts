import type { Policy } from '../../../domain/access/policy.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { PolicyFacts } from '../../../theme/contract/newsroom-publication.ts'
import type { Asking } from '../../route.ts'

/** A section that is gone by now goes by its address. */
export function factsOf(c: Asking, policy: Policy): PolicyFacts {
  const { site, language } = c.var
  const nameOf = (slug: string) => {
    const section = site.sections.find((one) => one.slug === slug)
    return section ? inLanguage(section.name, language) : slug
  }
  return {
    audience: policy.defaultAudience,
    limit: policy.meter.limit,
    windowDays: policy.meter.windowDays,
    sections: policy.meter.sections?.map(nameOf),
    archiveAfterDays: policy.archiveAfterDays ?? undefined,
    skipReview: policy.review.skip,
    publicHistory: policy.publicHistory,
  }
}
