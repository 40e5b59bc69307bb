import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { join } from 'node:path'
import type { Member } from '../../src/domain/staff/may.ts'
import { compareSave } from '../../src/domain/articles/compare-save.ts'
import { renderText } from '../../src/domain/articles/document/text.ts'
import { createDraft, readDraft, toContent } from '../../src/domain/articles/draft.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import type { StaffRole } from '../../src/platform/db/schema-accounts.ts'
import { paragraphs } from './articles.ts'
import { type OpenPage, openPage } from './browser.ts'
import { demoData } from './demo-data.ts'
import { addMember, type MemberFacts, signInMember } from './newsroom.ts'
import { failLoudly } from './postgres-template.ts'
import { type Running, startBroadsheet } from './process.ts'

export type WritingHouse = {
  running: Running
  /** The same file that the program has open. */
  database: Database
  /** A member of the newsroom in a browser of their own. */
  enter: (role: StaffRole, facts?: MemberFacts, options?: BrowserContextOptions) => Promise<Desk>
  /** One without a browser. */
  member: (role: StaffRole, facts?: MemberFacts) => Promise<Member>
  /** A draft of this member's, in the first section. Returns its id. */
  begin: (member: Member, headline: string, texts?: string[]) => Promise<string>
  /** Saves over the newest revision, as from another browser. */
  saveOver: (member: Member, articleId: string, texts: string[]) => Promise<void>
  /** What every revision of an article says, as text, oldest first. */
  allBodies: (articleId: string) => Promise<string[]>
  close: () => Promise<void>
}

export type Desk = OpenPage & { member: Member; page: Page }

/** The program on the demo, with people who write in it. */
export async function openWritingHouse(browser: Browser): Promise<WritingHouse> {
  const dataFolder = await demoData()
  const running = await startBroadsheet({ dataFolder })
  const database = openDatabase(
    { dialect: 'sqlite', path: join(dataFolder, 'broadsheet.sqlite') },
    failLoudly,
  )
  const { db } = database
  const section = await db.selectFrom('section').select('id').orderBy('position').executeTakeFirstOrThrow()
  return {
    running,
    database,
    member: (role, facts) => addMember(db, systemClock, role, facts),
    async begin(member, headline, texts = []) {
      const wish = { language: 'en', sectionId: section.id, headline }
      const content = texts.length > 0 ? { body: paragraphs(...texts) } : {}
      const id = await createDraft(db, systemClock, member, wish, content)
      if (id === undefined) throw new Error(`${member.name} may not begin an article.`)
      return id
    },
    async saveOver(member, articleId, texts) {
      const draft = await readDraft(db, member, articleId)
      if (!draft) throw new Error(`${member.name} finds no article ${articleId}.`)
      const content = { ...draft.content, body: paragraphs(...texts) }
      const wish = { articleId, base: draft.head.id, content, origin: 'saved' } as const
      const done = await compareSave(db, systemClock, member, wish)
      if (done.outcome !== 'saved') throw new Error(`It was not saved: ${done.outcome}.`)
    },
    async allBodies(articleId) {
      const rows = await db
        .selectFrom('revision')
        .selectAll()
        .where('articleId', '=', articleId)
        .orderBy('number')
        .execute()
      return rows.map((row) => renderText(toContent(row).body))
    },
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
