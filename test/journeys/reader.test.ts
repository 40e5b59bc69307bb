import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { newestMail } from '../support/outbox.ts'
import { type Running, startBroadsheet } from '../support/process.ts'

const walled = ['berlin-who-besieged-whom', 'cuba-missiles-that-left-twice', 'rhodesia-sanctions-that-leaked']
const oneTooMany = 'sarajevo-longest-siege'

describe('a visitor becomes a reader', () => {
  let dataFolder: string
  let running: Running
  let browser: Browser

  before(async () => {
    dataFolder = await demoData()
    running = await startBroadsheet({ dataFolder })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await running.stop()
  })

  for (const javaScriptEnabled of [true, false]) {
    it(`from the front page to the wall, the mail and the rest of the article ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
      const { page, problems } = await openPage(browser, { javaScriptEnabled, baseURL: running.origin })
      await page.goto('/')
      await page.getByRole('link', { name: /Korea/ }).first().click()
      await page.waitForURL('**/articles/korea-armistice-without-peace')
      assert.match(await text(page, '.meter'), /2 of 3 free articles left/)

      for (const slug of walled.slice(0, 2)) await page.goto(`/articles/${slug}`)
      assert.match(await text(page, '.meter'), /last of your 3 free articles/)

      await page.goto(`/articles/${oneTooMany}`)
      const wall = page.locator('.wall')
      assert.match(
        await wall.innerText(),
        /Continue reading this article by registering and get unlimited access to/,
      )
      assert.equal(await page.locator('#p-4').count(), 0, 'the fourth paragraph is not in the page')

      const address = `journey-${javaScriptEnabled ? 'js' : 'plain'}@example.org`
      await wall.getByLabel('E-mail address').fill(address)
      await wall.getByRole('button', { name: 'Continue reading' }).click()
      await page.waitForURL('**/confirmations/*')
      const mail = await newestMail(dataFolder, address)
      await page.getByLabel('Six-digit code').fill(mail.code)
      // With JavaScript the sixth digit sends the form.
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Continue' }).click()

      await page.waitForURL(`**/articles/${oneTooMany}#p-4`)
      assert.ok(await page.locator('#p-4').isVisible(), 'the reader is where the wall stood')
      assert.equal(await page.locator('.wall').count(), 0)
      assert.deepEqual(problems, [])
      await page.context().close()
    })
  }

  it('signs in by the link of the message, in the browser that asked and in no other', async () => {
    const first = await openPage(browser, { baseURL: running.origin })
    await first.page.goto('/sign-in')
    await first.page.getByLabel('E-mail address').fill('links@example.org')
    await first.page.getByRole('button', { name: 'Send me the link' }).click()
    await first.page.waitForURL('**/confirmations/*')
    const { link } = await newestMail(dataFolder, 'links@example.org')

    const other = await openPage(browser, { baseURL: running.origin })
    const refused = await other.page.goto(link)
    assert.equal(refused?.status(), 403)
    assert.equal(await other.page.getByRole('button', { name: 'Sign in', exact: true }).count(), 0)

    await first.page.goto(link)
    await first.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await first.page.waitForURL(`${running.origin}/`)
    await first.page.goto('/account')
    assert.match(await text(first.page, 'main'), /links@example\.org/)
    assert.match(await text(first.page, 'main'), /this browser/)
    await first.page.context().close()
    await other.page.context().close()
  })

  it('downloads what is kept, deletes the account by mail, and is unknown again', async () => {
    const { page } = await openPage(browser, { baseURL: running.origin, acceptDownloads: true })
    await page.goto('/register')
    await page.getByLabel('E-mail address').fill('leaver@example.org')
    await page.getByRole('button', { name: 'Register' }).click()
    await page.waitForURL('**/confirmations/*')
    await page.getByLabel('Six-digit code').fill((await newestMail(dataFolder, 'leaver@example.org')).code)
    await page.waitForURL(`${running.origin}/`)

    await page.goto('/account')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download my data' }).click()
    assert.equal((await download).suggestedFilename(), 'my-data.json')

    await page.getByRole('link', { name: 'Delete my account' }).click()
    await page.getByLabel('I understand that my account cannot be restored').check()
    await page.getByRole('button', { name: 'Send me the code to confirm' }).click()
    await page.waitForURL('**/confirmations/*')
    await page.getByLabel('Six-digit code').fill((await newestMail(dataFolder, 'leaver@example.org')).code)
    await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor()
    await page.goto('/account')
    assert.match(page.url(), /\/sign-in\?/)
    await page.context().close()
  })
})

async function text(page: Page, selector: string): Promise<string> {
  return page.locator(selector).first().innerText()
}
