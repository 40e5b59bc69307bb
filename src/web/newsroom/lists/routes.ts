import type { StaffRoute } from '../staff-route.ts'
import { showArticles } from './articles.ts'
import { keepFilterHere, removeFilterHere, renameFilterHere } from './saved-filters.ts'

export const listRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/articles', act: 'article.read', handle: showArticles },
  { method: 'POST', path: '/newsroom/filters', act: 'article.read', handle: keepFilterHere },
  { method: 'POST', path: '/newsroom/filters/:id', act: 'article.read', handle: renameFilterHere },
  { method: 'POST', path: '/newsroom/filters/:id/removal', act: 'article.read', handle: removeFilterHere },
]
