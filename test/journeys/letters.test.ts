import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { writerFor } from '../../src/jobs/edition-writer.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createSmtpCarrier } from '../../src/platform/mail/smtp-carrier.ts'
import { launchBrowser, openPage } from '../support/browser.ts'
import { forEachDatabase } from '../support/databases.ts'
import { judgePage, type Look } from '../support/judge-page.ts'
import { addNewsletter, addSubscribers } from '../support/letters.ts'
import { addMember, signInMember } from '../support/newsroom.ts'
import { startTestPostman } from '../support/post.ts'
import { freePort } from '../support/process.ts'
import { startScripted } from '../support/scripted-server.ts'
import { openSite, SECRET, type TestSite } from '../support/site.ts'
import { checkHtml } from '../support/vnu.ts'
import { makeWorld } from '../support/world.ts'
import { textOf, untilSaved } from '../support/writing.ts'

const looks: readonly Look[] = [
  { width: 1440, colours: 'light' },
  { width: 390, colours: 'dark' },
]

forEachDatabase((databases) => {
  describe('an edition is composed, tried, scheduled and watched, and what is in doubt is decided', () => {
    let browser: Browser
    let page: Page
    let problems: string[]
    let site: TestSite
    let newsletterId: string
    const received: string[] = []
    const pages: { name: string; html: string }[] = []
    const closing: (() => Promise<unknown>)[] = []

    before(async () => {
      const database = await databases.open()
      const { db } = database
      await makeWorld(db, systemClock)
      newsletterId = await addNewsletter(db, systemClock)
      await addSubscribers(db, systemClock, newsletterId, 3)
      const port = await freePort()
      const origin = `http://localhost:${port}`
      site = await openSite(database, systemClock, origin)
      await site.serve(port)
      const server = await startScripted({
        afterContent(socket, raw) {
          const to = /^To: <?([^>\r\n]+)/m.exec(raw)?.[1] ?? ''
          const isFirst = !received.includes(to)
          received.push(to)
          // It has the whole message, and hangs up without a word.
          if (isFirst && to.startsWith('reader-2@')) socket.destroy()
          else socket.write('250 OK\r\n')
        },
      })
      const writer = writerFor({ db, clock: systemClock, secret: SECRET, origin })
      const postman = startTestPostman(database, {
        clock: systemClock,
        carriers: [createSmtpCarrier({ host: '127.0.0.1', port: server.port, secure: false, lanes: 1 })],
        write: async (copy) => (await writer(copy.editionId))(copy),
        log: [],
      })
      browser = await launchBrowser()
      ;({ page, problems } = await openPage(browser, { baseURL: origin }))
      const petra = await addMember(db, systemClock, 'publisher', { name: 'Petra' })
      const [name = '', value = ''] = (await signInMember(db, systemClock, petra)).split('=')
      await page.context().addCookies([{ name, value, url: origin }])
      closing.push(() => browser.close(), postman.stop, server.close, site.close)
      databases.beforeClosing(async () => {
        for (const close of closing.splice(0)) await close()
      })
    })
    const judge = async (what: string) => {
      const wrong = await judgePage(page, { language: 'en', dir: 'ltr', looks })
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      pages.push({ name: what, html: await (await page.context().request.get(page.url())).text() })
      assert.deepEqual(wrong, [], what)
    }

    it('composes with an article of ours and the newest of a section', async () => {
      await page.goto('/newsroom/newsletters')
      await judge('newsletters')
      await page.getByRole('link', { name: 'The Week in Review' }).click()
      await judge('newsletter')
      await page.getByRole('button', { name: /New edition · English/ }).click()
      await page.waitForURL('**/edit')
      await page.getByLabel('Subject', { exact: true }).fill('Grain, gas and a ceasefire')
      await page.getByLabel('What mail programs show after the subject').fill('Three things to know.')
      await textOf(page).click()
      await page.keyboard.type('Good morning.')
      await page.keyboard.press('Enter')
      await page.keyboard.type('/article')
      await page.keyboard.press('Enter')
      await page.getByLabel('Words of its headline').fill('a')
      await page.locator('#article-found [role=option]').first().click()
      await page.locator('.edition-block-articleBlock').waitFor()
      await page.getByLabel('How it is shown').selectOption('teaser')
      await untilSaved(page)
      await judge('writing')
    })

    it('sees it as a mail, and has a test sent', async () => {
      await page.getByRole('link', { name: 'Edition', exact: true }).click()
      await judge('edition')
      await page.getByRole('link', { name: 'Preview' }).click()
      const mail = page.frameLocator('iframe')
      await mail.getByText('Good morning.').waitFor()
      await judge('preview')
      await page.goBack()
      await page.getByRole('button', { name: 'Send the test' }).click()
      await page.locator('#content').getByText('The test is on its way.').waitFor()
      assert.deepEqual(
        (await site.mail()).map(({ subject }) => subject),
        ['[Test] Grain, gas and a ceasefire'],
      )
    })

    it('sends it, watches it without a reload, and finds one in doubt', async () => {
      await page.getByLabel('Now').check()
      await page.getByRole('button', { name: 'Set it to go out' }).click()
      await page.locator('.watch-sent dd', { hasText: '2' }).waitFor({ timeout: 30_000 })
      await page.getByRole('link', { name: 'Decide about copies in doubt' }).waitFor({ timeout: 30_000 })
      await judge('watch')
      await page.getByRole('link', { name: 'Decide about copies in doubt' }).click()
      await page.getByText('reader-2@example.org').first().waitFor()
      await judge('doubt')
    })

    it('sends that one again, once', async () => {
      await page.getByRole('button', { name: 'Send it again: reader-2@example.org' }).click()
      await page.locator('#content').getByText('Your decision is on record.').waitFor()
      await page.getByRole('link', { name: 'Grain, gas and a ceasefire' }).click()
      await page.locator('.watch-sent dd', { hasText: '3' }).waitFor({ timeout: 30_000 })
      await page.locator('.badge', { hasText: /^Sent$/ }).waitFor({ timeout: 30_000 })
      assert.deepEqual(received.toSorted(), [
        'reader-1@example.org',
        'reader-2@example.org',
        'reader-2@example.org',
        'reader-3@example.org',
      ])
      await judge('sent')
      await page.goto(`/newsroom/newsletters/${newsletterId}/settings`)
      await judge('settings')
      assert.deepEqual(problems, [])
      assert.deepEqual(await checkHtml(pages), [])
    })
  })
})
