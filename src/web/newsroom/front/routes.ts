import type { StaffRoute } from '../staff-route.ts'
import { changeArrangement, findForFront } from './arrangement.ts'
import { showFront } from './page.ts'
import { previewFront, showFrontRevision } from './preview.ts'
import { publishHere, restoreHere } from './publish.ts'
import { askToWithdraw, withdrawHere } from './withdrawal.ts'

const front = '/newsroom/front'
const edit = { act: 'front.edit' } as const

export const frontRoutes: StaffRoute[] = [
  { method: 'GET', path: front, ...edit, handle: showFront },
  { method: 'POST', path: front, ...edit, handle: publishHere },
  { method: 'POST', path: `${front}/arrangement`, ...edit, handle: changeArrangement },
  { method: 'POST', path: `${front}/preview`, ...edit, handle: previewFront },
  { method: 'GET', path: `${front}/articles`, ...edit, handle: findForFront },
  { method: 'POST', path: `${front}/restorations`, ...edit, handle: restoreHere },
  { method: 'GET', path: `${front}/:id`, ...edit, handle: showFrontRevision },
  { method: 'GET', path: `${front}/:id/withdrawal`, ...edit, handle: askToWithdraw },
  { method: 'POST', path: `${front}/:id/withdrawal`, ...edit, handle: withdrawHere },
]
