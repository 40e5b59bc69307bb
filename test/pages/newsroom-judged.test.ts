import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { systemClock, toInstantText } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import { launchBrowser } from '../support/browser.ts'
import { addMember, signInMember } from '../support/newsroom.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { type Running, startBroadsheet, temporaryFolder } from '../support/process.ts'
import { type Judged, openStage } from '../support/stage.ts'
import { checkHtml } from '../support/vnu.ts'

describe('every newsroom page that an owner comes to by links, in three languages', () => {
  const dataFolder = temporaryFolder()
  const judged: Judged[] = []
  let running: Running
  let browser: Browser

  before(async () => {
    running = await startBroadsheet({ dataFolder })
    browser = await launchBrowser()
    const cookie = await prepare(dataFolder)
    await Promise.all(
      ['', '/fr', '/ar'].map((prefix) => crawl(browser, running.origin, cookie, prefix, judged)),
    )
  })
  after(async () => {
    await browser.close()
    await running.stop()
  })

  it('is right to axe and the browser, in every width, light and dark', () => {
    const wrong = judged.flatMap((page) => page.wrong.map((text) => `${page.name}: ${text}`))
    assert.deepEqual(wrong, [])
  })

  it('is right to the Nu HTML checker', async () => {
    assert.deepEqual(await checkHtml(judged.map(({ name, html }) => ({ name, html }))), [])
  })

  it('is one of many', () => {
    assert.ok(judged.length >= 3 * 10, `only ${judged.length} pages were found`)
  })
})

/** Follows links inside the newsroom, one to each kind of page, and judges where they lead. */
async function crawl(
  browser: Browser,
  origin: string,
  cookie: string,
  prefix: string,
  judged: Judged[],
): Promise<void> {
  const stage = await openStage(browser, origin, judged)
  const [name = '', value = ''] = cookie.split('=')
  await stage.page.context().addCookies([{ name, value, url: origin }])
  const seen = new Set<string>()
  const waiting = [`${prefix}/newsroom`]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(kindOf(path))) continue
    seen.add(kindOf(path))
    await stage.open(path)
    const links: string[] = await stage.page.evaluate(
      `[...document.querySelectorAll('a[href]:not([download])')].map((link) => link.href)`,
    )
    for (const link of links) {
      const { pathname, search, origin: host } = new URL(link)
      if (host === origin && pathname.startsWith(`${prefix}/newsroom`)) waiting.push(pathname + search)
    }
  }
  await stage.close()
}

/** What tells a page from others of its kind does not count: ids, dates, and the values of a query. */
function kindOf(path: string): string {
  const [pathname = '', query = ''] = path.split('?')
  const names = [...new URLSearchParams(query).keys()].toSorted()
  return `${pathname.replace(/[\da-f]{8}-[\da-f-]{27}|\d{4}-[\dW-]+/g, ':id')}?${names.join('&')}`
}

/** An owner with work in every stage. Answers the cookie header of their session. */
async function prepare(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'broadsheet.sqlite')
  const { db, close } = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  const owner = await addMember(db, systemClock, 'owner')
  await addMember(db, systemClock, 'editor')
  await spreadOverStages(db, owner.id)
  const cookie = await signInMember(db, systemClock, owner)
  await close()
  return cookie
}

async function spreadOverStages(db: Db, createdBy: string): Promise<void> {
  const articles = await db.selectFrom('article').select('id').orderBy('id').limit(8).execute()
  const stages = ['writing', 'in-review', 'approved', 'scheduled'] as const
  for (const [at, { id }] of articles.entries()) {
    const stage = stages[at % stages.length] ?? 'writing'
    const hours = at < 4 ? -3 : 3
    const time = toInstantText(systemClock().add({ hours }))
    const scheduledAt = stage === 'scheduled' ? time : null
    const dueAt = stage === 'scheduled' ? null : time
    await db
      .updateTable('article')
      .set({ stage, createdBy, scheduledAt, dueAt })
      .where('id', '=', id)
      .execute()
  }
}
