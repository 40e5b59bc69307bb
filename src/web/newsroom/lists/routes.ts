import type { StaffRoute } from '../staff-route.ts'
import { showArticles } from './articles.ts'

export const listRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/articles', act: 'article.read', handle: showArticles },
]
