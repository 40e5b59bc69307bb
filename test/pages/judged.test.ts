import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { addRedirect } from '../../src/domain/publication/redirects.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { plainError } from '../../src/web/plain-error.ts'
import { launchBrowser } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { type House, languages, type Play, plays } from '../support/plays.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { type Running, startBroadsheet } from '../support/process.ts'
import { type Judged, openStage } from '../support/stage.ts'
import { checkCss, checkHtml } from '../support/vnu.ts'

const styles = new URL('../../src/theme/styles/', import.meta.url)

describe('every kind of page, in every language and state, is judged by tools that others wrote', () => {
  let dataFolder: string
  const judged: Judged[] = []
  let running: Running
  let browser: Browser

  before(async () => {
    dataFolder = await demoData()
    running = await startBroadsheet({ dataFolder })
    browser = await launchBrowser()
    await withdrawAnArticle(dataFolder)
    const house = { running, dataFolder, browser, judged }
    const waiting = [...plays]
    await Promise.all([perform(waiting, house), perform(waiting, house)])
  })
  after(async () => {
    await browser.close()
    await running.stop()
  })

  it('axe, the browser and the frame of the page find nothing wrong', () => {
    const wrong = judged.flatMap((page) => page.wrong.map((text) => `${page.name}: ${text}`))
    assert.deepEqual(wrong, [])
  })

  it('the Nu HTML checker finds nothing wrong', async () => {
    const pages = judged.map(({ name, html }) => ({ name, html }))
    for (const status of [500, 503] as const)
      pages.push({ name: `last resort ${status}`, html: await plainError(status, 'a number', 5).text() })
    assert.deepEqual(await checkHtml(pages), [])
  })

  it('the CSS checker finds nothing wrong in the style sheets', async () => {
    const sheets = readdirSync(styles, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.css'))
      .map((name) => ({ name, css: readFileSync(new URL(name, styles), 'utf8') }))
    assert.deepEqual(await checkCss(sheets), [])
  })

  it('has been everywhere', () => {
    assert.ok(judged.length > 130, `only ${judged.length} pages were judged`)
  })
})

async function perform(waiting: Play[], house: House): Promise<void> {
  for (let play = waiting.shift(); play; play = waiting.shift()) {
    const stage = await openStage(house.browser, house.running.origin, house.judged)
    await play(stage, house)
    await stage.close()
  }
}

async function withdrawAnArticle(dataFolder: string): Promise<void> {
  const path = join(dataFolder, 'broadsheet.sqlite')
  const { db, close } = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  for (const prefix of languages) await addRedirect(db, systemClock, `${prefix}/articles/withdrawn`, null)
  await close()
}
