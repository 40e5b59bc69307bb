import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { changePolicy, defaultPolicy } from '../../src/domain/access/policy.ts'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { launchBrowser } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { type Running, startBroadsheet } from '../support/process.ts'
import { publishAgain } from '../support/retold.ts'
import { type Judged, openStage } from '../support/stage.ts'
import { checkHtml } from '../support/vnu.ts'

/** Whole for everyone who comes for the first time. */
const told = {
  '': 'korea-armistice-without-peace',
  '/ar': 'man-hasara-barlin',
} as const

let running: Running
let browser: Browser

before(async () => {
  const dataFolder = await demoData()
  running = await startBroadsheet({ dataFolder })
  await retell(dataFolder)
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await running.stop()
})

test('what an article said before, and what has changed in it, is right to axe, the browser and the HTML checker', async () => {
  const judged: Judged[] = []
  for (const [prefix, slug] of Object.entries(told)) {
    const { open, close } = await openStage(browser, running.origin, judged)
    const history = `${prefix}/articles/${slug}/history`
    for (const path of [history, `${history}/1`, `${history}/2/changes`]) await open(path)
    await close()
  }
  assert.deepEqual(
    judged.flatMap((page) => page.wrong.map((text) => `${page.name}: ${text}`)),
    [],
  )
  assert.deepEqual(await checkHtml(judged.map(({ name, html }) => ({ name, html }))), [])
})

async function retell(dataFolder: string): Promise<void> {
  const path = join(dataFolder, 'broadsheet.sqlite')
  const { db, close } = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  await changePolicy(db, clock, { ...defaultPolicy, publicHistory: true }, 'test')
  const rows = await db.selectFrom('article').select('id').where('slug', 'in', Object.values(told)).execute()
  assert.equal(rows.length, 2)
  for (const { id } of rows) await publishAgain(db, clock, id, ['Ships wait at anchor.', 'Pilots are few.'])
  await close()
}
