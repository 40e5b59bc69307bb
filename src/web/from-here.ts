import type { MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import type { Asking, Variables } from './route.ts'
import { errorPage } from './site/errors.ts'
import type { Deps } from './context.ts'
import { isOneClick } from './site/unsubscribe.ts'

type Middleware = MiddlewareHandler<{ Variables: Variables }>

/**
 * Forms come from a page of ours, or are refused. Other types than forms' a browser sends across sites only after it has
 * asked; they need no proof, for programs send them too, but where they say that they come from elsewhere they are refused.
 */
export function fromHere(deps: Deps): Middleware {
  const forms = csrf({ origin: deps.origin, secFetchSite: 'same-origin' })
  return async (c, next) => {
    if (isOneClick(c.req.method, c.var.path) || isSafe(c.req.method)) return next()
    return isFromElsewhere(c, deps) ? errorPage(c, deps, 403) : forms(c, next)
  }
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

function isFromElsewhere(c: Asking, { origin }: Deps): boolean {
  const [site, from] = [c.req.header('sec-fetch-site'), c.req.header('origin')]
  if (site === undefined && from === undefined) return false
  return site !== 'same-origin' && from !== origin
}
