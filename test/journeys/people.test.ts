import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { newestMail, newestMessage } from '../support/outbox.ts'
import { type Running, startBroadsheet } from '../support/process.ts'

describe('the owner opens the house, by keyboard alone', () => {
  let dataFolder: string
  let running: Running
  let browser: Browser
  let olga: Page
  let problems: string[]

  before(async () => {
    dataFolder = await demoData()
    running = await startBroadsheet({ dataFolder })
    browser = await launchBrowser()
    const opened = await openPage(browser, { baseURL: running.origin })
    olga = opened.page
    problems = opened.problems
  })
  after(async () => {
    await browser.close()
    await running.stop()
  })

  it('claims the site by the link of the first start and is in the newsroom', async () => {
    await olga.goto(/\/claim\/\S+/.exec(running.output())?.[0] ?? '')
    await typeInto(olga, 'Name', 'Olga Orlov')
    await typeInto(olga, 'E-mail address', 'olga@example.org')
    await olga.keyboard.press('Enter')
    await olga.getByRole('heading', { name: 'Today', exact: true }).waitFor()
    assert.match(olga.url(), /\/newsroom$/)
  })

  it('invites an editor, who joins by the link in the mail', async () => {
    await olga.goto('/newsroom/staff')
    await press(olga, olga.getByRole('link', { name: 'Invite a colleague' }))
    await typeInto(olga, 'E-mail address', 'edgar@example.org')
    await olga.getByRole('radio', { name: 'Writer' }).focus()
    await olga.keyboard.press('ArrowDown')
    await press(olga, olga.getByRole('button', { name: 'Send the invitation' }))
    await olga.locator('.toast').getByText('The invitation is on its way').waitFor()

    const { text } = await newestMessage(dataFolder, 'edgar@example.org')
    assert.match(text, /Olga Orlov invites you to the newsroom of .* as an editor/)
    const link = /http\S+\/newsroom\/invitations\/\S+/.exec(text)?.[0] ?? ''
    const { page: edgar } = await openPage(browser)
    await edgar.goto(link)
    await typeInto(edgar, 'Your name', 'Edgar Eliot')
    await edgar.keyboard.press('Enter')
    await edgar.locator('.toast').getByText('Welcome').waitFor()
    await edgar.goto(link)
    await edgar.getByRole('heading', { name: 'This invitation has been accepted' }).waitFor()
    const refused = await edgar.goto(`${running.origin}/newsroom/staff`)
    assert.equal(refused?.status(), 403)
    await edgar.context().close()
  })

  it('sees him in the list, removes him in a dialog, and reads of all that in the trail', async () => {
    await olga.goto('/newsroom/staff')
    await press(olga, olga.getByRole('link', { name: 'Change Edgar Eliot' }))
    await press(olga, olga.getByRole('link', { name: 'Remove from the newsroom' }))
    const dialog = olga.getByRole('dialog')
    await dialog.waitFor()
    await olga.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await olga.keyboard.press('Enter')
    await press(olga, dialog.getByRole('button', { name: 'Remove Edgar Eliot' }))
    await olga.locator('.toast').getByText('They are out').waitFor()
    await olga.goto('/newsroom/audit')
    const acts = await olga.locator('tbody .table-main').allInnerTexts()
    for (const act of [
      'Claimed the publication',
      'Invited a colleague',
      'Joined the newsroom',
      'Removed a colleague',
    ])
      assert.ok(acts.includes(act), act)
  })

  it('signs out, and in again by the code in a mail', async () => {
    await olga.goto('/newsroom/account')
    await press(olga, olga.locator('.member-menu summary'))
    await press(olga, olga.getByRole('button', { name: 'Sign out', exact: true }))
    await olga.getByText('You are signed out.').first().waitFor()
    await typeInto(olga, 'E-mail address', 'olga@example.org')
    await olga.keyboard.press('Enter')
    await olga.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    const { code } = await newestMail(dataFolder, 'olga@example.org')
    await olga.getByLabel('Code').focus()
    await olga.keyboard.type(code)
    await olga.getByRole('heading', { name: 'Today', exact: true }).waitFor()
    assert.deepEqual(problems, [])
  })
})

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus()
  await page.keyboard.type(text)
}

async function press(page: Page, control: ReturnType<Page['locator']>): Promise<void> {
  await control.focus()
  await page.keyboard.press('Enter')
}
