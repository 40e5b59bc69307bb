import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { findAxeViolations } from '../support/axe.ts'
import { launchBrowser, openPage } from '../support/browser.ts'
import { judgePage } from '../support/judge-page.ts'
import { type GalleryServer, serveGallery } from '../support/newsroom-gallery-server.ts'
import { checkHtml } from '../support/vnu.ts'

describe('the parts of the newsroom', () => {
  let gallery: GalleryServer
  let browser: Browser

  before(async () => {
    gallery = await serveGallery()
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await gallery.close()
  })

  for (const [language, dir] of [
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ] as const)
    it(`hold at every width, light and dark, in ${language}`, async () => {
      const { page, problems } = await openPage(browser, { baseURL: gallery.origin })
      const wrong: string[] = []
      for (const path of gallery.pages.keys()) {
        if (!path.startsWith(`/${language}/`)) continue
        await page.goto(path)
        const found = await judgePage(page, {
          language,
          dir,
          looks: [
            { width: 1440, colours: 'light' },
            { width: 1440, colours: 'dark' },
            { width: 390, colours: 'light' },
          ],
        })
        wrong.push(...found.map((text) => `${path}: ${text}`))
      }
      assert.deepEqual([...wrong, ...problems], [])
      await page.context().close()
    })

  it('are sound HTML', async () => {
    const pages = [...gallery.pages].map(([name, html]) => ({ name, html }))
    assert.deepEqual(await checkHtml(pages), [])
  })

  it('without a script, the menus open, the navigation of a phone opens, and every form can be sent', async () => {
    const { page } = await open('/en/list', {
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    })
    await page.getByRole('button', { name: 'Menu' }).click()
    assert.ok(await page.getByRole('link', { name: 'Calendar' }).isVisible())
    await page.keyboard.press('Escape')
    assert.ok(!(await page.getByRole('link', { name: 'Calendar' }).isVisible()))
    await page.locator('.member-menu summary').click()
    assert.ok(await page.getByRole('button', { name: 'Sign out' }).isVisible())
    assert.ok(await page.getByRole('button', { name: 'Assign' }).isVisible())
    await page.context().close()
  })

  describe('by keyboard', () => {
    it('"g" and a letter go to an area, and both are said aloud', async () => {
      const { page } = await open('/en/list')
      await page.keyboard.press('g')
      await says(page, 'Go where? Press a letter.')
      await page.keyboard.press('b')
      await says(page, 'Board')
      assert.equal(new URL(page.url()).hash, '#board')
      await page.context().close()
    })

    it('on a keyboard of another script the place of the keys counts', async () => {
      const { page } = await open('/ar/list')
      for (const [key, code] of [
        ['ل', 'KeyG'],
        ['ؤ', 'KeyC'],
      ])
        await page.evaluate(
          `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', code: '${code}', bubbles: true }))`,
        )
      await page.waitForURL('**#calendar')
      await page.context().close()
    })

    it('"/" searches, where letters are letters again', async () => {
      const { page } = await open('/en/list')
      await page.keyboard.press('/')
      await page.keyboard.type('gb/?')
      assert.equal(await page.getByRole('combobox', { name: 'Search articles' }).inputValue(), 'gb/?')
      assert.equal(new URL(page.url()).hash, '')
      // Results may stand over the page below the box, so it is left without a click.
      await page.evaluate('document.activeElement.blur()')
      await page.keyboard.press('Control+k')
      assert.equal(await page.evaluate('document.activeElement.type'), 'search')
      await page.context().close()
    })

    it('results stand below the search box while one types, and the arrows lead there', async () => {
      const { page } = await open('/en/today')
      await page.keyboard.press('/')
      await page.keyboard.type('horn')
      const found = page.getByRole('listbox', { name: 'Search articles' })
      await found.getByRole('option', { name: /Golden Horn/ }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      assert.match(await found.locator('[aria-selected=true]').innerText(), /^Sanctions that leaked/)
      assert.deepEqual(await findAxeViolations(page), [])
      await page.keyboard.press('Enter')
      await page.waitForURL('**/en/today#1')
      await page.keyboard.press('/')
      await page.keyboard.type('x')
      await page.keyboard.press('Escape')
      assert.ok(!(await found.isVisible()))
      await page.context().close()
    })

    it('j, k and x walk and tick the rows, and the bulk acts come up', async () => {
      const { page } = await open('/en/list')
      assert.ok(!(await page.getByRole('button', { name: 'Assign' }).isVisible()))
      for (const key of ['j', 'j', 'x', 'k', 'x']) await page.keyboard.press(key)
      assert.match(await page.locator('.bulk-bar').innerText(), /Selected: 2/)
      assert.equal(await page.locator('tr.selected').count(), 2)
      await page.context().close()
    })

    it('"?" lists all of them, and there they are switched off for good', async () => {
      const { page } = await open('/en/list')
      await page.keyboard.press('?')
      const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
      await list.getByLabel('Use keyboard shortcuts in this browser').uncheck()
      await list.getByRole('button', { name: 'Close' }).click()
      await page.reload()
      for (const key of ['?', '/', 'g', 'b']) await page.keyboard.press(key)
      assert.ok(!(await list.isVisible()))
      assert.equal(new URL(page.url()).hash, '')
      await page.locator('.member-menu summary').click()
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
      assert.ok(await list.isVisible())
      await page.context().close()
    })

    it('a menu opens with an arrow, closes with Escape, and gives the focus back', async () => {
      const { page } = await open('/en/list')
      const button = page.locator('.member-menu summary')
      await button.focus()
      await page.keyboard.press('ArrowDown')
      assert.equal(await focused(page), 'Your account')
      await page.keyboard.press('ArrowUp')
      assert.equal(await focused(page), 'Sign out')
      await page.keyboard.press('Escape')
      assert.ok(!(await page.getByRole('button', { name: 'Sign out' }).isVisible()))
      assert.equal(
        await page.evaluate('document.activeElement.closest(".member-menu > summary") !== null'),
        true,
      )
      await page.context().close()
    })

    it('what asks before it acts asks in a dialog, and leaving it brings back to where one was', async () => {
      const { page } = await open('/en/list')
      const row = page.getByRole('row', { name: /Golden Horn/ })
      await row.locator('summary').click()
      await row.getByRole('link', { name: 'Archive…' }).click()
      const dialog = page.getByRole('dialog', { name: /^Archive “The chain/ })
      await dialog.waitFor()
      assert.ok(await dialog.getByRole('button', { name: 'Archive the article' }).isVisible())
      await page.keyboard.press('Escape')
      assert.equal(await page.locator('dialog[open]').count(), 0)
      assert.equal(new URL(page.url()).pathname, '/en/list')
      await page.context().close()
    })
  })

  async function open(path: string, options = {}): Promise<{ page: Page }> {
    const { page } = await openPage(browser, { baseURL: gallery.origin, ...options })
    await page.goto(path)
    return { page }
  }
})

async function says(page: Page, text: string): Promise<void> {
  await page.locator('[data-announcements]', { hasText: text }).waitFor({ state: 'attached' })
}

async function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.textContent.trim()')
}
