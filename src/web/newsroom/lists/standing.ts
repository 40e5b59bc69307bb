import type { ArticleStage } from '../../../platform/db/schema-editorial.ts'
import type { Stage } from '../../../theme/contract/newsroom.ts'

/** The timetable runs every minute; what is later than this did not go out by itself. */
const LATE_MINUTES = 3

type Times = {
  stage: ArticleStage
  scheduledAt: string | null
  publishedAt: string | null
  unpublishedAt: string | null
  archivedAt: string | null
}

/** What an article's badge says. */
export function badgeOf(article: Times, now: Temporal.Instant): Stage {
  if (article.archivedAt !== null) return 'archived'
  if (article.stage === 'scheduled') return isOverdue(article.scheduledAt, now) ? 'overdue' : 'scheduled'
  const settled = article.stage === 'writing' || article.stage === 'published'
  if (article.unpublishedAt !== null && settled) return 'unpublished'
  return article.stage === 'writing' && article.publishedAt !== null ? 'changed' : article.stage
}

function isOverdue(at: string | null, now: Temporal.Instant): boolean {
  return at !== null && Temporal.Instant.compare(at, now.subtract({ minutes: LATE_MINUTES })) < 0
}
