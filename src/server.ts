import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Deps } from './web/context.ts'
import { createPressListener } from './web/press/listener.ts'
import { refusedRequest, refuseWithHeaders } from './web/refusals.ts'
import { securityHeaders } from './web/security-headers.ts'

/** Longest a running request may take after the program was asked to stop. */
const DRAIN_MS = 10_000
const SWEEP_MS = 100

/** The press answers first; whatever it cannot answer goes through the app. */
export function createSiteServer(deps: Deps): Server {
  const app = createApp(deps)
  const headers = securityHeaders(deps.origin.startsWith('https:'))
  const viaApp = getRequestListener(app.fetch, { errorHandler: () => refusedRequest(headers) })
  const press = createPressListener(deps, headers)
  // A large picture on a slow line takes minutes; the head of a request does not.
  const limits = {
    keepAliveTimeout: 65_000,
    headersTimeout: 30_000,
    requestTimeout: 300_000,
    requireHostHeader: false,
  }
  const server = createServer(limits, (request, response) => {
    // Without a Host it is no request of HTTP 1.1, whatever the press could say to it.
    const answered = request.headers.host !== undefined && press(request, response)
    if (answered === true) return
    if (answered === false) return void viaApp(request, response)
    void answered.then((was) => (was ? undefined : viaApp(request, response)))
  })
  server.maxRequestsPerSocket = 0
  refuseWithHeaders(server, headers)
  return server
}

export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Takes no new connection, lets running requests end, and resolves when the last has. */
export function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    // Browsers keep a connection open after the answer that it was kept for.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    server.close(() => {
      clearTimeout(force)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}
