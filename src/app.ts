import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { accountRoutes } from './web/account/routes.ts'
import { readAddress } from './web/address.ts'
import type { Deps } from './web/context.ts'
import { feedRoutes } from './web/feeds/routes.ts'
import { fromHere } from './web/from-here.ts'
import { healthRoutes } from './web/health.ts'
import { hookRoutes } from './web/hooks/routes.ts'
import { withHeaders, withOneAddress, withRequestId } from './web/middleware.ts'
import { isUpload } from './web/newsroom/media/read-upload.ts'
import { isDraftSave, LARGEST_DRAFT } from './web/newsroom/editor/read-save.ts'
import { newsroomRoutes } from './web/newsroom/routes.ts'
import { failure } from './web/failure.ts'
import { guarded, isInNewsroom, withMember } from './web/newsroom/staff-route.ts'
import type { Route, Variables } from './web/route.ts'
import { securityHeaders } from './web/security-headers.ts'
import { errorPage, notFound } from './web/site/errors.ts'
import { pageRoutes, siteRoutes } from './web/site/routes.ts'

export type App = Hono<{ Variables: Variables }>

/** Every address the program answers, in the order in which they are tried. */
export const routes: readonly Route[] = [
  ...siteRoutes,
  ...feedRoutes,
  ...accountRoutes,
  ...guarded(newsroomRoutes),
  ...healthRoutes,
  ...hookRoutes,
  ...pageRoutes,
]

/** Whoever is not signed in is not told what there is. */
const unknownToStaff = withMember('signed-in', notFound)

const LARGEST_FORM = 64 * 1024

export function createApp(deps: Deps): App {
  const app: App = new Hono({ getPath: (request) => readAddress(new URL(request.url).pathname).path })
  app.use(withHeaders(securityHeaders(deps.origin.startsWith('https:'))))
  app.use(withRequestId())
  // Before anything that needs the publication, which may be just what cannot be read.
  add(app, deps, healthRoutes)
  app.use(withOneAddress(deps))
  app.use(fromHere(deps))
  const draft = bodyLimit({
    maxSize: LARGEST_DRAFT,
    onError: (c) => c.json({ problem: 'too-large' }, 413),
  })
  const limited = bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => errorPage(c, deps, 413) })
  // Uploads are read, within limits of their own, once it is known who sends them.
  app.use((c, next) => {
    if (isUpload(c.var.path)) return next()
    return isDraftSave(c.var.path) ? draft(c, next) : limited(c, next)
  })
  add(app, deps, routes)
  for (const [path, allowed] of methodsByPath()) {
    app.all(path, async (c) => {
      const response = await errorPage(c, deps, 405)
      response.headers.set('allow', allowed)
      return response
    })
  }
  app.notFound((c) => (isInNewsroom(c.var.path) ? unknownToStaff : notFound)(c, deps))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) return errorPage(c, deps, 403)
    return failure(c, deps, error)
  })
  return app
}

function add(app: App, deps: Deps, table: readonly Route[]): void {
  for (const { method, path, handle } of table) app.on(method, path, (c) => handle(c, deps))
}

function methodsByPath(): Map<string, string> {
  const allowed = new Map<string, string>()
  for (const { method, path } of routes) {
    const known = allowed.get(path)
    const own = method === 'GET' ? 'GET, HEAD' : method
    allowed.set(path, known === undefined ? own : `${known}, ${own}`)
  }
  return allowed
}
