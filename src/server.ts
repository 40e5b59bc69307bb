import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Deps } from './web/context.ts'
import { createPressListener } from './web/press/listener.ts'
import { securityHeaders } from './web/security-headers.ts'

/** Longest a running request may take after the program was asked to stop. */
const DRAIN_MS = 10_000

/** The press answers first; whatever it cannot answer goes through the app. */
export function createSiteServer(deps: Deps): Server {
  const app = createApp(deps)
  const viaApp = getRequestListener(app.fetch)
  const press = createPressListener(deps, securityHeaders(deps.origin.startsWith('https:')))
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 30_000 }, (request, response) => {
    const answered = press(request, response)
    if (answered === true) return
    if (answered === false) return void viaApp(request, response)
    void answered.then((was) => (was ? undefined : viaApp(request, response)))
  })
  server.maxRequestsPerSocket = 0
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
    force.unref()
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
