import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import type { StaffRoute } from '../../src/web/newsroom/staff-route.ts'
import type { Look } from './judge-page.ts'
import { type Judged, openStage } from './stage.ts'

export type Walk = {
  origin: string
  /** Undefined: nobody is signed in. */
  cookie: string | undefined
  /** The language's, as in `/ar`. */
  prefix: string
  /** Where it begins, besides where links lead; without the prefix. */
  starts: readonly string[]
  looks?: readonly Look[]
}

/** Follows links inside the newsroom, one to each kind of page, has every page judged, and answers where it was. */
export async function walkNewsroom(browser: Browser, walk: Walk, judged: Judged[]): Promise<Set<string>> {
  const { origin, cookie, prefix, starts, looks } = walk
  const stage = await openStage(browser, origin, judged, looks)
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie !== undefined) await stage.page.context().addCookies([{ name, value, url: origin }])
  const seen = new Set<string>()
  const visited = new Set<string>()
  const first = new Set(starts.map((path) => prefix + path))
  const waiting = [...first]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (visited.has(path) || (seen.has(kindOf(path)) && !first.has(path))) continue
    seen.add(kindOf(path))
    visited.add(path)
    await stage.open(path)
    const links: string[] = await stage.page.evaluate(
      `[...document.querySelectorAll('a[href]:not([download]), iframe[src]')].map(({ href, src }) => href ?? src)`,
    )
    for (const link of links) {
      const { pathname, search, origin: host } = new URL(link)
      if (host === origin && pathname.startsWith(`${prefix}/newsroom`)) waiting.push(pathname + search)
    }
  }
  await stage.close()
  return new Set([...visited].map((path) => path.slice(prefix.length).split('?')[0] ?? ''))
}

/** Routes for pages at none of these addresses. */
export function routesMissed(routes: readonly StaffRoute[], visited: ReadonlySet<string>): string[] {
  const fixed = new Set(routes.map(({ path }) => path))
  const isAt = (route: string) => {
    const pattern = new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`)
    // `/newsroom/staff/sessions` is no page of a colleague called sessions.
    return [...visited].some((path) => pattern.test(path) && (path === route || !fixed.has(path)))
  }
  return [...new Set(routes.map(({ path }) => path))].filter((path) => !isAt(path))
}

/** What scripts ask for is no page: it is asked for here, and answers JSON. */
export async function askForJson(origin: string, cookie: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await fetch(origin + path, { headers: { cookie, accept: 'application/json' } })
    assert.equal(answer.status, 200, path)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/, path)
    await answer.json()
  }
}

/** What tells a page from others of its kind does not count: ids, dates, and the values of a query. */
function kindOf(path: string): string {
  const [pathname = '', query = ''] = path.split('?')
  const names = [...new URLSearchParams(query).keys()].toSorted()
  return `${pathname.replace(/[\da-f]{8}-[\da-f-]{27}|\d{4}-[\dW-]+/g, ':id')}?${names.join('&')}`
}
