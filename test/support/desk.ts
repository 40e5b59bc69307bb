import type { Db } from '../../src/platform/db/schema.ts'
import type { StaffRole } from '../../src/platform/db/schema-accounts.ts'
import type { TestDatabase } from './databases.ts'
import type { HeldClock } from './held-clock.ts'
import { signInAs } from './newsroom.ts'
import { openSite, type TestSite } from './site.ts'
import { makeWorld, type World } from './world.ts'

export type Opened = { db: Db; site: TestSite; world: World }

/** A site with a small world in it. */
export async function openWorld(databases: TestDatabase, clock: HeldClock): Promise<Opened> {
  const database = await databases.open()
  const { db } = database
  const world = await makeWorld(db, clock)
  const site = await openSite(database, clock)
  databases.beforeClosing(site.close)
  return { db, site, world }
}

export type Desk = Opened & { cookie: string }

/** The same, and somebody of this role signed in to its newsroom. */
export async function openDesk(databases: TestDatabase, clock: HeldClock, role: StaffRole): Promise<Desk> {
  const opened = await openWorld(databases, clock)
  return { ...opened, cookie: await signInAs(opened.site, role) }
}
