import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { readDraft } from '../../src/domain/articles/draft.ts'
import { sayInNewsroom } from '../../src/theme/language/newsroom/say.ts'
import { launchBrowser } from '../support/browser.ts'
import { byMouse } from '../support/hands.ts'
import { decide, said, stageOf } from '../support/newsroom-moves.ts'
import { openWritingHouse, type WritingHouse } from '../support/writers.ts'
import { textOf, untilSaved } from '../support/writing.ts'

const text = sayInNewsroom({ language: 'ar', timeZone: 'Europe/Vienna' })
const HEADLINE = 'مضيق في الشتاء'
const WORDS = 'أغلق الجليد المضيق في ديسمبر.'

describe('an article is written, submitted and approved in Arabic', () => {
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

  it('from right to left, in Arabic words, and live under an Arabic address', async () => {
    const wanda = await house.enter('writer', { name: 'وفاء' })
    const { page } = wanda
    await page.goto('/ar/newsroom')
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    await page.locator('.top-new button').click()
    await page.waitForURL('**/ar/newsroom/articles/*/edit')
    await page.getByLabel(text('editor.field.headline'), { exact: true }).fill(HEADLINE)
    await textOf(page).click()
    await page.keyboard.type(WORDS)
    await page.keyboard.press('Enter')
    await page.keyboard.type('## خلفية')
    await untilSaved(page)
    assert.equal(await directionOf(page, '.ProseMirror > p'), 'rtl')
    assert.equal(await directionOf(page, '.ProseMirror > h2'), 'rtl')
    assert.doesNotMatch(await page.locator('.edit-bar').innerText(), /[a-z]{3}/i, 'nothing of it is English')

    await page.getByRole('link', { name: text('editor.bar.article') }).click()
    const writer = { ...wanda, name: 'وفاء', email: '', hands: byMouse }
    await decide(writer, text('desk.submit'), text('desk.submit-now'))
    await said(page, text('desk.done.submit'))
    assert.equal(await stageOf(page), text('shell.stage.in-review'))

    const edgar = await house.enter('editor', { name: 'إدريس' })
    const editor = { ...edgar, name: 'إدريس', email: '', hands: byMouse }
    await edgar.page.goto('/ar/newsroom')
    await edgar.page.locator('#review').getByRole('link', { name: HEADLINE }).click()
    await decide(editor, text('desk.review'), text('desk.request-changes'))
    await edgar.page.locator('.error-summary', { hasText: text('desk.wrong.change') }).waitFor()
    await decide(editor, text('desk.review'), text('desk.approve'), 'جيد.')
    await said(edgar.page, text('desk.done.approve'))
    assert.match(await edgar.page.locator('#remarks').innerText(), /جيد\./)
    await decide(editor, text('desk.publish'), text('desk.publish-now'))
    await said(edgar.page, text('desk.done.publish'))

    const onSite = edgar.page.getByRole('link', { name: text('desk.on-site') })
    await onSite.first().click()
    await edgar.page.getByRole('heading', { name: HEADLINE }).waitFor()
    assert.match(new URL(edgar.page.url()).pathname, /^\/ar\/articles\//)
    assert.match(await edgar.page.locator('article.article').innerText(), new RegExp(WORDS))
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    assert.equal((await readDraft(house.database.db, wanda.member, id))?.language, 'ar')
    assert.deepEqual(wanda.problems, [])
  })
})

async function directionOf(page: Page, selector: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).direction)
}
