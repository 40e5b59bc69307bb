import type { Db } from '../../src/platform/db/schema.ts'
import type { StaffRole } from '../../src/platform/db/schema-accounts.ts'
import type { TestDatabase } from './databases.ts'
import type { HeldClock } from './held-clock.ts'
import { signInAs } from './newsroom.ts'
import { openSite, type TestSite } from './site.ts'
import { makeWorld, type World } from './world.ts'

export type Desk = { db: Db; site: TestSite; world: World; cookie: string }

/** A site with a small world in it, and somebody of this role signed in to its newsroom. */
export async function openDesk(databases: TestDatabase, clock: HeldClock, role: StaffRole): Promise<Desk> {
  const database = await databases.open()
  const { db } = database
  const world = await makeWorld(db, clock)
  const site = await openSite(database, clock)
  databases.beforeClosing(site.close)
  return { db, site, world, cookie: await signInAs(site, role) }
}
