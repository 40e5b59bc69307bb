import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { moveArticle } from '../../src/domain/articles/move.ts'
import { readDraft } from '../../src/domain/articles/draft.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { findAxeViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { checkHtml } from '../support/vnu.ts'
import { openWritingHouse, type WritingHouse } from '../support/writers.ts'
import { textOf, untilSaved } from '../support/writing.ts'

describe('the editor serves pages, and guards what was approved', () => {
  let browser: Browser
  let house: WritingHouse

  before(async () => {
    browser = await launchBrowser()
    house = await openWritingHouse(browser)
  })
  after(async () => {
    await browser.close()
    await house.close()
  })

  it('a page is begun, written, kept without a connection, and published', async () => {
    const { page, problems } = await house.enter('publisher', { name: 'Paz' })
    await page.goto('/newsroom/pages')
    await page.getByLabel('Title').fill('House rules')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.waitForURL('**/edit')
    assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'House rules')
    assert.equal(await page.locator('[data-act=teaserEnd]').count(), 0)
    await textOf(page).click()
    await page.keyboard.type('## Be kind')
    await page.keyboard.press('Enter')
    await page.keyboard.type('To everyone.')
    await untilSaved(page)
    await page.context().setOffline(true)
    await page.keyboard.type(' Always.')
    await page.getByText('Not saved: no connection. Your text is kept in this browser.').waitFor()
    await page.context().setOffline(false)
    await untilSaved(page)
    await page.locator('summary', { hasText: 'Address' }).waitFor()
    await page.getByLabel('Last part of the address').fill('newsroom')
    await page.getByText('the program itself answers at this address').waitFor()
    await page.getByLabel('Last part of the address').fill('rules')
    await untilSaved(page)
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByRole('button', { name: 'Publish now' }).click()
    await page.locator('#content').getByText('Readers can see the page.').waitFor()
    await page.goto('/rules')
    assert.equal(await page.locator('h1').innerText(), 'House rules')
    assert.match(await page.locator('.body').innerText(), /Be kind[^]*To everyone\. Always\./)
    // The browser itself reports the connection that was cut.
    assert.deepEqual(
      problems.filter((one) => !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(one)),
      [],
    )
    await page.context().close()
  })

  it('the second in a page reads along, takes over, and the first is told', async () => {
    const first = await house.enter('publisher', { name: 'Ines' })
    await first.page.goto('/newsroom/pages')
    await first.page.getByRole('link', { name: 'About Causeway' }).click()
    await first.page.getByRole('link', { name: 'Write' }).click()
    await textOf(first.page).waitFor()
    const second = await house.enter('publisher', { name: 'Omar' })
    await second.page.goto(first.page.url())
    await second.page.getByText('Ines is writing here.').waitFor()
    await second.page.getByRole('button', { name: 'Take over' }).click()
    await second.page.locator('.ProseMirror[contenteditable=true]').waitFor()
    await textOf(second.page).click()
    await second.page.keyboard.press('Control+End')
    await second.page.keyboard.type(' Omar was here.')
    await untilSaved(second.page)
    await first.page.getByText('Omar has taken over').waitFor()
    await first.page.context().close()
    await second.page.context().close()
  })

  it('its screens stand up to axe and to the Nu HTML checker, in every language', async () => {
    const { page, problems } = await house.enter('publisher', { name: 'Axel' })
    const about = await house.database.db
      .selectFrom('page')
      .select('id')
      .where('slug', '=', 'about')
      .executeTakeFirstOrThrow()
    const wrong = new Set<string>()
    const pages: { name: string; html: string }[] = []
    for (const prefix of ['', '/fr', '/ar'])
      for (const path of [
        '',
        `/${about.id}`,
        `/${about.id}/edit`,
        `/${about.id}/revisions`,
        `/${about.id}/removal`,
      ]) {
        const response = await page.goto(`${prefix}/newsroom/pages${path}`)
        pages.push({
          name: `${prefix} ${path.replace(about.id, 'ID')}`,
          html: (await response?.text()) ?? '',
        })
        if (path.endsWith('edit')) await page.locator('[data-toolbar] button').first().waitFor()
        for (const width of [390, 1440]) {
          await page.setViewportSize({ width, height: 900 })
          for (const { rule, target } of await findAxeViolations(page)) wrong.add(`${path} ${rule} ${target}`)
          assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
        }
      }
    assert.deepEqual([...wrong], [])
    assert.deepEqual(await checkHtml(pages), [])
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('what is approved is locked until somebody says to take it back, and nothing typed is lost', async () => {
    const { page, member } = await house.enter('editor', { name: 'Ada' })
    const id = await house.begin(member, 'Approved words', ['As they are.'])
    const move = async (name: 'submit' | 'approve') => {
      const draft = await readDraft(house.database.db, member, id)
      const doer = { actor: member, network: 'test' }
      const wish = { articleId: id, move: name, head: draft?.head.id ?? '' }
      const done = await moveArticle(house.database.db, systemClock, doer, wish, ['editor'])
      assert.equal(done.outcome, 'moved')
    }
    const stage = async () => (await readDraft(house.database.db, member, id))?.stage
    await move('submit')
    await move('approve')
    await page.goto(`/newsroom/articles/${id}/edit`)
    const notice = page.locator('[data-notice=takes-back]')
    await notice.getByText('This article is approved. Once you change it').waitFor()
    assert.equal(await textOf(page).getAttribute('contenteditable'), 'false')
    assert.equal(await page.getByRole('button', { name: 'Bold' }).getAttribute('aria-disabled'), 'true')
    assert.ok(await page.getByLabel('Section').isDisabled())
    await page.getByRole('button', { name: 'Take it back to writing' }).click()
    assert.equal(await stage(), 'approved', 'saying so changes nothing yet')
    await page.keyboard.type('Better. ')
    await untilSaved(page)
    assert.equal(await stage(), 'writing')
    assert.equal(await page.locator('[data-stage]').getAttribute('data-stage'), 'writing')

    await move('submit')
    await page.keyboard.type('Typed on. ')
    await notice.getByText('This article is in review. Once you change it').waitFor()
    assert.equal(await stage(), 'in-review')
    await page.reload()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.getByText('that was never saved is kept in this browser').waitFor()
    await page.getByRole('button', { name: 'Put it back' }).click()
    await page.getByRole('button', { name: 'Take it back to writing' }).click()
    await untilSaved(page)
    assert.equal(await stage(), 'writing')
    assert.match(await textOf(page).innerText(), /Typed on\./)
    await page.context().close()
  })
})
