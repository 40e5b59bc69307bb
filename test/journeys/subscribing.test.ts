import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { unsubscribePath } from '../../src/domain/newsletters/unsubscribe.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import { readSecret } from '../../src/platform/secret/secret.ts'
import { launchBrowser, openPage } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { ask } from '../support/http.ts'
import { newestMail, newestMessage } from '../support/outbox.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { type Running, startBroadsheet } from '../support/process.ts'
import { type Judged, openStage } from '../support/stage.ts'
import { checkHtml } from '../support/vnu.ts'

describe('a visitor becomes a subscriber, and leaves', () => {
  let dataFolder: string
  let database: Database
  let running: Running
  let browser: Browser

  before(async () => {
    dataFolder = await demoData()
    // A folder that this file was given alone is empty until the program has started.
    running = await startBroadsheet({ dataFolder })
    database = openDatabase({ dialect: 'sqlite', path: join(dataFolder, 'broadsheet.sqlite') }, failLoudly)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await running.stop()
    await database.close()
  })

  for (const javaScriptEnabled of [true, false])
    it(`from the article’s foot to the mail, the account and one click, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
      const address = `letters-${javaScriptEnabled ? 'js' : 'plain'}@example.org`
      const { page, problems } = await openPage(browser, { javaScriptEnabled, baseURL: running.origin })
      await page.goto('/articles/beagle-1978-papal-mediation')
      const foot = page.locator('.article-letters')
      await foot.getByLabel('E-mail address').fill(address)
      await foot.getByRole('button', { name: 'Subscribe' }).click()
      await page.waitForURL('**/subscriptions')
      const { text } = await newestMessage(dataFolder, address)
      const link = /https?:\/\/\S+\/subscriptions\/\S+/.exec(text)?.[0] ?? ''
      await page.goto(link)
      await page.getByRole('button', { name: 'Yes, send me the letters' }).click()
      await page.getByRole('heading', { name: 'You are subscribed' }).waitFor()

      await page.goto('/register')
      await page.getByLabel('E-mail address').fill(address)
      await page.getByRole('button', { name: 'Register' }).click()
      await page.waitForURL('**/confirmations/*')
      await page.getByLabel('Six-digit code').fill((await newestMail(dataFolder, address)).code)
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Continue' }).click()
      await page.waitForURL(`${running.origin}/`)
      await page.goto('/account')
      await page.getByText('You get it.').first().waitFor()

      const row = await database.db
        .selectFrom('subscription')
        .select('id')
        .where('emailKey', '=', address)
        .where('endedAt', 'is', null)
        .executeTakeFirstOrThrow()
      const clicked = await ask(running.origin, unsubscribePath(readSecret(dataFolder), row.id), {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      assert.equal(clicked.status, 200)
      await page.goto('/account')
      assert.equal(await page.getByText('You get it.').count(), 0)
      assert.deepEqual(problems, [])
      await page.context().close()
    })

  it('its pages are judged in every language', async () => {
    const judged: Judged[] = []
    for (const prefix of ['', '/fr', '/ar'] as const) {
      const stage = await openStage(browser, running.origin, judged)
      const { open, send, page } = stage
      const address = `judge-letters${prefix.slice(1)}@example.org`
      await open(`${prefix}/register`)
      await send(`${prefix}/subscriptions`, { email: 'none', newsletter: 'the-week-in-review' }, 400)
      await send(`${prefix}/subscriptions`, { email: address }, 400)
      await send(`${prefix}/subscriptions`, { email: address, newsletter: 'the-week-in-review' })
      const { text } = await newestMessage(dataFolder, address)
      const { pathname } = new URL(/https?:\/\/\S+\/subscriptions\/\S+/.exec(text)?.[0] ?? '')
      await open(pathname)
      await send(pathname, {})
      await open(`${pathname}x`, 410)
      await open(`${prefix}/topics/aleppo`)
      await open(`${prefix}/authors/layla-darwazeh`)
      await send(`${prefix}/register`, { email: address })
      await send(new URL(page.url()).pathname, { code: (await newestMail(dataFolder, address)).code })
      await send(`${prefix}/account/newsletters`, { newsletter: 'the-week-in-review', act: 'subscribe' })
      await send(
        `${prefix}/account/newsletters`,
        { newsletter: 'the-week-in-review', act: 'pause', until: 'x' },
        400,
      )
      await send(`${prefix}/subscriptions`, { email: address, topic: 'aleppo' })
      const { id } = await database.db
        .selectFrom('subscription')
        .select('id')
        .where('emailKey', '=', address)
        .where('source', 'in', ['page', 'account'])
        .executeTakeFirstOrThrow()
      const leave = prefix + unsubscribePath(readSecret(dataFolder), id)
      await open(leave)
      await send(`${leave}/choices`, { act: 'pause', until: 'x' }, 400)
      await send(`${leave}/choices`, { act: 'pause', until: nextMonth() })
      await send(`${leave}/choices`, { act: 'end' })
      await stage.close()
    }
    assert.deepEqual(
      judged.flatMap((page) => page.wrong.map((text) => `${page.name}: ${text}`)),
      [],
    )
    assert.deepEqual(await checkHtml(judged.map(({ name, html }) => ({ name, html }))), [])
  })
})

function nextMonth(): string {
  return Temporal.Now.plainDateISO('UTC').add({ months: 1 }).toString()
}
