import { listArticles } from '../../domain/articles/lists.ts'
import { findRedirect } from '../../domain/publication/redirects.ts'
import type { Card } from '../../theme/contract/frame.ts'
import type { ErrorProps, ErrorStatus } from '../../theme/contract/accounts.ts'
import { say } from '../../theme/language/translate.ts'
import { refusalPage } from '../../theme/newsroom/refusal.tsx'
import type { Deps } from '../context.ts'
import { newsroomFrame } from '../newsroom/frame.ts'
import type { Asking } from '../route.ts'
import { toCards } from './cards.ts'
import { buildFrame } from './frame.ts'

export type ErrorDetails = Pick<ErrorProps, 'detail' | 'fields' | 'retryAfterSeconds'>

/** Nothing is published here: perhaps it has moved, perhaps it was removed, else there is no such page. */
export async function notFound(c: Asking, deps: Deps): Promise<Response> {
  const url = new URL(c.req.url)
  const moved = await findRedirect(deps.database.db, decodePath(url.pathname))
  if (moved?.moved === 'to')
    return c.redirect(moved.target + (moved.target.includes('?') ? '' : url.search), 301)
  return errorPage(c, deps, moved?.moved === 'gone' ? 410 : 404)
}

export async function errorPage(
  c: Asking,
  deps: Deps,
  status: ErrorStatus,
  details: ErrorDetails = {},
): Promise<Response> {
  const response = c.html(await render(c, deps, status, details), status)
  response.headers.set('cache-control', 'private, no-store')
  if (details.retryAfterSeconds !== undefined)
    response.headers.set('retry-after', String(details.retryAfterSeconds))
  return response
}

/** Whoever works in the newsroom stays in it. */
async function render(c: Asking, deps: Deps, status: ErrorStatus, details: ErrorDetails): Promise<string> {
  const requestId = status === 500 ? c.var.requestId : undefined
  const { member } = c.var
  if (member) {
    const title = titleOf(c, status)
    return refusalPage({ frame: newsroomFrame(c, deps, member, { title }), status, ...details, requestId })
  }
  return deps.theme.error({
    frame: errorFrame(c, deps, status),
    status,
    ...details,
    requestId,
    suggestions: status === 404 || status === 410 ? await suggestions(c, deps) : [],
  })
}

function titleOf(c: Asking, status: ErrorStatus): string {
  return say({ language: c.var.language, timeZone: c.var.site.identity.timeZone })(`status.${status}`)
}

function errorFrame(c: Asking, deps: Deps, status: ErrorStatus) {
  const title = titleOf(c, status)
  return buildFrame(c, deps, { title, description: title, robots: 'noindex' })
}

async function suggestions(c: Asking, deps: Deps): Promise<Card[]> {
  const { site, language } = c.var
  const { cards } = await listArticles(deps.database.db, { language, kind: 'analysis' }, 3)
  return toCards(deps, site, language, cards)
}

function decodePath(pathname: string): string {
  try {
    return decodeURI(pathname)
  } catch {
    return pathname
  }
}
