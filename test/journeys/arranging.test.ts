import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { openWritingHouse, type WritingHouse } from '../support/writers.ts'

describe('a publisher arranges what readers find', () => {
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

  it('drags an entry of the header to its end, and takes it back by the keyboard', async () => {
    const { page, problems } = await house.enter('publisher', {}, { viewport: { width: 1440, height: 1400 } })
    await page.goto('/newsroom/navigation?language=en')
    const rows = page.locator('#header .thing-items > li')
    const names = () => page.locator('#header .thing-items > li bdi > a').allTextContents()
    const before = await names()
    const [first = '', ...others] = before
    assert.ok(others.length > 0)
    await rows.first().dragTo(rows.last())
    await page.waitForURL(/#header$/)
    assert.deepEqual(await names(), [...others, first])
    const up = page.getByRole('button', { name: `Move up: ${first}`, exact: true }).first()
    for (let step = 0; step < others.length; step += 1) {
      await up.focus()
      const moved = page.waitForEvent('load')
      await page.keyboard.press('Enter')
      await moved
    }
    assert.deepEqual(await names(), before)
    await page.goto('/')
    assert.deepEqual(
      (await page.locator('.sections a').allTextContents()).map((name) => name.trim()),
      before,
    )
    assert.deepEqual(problems, [])
    await page.context().close()
  })
})
