import { sql } from 'kysely'
import type { Deps } from './context.ts'
import type { Asking, Route } from './route.ts'

/** `/healthz`: the process lives. `/readyz`: it can reach its database and may be given readers. */
export const healthRoutes: Route[] = [
  { method: 'GET', path: '/healthz', handle: (c) => c.text('ok') },
  { method: 'GET', path: '/readyz', handle: isReady },
]

async function isReady(c: Asking, deps: Deps): Promise<Response> {
  try {
    await sql`select 1`.execute(deps.database.db)
    return c.text('ready')
  } catch {
    return c.text('the database is away', 503, { 'retry-after': '5' })
  }
}
