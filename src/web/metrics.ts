import { createServer } from 'node:http'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Db } from '../platform/db/schema.ts'
import type { Deps } from './context.ts'
import { type CarriedCounts, measureLetters } from './letter-metrics.ts'

export type Measured = {
  db: Db
  /** Absent: this process carries no letters. */
  carried?: CarriedCounts | undefined
  /** Absent: this process serves no readers. */
  press?: Deps['press']
}

/** Serves metrics on a port of their own, on this machine only. Returns what ends it. */
export async function startMetrics(
  port: number,
  { db, carried, press }: Measured,
): Promise<() => Promise<void>> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  if (press) measurePress(registry, press)
  measureLetters(registry, db, carried ?? (() => []))
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

function measurePress(registry: Registry, press: Deps['press']): void {
  const bytes = new Gauge({
    name: 'broadsheet_press_bytes',
    help: 'Bytes of rendered pages held in the press',
    registers: [registry],
    collect() {
      this.set(press.size())
    },
  })
  bytes.set(0)
}
