import { createServer } from 'node:http'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Deps } from './context.ts'
import { type CarriedCounts, measureLetters } from './letter-metrics.ts'

/** Serves metrics on a port of their own, on this machine only. Returns what ends it. */
export async function startMetrics(
  port: number,
  deps: Deps,
  carried: CarriedCounts,
): Promise<() => Promise<void>> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const press = new Gauge({
    name: 'broadsheet_press_bytes',
    help: 'Bytes of rendered pages held in the press',
    registers: [registry],
    collect() {
      this.set(deps.press.size())
    },
  })
  press.set(0)
  measureLetters(registry, deps.database.db, carried)
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      // The database is away, as /readyz says.
      () => response.writeHead(503).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return () => new Promise((resolve) => void server.close(() => resolve()))
}
