import type { StaffRoute } from '../staff-route.ts'
import { archive } from './archive.ts'
import { showArticle } from './article.ts'
import { assign } from './assignment.ts'
import { showComparison } from './comparison.ts'
import { addCorrectionHere } from './corrections.ts'
import { release, showHistory, withhold } from './history.ts'
import { approve, publish, requestChanges, submit } from './moves.ts'
import { makeLink, revokeLink, showPreview, showPreviewPage } from './preview.ts'
import { addComment, resolve } from './remarks.ts'
import { restore, showRevisions } from './revisions.ts'
import { schedule, unschedule } from './schedule.ts'
import { askWithdrawal, takeDown } from './withdrawal.ts'

const one = '/newsroom/articles/:id'

export const deskRoutes: StaffRoute[] = [
  { method: 'GET', path: one, act: 'article.read', handle: showArticle },
  { method: 'POST', path: `${one}/submission`, act: 'article.submit', handle: submit },
  { method: 'POST', path: `${one}/approval`, act: 'article.review', handle: approve },
  { method: 'POST', path: `${one}/change-requests`, act: 'article.review', handle: requestChanges },
  { method: 'POST', path: `${one}/publication`, act: 'article.publish', handle: publish },
  { method: 'POST', path: `${one}/schedule`, act: 'article.publish', handle: schedule },
  { method: 'POST', path: `${one}/schedule/removal`, act: 'article.publish', handle: unschedule },
  { method: 'GET', path: `${one}/withdrawal`, act: 'article.unpublish', handle: askWithdrawal },
  { method: 'POST', path: `${one}/withdrawal`, act: 'article.unpublish', handle: takeDown },
  { method: 'POST', path: `${one}/archive`, act: 'article.archive', handle: archive },
  { method: 'POST', path: `${one}/assignment`, act: 'article.assign', handle: assign },
  { method: 'POST', path: `${one}/remarks`, act: 'article.remark', handle: addComment },
  { method: 'POST', path: `${one}/remarks/:remark`, act: 'article.remark', handle: resolve },
  { method: 'POST', path: `${one}/corrections`, act: 'article.publish', handle: addCorrectionHere },
  { method: 'GET', path: `${one}/revisions`, act: 'article.read', handle: showRevisions },
  { method: 'GET', path: `${one}/comparison`, act: 'article.read', handle: showComparison },
  { method: 'GET', path: `${one}/history`, act: 'article.read', handle: showHistory },
  { method: 'POST', path: `${one}/history/:number/withholding`, act: 'article.publish', handle: withhold },
  {
    method: 'POST',
    path: `${one}/history/:number/withholding/removal`,
    act: 'article.publish',
    handle: release,
  },
  { method: 'POST', path: `${one}/restorations`, act: 'article.edit', handle: restore },
  { method: 'GET', path: `${one}/preview`, act: 'article.preview', handle: showPreview },
  { method: 'GET', path: `${one}/preview/page`, act: 'article.preview', handle: showPreviewPage },
  { method: 'POST', path: `${one}/preview-links`, act: 'article.preview', handle: makeLink },
  { method: 'POST', path: `${one}/preview-links/:link`, act: 'article.preview', handle: revokeLink },
]
