import type { DeskArticle } from '../../../domain/articles/desk-article.ts'
import { moverOf, standingOf } from '../../../domain/articles/open-for.ts'
import { listAssignable } from '../../../domain/articles/planning.ts'
import { listPreviewLinks } from '../../../domain/articles/preview-links.ts'
import { listRemarks } from '../../../domain/articles/remarks.ts'
import { listRevisions } from '../../../domain/articles/revisions.ts'
import { isOverdue, toLocalText } from '../../../domain/articles/schedule.ts'
import { allMoves, decideMove, stageOf } from '../../../domain/articles/stages.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { DeskArticleProps, DeskFacts, DeskPlaces } from '../../../theme/contract/newsroom-desk.ts'
import type { Notice, Stage } from '../../../theme/contract/newsroom.ts'
import { here } from '../../account/person.ts'
import { articlePath } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import { toRows } from './revision-rows.ts'
import { words } from './words.ts'

/** What a form of the page has to say after it was sent. */
export type Sent = Pick<DeskArticleProps, 'form' | 'askWhich' | 'newLink'>

const SHOWN = 6

export async function deskProps(
  c: Asking,
  deps: Deps,
  member: Member,
  article: DeskArticle,
  sent: Sent,
  notice: Notice | undefined,
): Promise<DeskArticleProps> {
  const { db } = deps.database
  const mover = moverOf(member, article)
  const decide = (move: (typeof allMoves)[number]) =>
    decideMove(move, standingOf(member, article), mover, c.var.site.policy.review.skip)
  const publish = decide('publish')
  const headline = article.headline || words(c)('shell.untitled')
  const mayLink = mover.mayAct('article.preview')
  const links = mayLink ? await listPreviewLinks(db, deps.clock, article.id) : []
  const at = (path: string) => here(c, `/newsroom/articles/${article.id}${path}`)
  return {
    frame: newsroomFrame(c, deps, member, { title: headline, area: 'articles', notice }),
    article: { ...factsOf(c, deps, article), headline },
    head: article.headId,
    moves: allMoves.filter((move) => decide(move).allowed),
    awaitsReview: !publish.allowed && publish.because === 'review',
    mayPlan: mover.mayAct('article.assign'),
    mayRemark: mover.mayAct('article.remark'),
    mayCorrect: article.publishedAt !== null && mover.mayAct('article.publish'),
    mayLink,
    places: placesOf(c, article, mover.mayAct('article.edit')),
    remarks: (await listRemarks(db, article.id)).map((remark) => ({
      ...remark,
      done: remark.resolvedAt !== null,
      number: remark.number ?? undefined,
      action: at(`/remarks/${remark.id}`),
    })),
    revisions: toRows(
      c,
      `/newsroom/articles/${article.id}`,
      article,
      await listRevisions(db, article.id, { all: false, most: SHOWN + 1 }),
      SHOWN,
    ),
    corrections: article.corrections,
    assignees: mover.mayAct('article.assign')
      ? (await listAssignable(db, article.sectionId)).map(({ id, name }) => ({ value: id, label: name }))
      : [],
    previewLinks: links.map((link) => ({ ...link, revoke: at(`/preview-links/${link.id}`) })),
    ...sent,
    form: { ...sent.form, values: { ...planOf(c, article), ...sent.form.values } },
  }
}

/** As badges show it: the columns together say more than the stage. */
export function badgeOf(article: DeskArticle, now: Temporal.Instant): Stage {
  if (article.archivedAt !== null) return 'archived'
  if (isOverdue(article, now)) return 'overdue'
  const stage = stageOf({ stage: article.stage, isLive: article.publishedAt !== null })
  if (stage !== 'writing') return stage
  if (article.publishedAt !== null) return 'changed'
  return article.unpublishedAt === null ? 'writing' : 'unpublished'
}

function factsOf(c: Asking, deps: Deps, article: DeskArticle): DeskFacts {
  const now = deps.clock()
  const isFinished = article.stage === 'published' || article.archivedAt !== null
  return {
    id: article.id,
    headline: article.headline,
    language: article.language,
    languageName: ownName(article.language),
    dir: directionOf(article.language),
    stage: badgeOf(article, now),
    section: inLanguage(article.section, c.var.language),
    creator: article.creator,
    assignee: article.assignee,
    number: article.number,
    savedAt: article.headAt,
    savedBy: article.headByName ?? '',
    dueAt: article.dueAt ?? undefined,
    late: !isFinished && article.dueAt !== null && article.dueAt < toInstantText(now),
    scheduledAt: article.scheduledAt ?? undefined,
    overdue: isOverdue(article, now),
    embargoUntil: article.embargoUntil ?? undefined,
    publishedAt: article.publishedAt ?? undefined,
    updatedAt: article.updatedAt ?? undefined,
    unpublishedAt: article.unpublishedAt ?? undefined,
    liveNumber: isDraftOver(article) ? (article.liveNumber ?? undefined) : undefined,
  }
}

function placesOf(c: Asking, article: DeskArticle, mayEdit: boolean): DeskPlaces {
  const at = (path: string) => here(c, `/newsroom/articles/${article.id}${path}`)
  const live = article.publishedRevisionId
  return {
    list: here(c, '/newsroom/articles'),
    edit: mayEdit ? at('/edit') : undefined,
    preview: at('/preview'),
    revisions: at('/revisions'),
    history: live === null && article.unpublishedAt === null ? undefined : at('/history'),
    changes: isDraftOver(article) ? at(`/comparison?from=${live}&to=${article.headId}`) : undefined,
    site: live === null ? undefined : articlePath(c.var.site.identity.languages, article),
    submission: at('/submission'),
    approval: at('/approval'),
    changeRequests: at('/change-requests'),
    publication: at('/publication'),
    schedule: at('/schedule'),
    unschedule: at('/schedule/removal'),
    withdrawal: at('/withdrawal'),
    archive: at('/archive'),
    assignment: at('/assignment'),
    remarks: at('/remarks'),
    corrections: at('/corrections'),
    previewLinks: at('/preview-links'),
  }
}

function isDraftOver(article: DeskArticle): boolean {
  return article.publishedRevisionId !== null && article.publishedRevisionId !== article.headId
}

function planOf(c: Asking, article: DeskArticle): { [field: string]: string } {
  const local = (at: string | null) => (at === null ? '' : toLocalText(at, c.var.site.identity.timeZone))
  return {
    assigneeId: article.assigneeId ?? '',
    dueAt: local(article.dueAt),
    embargoUntil: local(article.embargoUntil),
  }
}
