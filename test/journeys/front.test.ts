import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { judgePage } from '../support/judge-page.ts'
import { checkHtml } from '../support/vnu.ts'
import { openWritingHouse, type WritingHouse } from '../support/writers.ts'

describe('the publisher arranges the front page', () => {
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

  it('drags an article to the lead, looks at it, and publishes it', async () => {
    const { page, problems } = await house.enter('publisher')
    await page.goto('/newsroom/front')
    const wanted = await headlineAt(page, 'secondary-1')
    await page.locator('[data-place="secondary-1"]').dragTo(page.locator('[data-place="lead"]'))
    await page.locator('[data-place="lead"]', { hasText: wanted }).waitFor()
    assert.match((await page.locator('.front-state').textContent()) ?? '', /not published/)
    const [preview] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Preview' }).click(),
    ])
    assert.equal(await preview.locator('.card-lead .card-headline').textContent(), wanted)
    await preview.close()
    await page.getByRole('button', { name: 'Publish now' }).click()
    await page.locator('.toast', { hasText: 'Readers see it now' }).waitFor()
    await page.goto('/')
    assert.equal(await page.locator('.card-lead .card-headline').textContent(), wanted)
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('moves, finds and places by the keyboard alone, and the focus stays with what was moved', async () => {
    const { page, problems } = await house.enter('publisher')
    await page.goto('/newsroom/front')
    const second = await headlineAt(page, 'secondary-0')
    await page.locator('#secondary-0-up').focus()
    await page.keyboard.press('Enter')
    await page.locator('#lead-down:focus').waitFor()
    assert.equal(await headlineAt(page, 'lead'), second)
    const brief = await headlineAt(page, 'briefs-0')
    await page.locator('#secondary-2-change').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.id'), 'secondary-2-find')
    await page.keyboard.type(brief.slice(0, 12))
    await page.locator('#secondary-2-list li', { hasText: brief }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('#secondary-2-change:focus').waitFor()
    assert.equal(await headlineAt(page, 'secondary-2'), brief)
    assert.notEqual(await headlineAt(page, 'briefs-0'), brief)
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('does all of it without a script, and each step leads back to where it was made', async () => {
    const { page } = await house.enter('publisher', {}, { javaScriptEnabled: false })
    await page.goto('/newsroom/front')
    const first = await headlineAt(page, 'briefs-1')
    await page.locator('#briefs-1-up').click()
    assert.equal(await headlineAt(page, 'briefs-0'), first)
    await page.locator('#lead-change').click()
    await page.locator('#lead-find').fill(first)
    await page.locator('#lead-find').press('Enter')
    await page.locator('.front-found button', { hasText: first }).click()
    assert.equal(await headlineAt(page, 'lead'), first)
    await page.getByRole('button', { name: 'Publish now' }).click()
    await page.locator('.toast', { hasText: 'Readers see it now' }).waitFor()
    await page.context().close()
  })

  it('on pages that hold for axe and the HTML checker, in English and Arabic', async () => {
    const { page } = await house.enter('publisher')
    const sources: { name: string; html: string }[] = []
    await page.goto('/newsroom/front')
    await page.locator('#schedule summary').click()
    await page.locator('#at').fill('2099-03-27T18:00')
    await page.getByRole('button', { name: 'Schedule it' }).click()
    const look = (await page.locator('#scheduled .table-main a').getAttribute('href')) ?? ''
    const withdraw = (await page.locator('#scheduled a[data-confirm]').getAttribute('href')) ?? ''
    for (const [language, dir] of [
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ] as const)
      for (const path of ['/newsroom/front', ...(language === 'en' ? [look] : []), withdraw]) {
        const answer = await page.goto(language === 'en' ? path : `/ar${path}`)
        assert.equal(answer?.status(), 200, path)
        sources.push({ name: `${language} ${path}`, html: (await answer?.text()) ?? '' })
        await page.evaluate(`document.querySelectorAll('main details').forEach((one) => { one.open = true })`)
        const looks = [
          { width: 1440, colours: 'light' },
          { width: 390, colours: 'dark' },
        ] as const
        const wrong = await judgePage(page, { language, dir, looks })
        assert.deepEqual(wrong, [], `${language} ${path}`)
      }
    assert.deepEqual(await checkHtml(sources), [])
    await page.context().close()
  })
})

async function headlineAt(page: Page, place: string): Promise<string> {
  return (await page.locator(`[data-place="${place}"] .front-headline`).textContent()) ?? ''
}
