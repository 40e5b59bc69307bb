import type { StaffRoute } from '../staff-route.ts'
import { actOnMany, undoMany } from './bulk.ts'
import { showArticles } from './articles.ts'
import { moveOnBoard, showBoard } from './board.ts'
import { changeTime } from './calendar-times.ts'
import { showCalendar } from './calendar.ts'
import { keepFilterHere, removeFilterHere, renameFilterHere } from './saved-filters.ts'

export const listRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/articles', act: 'article.read', handle: showArticles },
  { method: 'POST', path: '/newsroom/bulk-acts', act: 'article.edit', handle: actOnMany },
  { method: 'POST', path: '/newsroom/bulk-acts/:id/reversal', act: 'article.edit', handle: undoMany },
  { method: 'GET', path: '/newsroom/board', act: 'article.read', handle: showBoard },
  { method: 'POST', path: '/newsroom/board/moves', act: 'article.read', handle: moveOnBoard },
  { method: 'GET', path: '/newsroom/calendar', act: 'article.read', handle: showCalendar },
  { method: 'POST', path: '/newsroom/calendar/times', act: 'article.assign', handle: changeTime },
  { method: 'POST', path: '/newsroom/filters', act: 'article.read', handle: keepFilterHere },
  { method: 'POST', path: '/newsroom/filters/:id', act: 'article.read', handle: renameFilterHere },
  { method: 'POST', path: '/newsroom/filters/:id/removal', act: 'article.read', handle: removeFilterHere },
]
