import type { MiddlewareHandler } from 'hono'
import { newId } from '../lib/id.ts'
import { isInterfaceLanguage } from '../lib/languages.ts'
import { readAddress } from './address.ts'
import type { Deps } from './context.ts'
import type { Variables } from './route.ts'
import { errorPage, notFound } from './site/errors.ts'

type Middleware = MiddlewareHandler<{ Variables: Variables }>

/** Only the press knows what may be kept or shown elsewhere; anything else is for this person, here and now. */
const unlessSaid: readonly [string, string][] = [
  ['cache-control', 'private, no-store'],
  ['cross-origin-resource-policy', 'same-origin'],
]

/** Every response, whatever made it, carries the same protections. */
export function withHeaders(headers: readonly [string, string][]): Middleware {
  return async (c, next) => {
    await next()
    for (const [name, value] of [...headers, ...unlessSaid]) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  }
}

/** One address for each page: no slash at the end, no prefix for the first language. */
export function withOneAddress(deps: Deps): Middleware {
  return async (c, next) => {
    const url = new URL(c.req.url)
    const site = await deps.site.current()
    const [first = 'en'] = site.identity.languages
    const { language, path } = readAddress(url.pathname)
    const plain = withoutSlash(language === first ? path : url.pathname)
    if (plain !== url.pathname && (c.req.method === 'GET' || c.req.method === 'HEAD')) {
      return c.redirect(plain + url.search, 301)
    }
    const known = language === undefined || site.identity.languages.includes(language)
    c.set('site', site)
    c.set('language', known && language !== undefined ? language : isInterfaceLanguage(first) ? first : 'en')
    c.set('path', known ? path : url.pathname)
    // No title, slug or cursor holds a null byte, and Postgres takes none.
    if (`${url.pathname}${url.search}`.includes('%00')) return errorPage(c, deps, 400)
    if (!known) return notFound(c, deps)
    await next()
  }
}

export function withRequestId(): Middleware {
  return async (c, next) => {
    c.set('requestId', newId())
    await next()
  }
}

function withoutSlash(pathname: string): string {
  // Counted, for a pattern would begin anew at each of sixteen thousand slashes that a visitor can send before a letter.
  let end = pathname.length
  while (pathname.endsWith('/', end)) end -= 1
  const path = pathname.slice(0, end)
  // A path that would begin with two slashes names another host to a browser.
  return path === '' ? '/' : path.replace(/^\/{2,}/, '/')
}
