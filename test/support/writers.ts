import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { join } from 'node:path'
import type { Member } from '../../src/domain/staff/may.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import type { StaffRole } from '../../src/platform/db/schema-accounts.ts'
import { type OpenPage, openPage } from './browser.ts'
import { addMember, type MemberFacts, signInMember } from './newsroom.ts'
import { failLoudly } from './postgres-template.ts'
import { type Running, startBroadsheet, temporaryFolder } from './process.ts'

export type WritingHouse = {
  running: Running
  /** The same file that the program has open. */
  database: Database
  /** A member of the newsroom in a browser of their own. */
  enter: (role: StaffRole, facts?: MemberFacts, options?: BrowserContextOptions) => Promise<Desk>
  close: () => Promise<void>
}

export type Desk = OpenPage & { member: Member; page: Page }

/** The program on the demo, with people who write in it. */
export async function openWritingHouse(browser: Browser): Promise<WritingHouse> {
  const dataFolder = temporaryFolder()
  const running = await startBroadsheet({ dataFolder })
  const database = openDatabase(
    { dialect: 'sqlite', path: join(dataFolder, 'broadsheet.sqlite') },
    failLoudly,
  )
  return {
    running,
    database,
    async enter(role, facts = {}, options = {}) {
      const member = await addMember(database.db, systemClock, role, facts)
      const opened = await openPage(browser, { baseURL: running.origin, ...options })
      const cookie = await signInMember(database.db, systemClock, member)
      const [name = '', value = ''] = cookie.split('=')
      await opened.page.context().addCookies([{ name, value, url: running.origin }])
      return { ...opened, member }
    },
    async close() {
      await database.close()
      await running.stop()
    },
  }
}
