import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openPage } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { hostileDrawings } from '../support/hostile-files.ts'
import { judgePage, type Look } from '../support/judge-page.ts'
import { pdf, photograph } from '../support/pictures.ts'
import { type Running, startBroadsheet } from '../support/process.ts'

const looks: Look[] = [
  { width: 1440, colours: 'light' },
  { width: 390, colours: 'dark' },
]

describe('the media library in a browser', () => {
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

  it('the owner brings pictures, describes one and finds it, with a script and without', async () => {
    const { page, problems } = await openPage(browser, { baseURL: running.origin })
    await claim(page, running)
    await page.goto('/newsroom/media')
    const [drawing] = hostileDrawings()
    assert.ok(drawing)
    await page.setInputFiles('#files', [
      file('strait.jpg', await photograph(1)),
      file('report.pdf', pdf()),
      file(drawing.name, drawing.bytes),
    ])
    await page.locator('.upload-refused').waitFor()
    assert.match(await page.locator('[data-upload-list]').innerText(), /strait\.jpg\s+added/)
    assert.match(await page.locator('.upload-refused').innerText(), /The drawing contains a script/)

    await page.getByRole('link', { name: 'Show what was added' }).click()
    await page.getByRole('link', { name: 'strait.jpg' }).click()
    await page.locator('.media-preview-ready img').click({ position: { x: 1, y: 1 } })
    assert.equal(await page.getByLabel('From the left').inputValue(), '0')
    await page.getByLabel('Alt text').fill('A strait at dusk')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('#content').getByText('Saved.').waitFor()
    await untilRendered(page)
    assert.deepEqual(await judgePage(page, { language: 'en', dir: 'ltr', looks }), [])
    const address = new URL(page.url()).pathname

    await page.goto('/ar/newsroom/media?q=dusk')
    assert.equal(await page.locator('.media-card').count(), 1)
    assert.deepEqual(await judgePage(page, { language: 'ar', dir: 'rtl', looks }), [])
    // The refused drawing is said with 422, which a browser notes.
    assert.deepEqual(
      problems.filter((problem) => !problem.includes('422')),
      [],
    )

    const { cookies } = await page.context().storageState()
    const plain = await openPage(browser, { baseURL: running.origin, javaScriptEnabled: false })
    await plain.page.context().addCookies(cookies)
    await plain.page.goto('/newsroom/media')
    await plain.page.setInputFiles('#files', [file('lamp.jpg', await photograph(2))])
    await plain.page.getByRole('button', { name: 'Upload' }).click()
    await plain.page.locator('#content').getByText('One file is in the library.').waitFor()
    await plain.page.goto(address)
    await plain.page.getByRole('link', { name: 'Remove' }).click()
    await plain.page.getByRole('button', { name: 'Remove the file' }).click()
    await plain.page.locator('#content').getByText('It can be put back.').waitFor()
  })
})

function file(name: string, bytes: Uint8Array) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
}

async function claim(page: Page, running: Running): Promise<void> {
  const [link = ''] = /http\S+\/claim\/\S+/.exec(running.output()) ?? []
  await page.goto(link)
  await page.locator('[name=name]').fill('Olga')
  await page.locator('[name=email]').fill('olga@example.org')
  await page.locator('main form button').first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/claim'))
}

/** The queue makes the other sizes beside the visit. */
async function untilRendered(page: Page): Promise<void> {
  for (let looks = 0; looks < 60; looks += 1) {
    if (await page.getByText('AVIF').count()) return
    await page.waitForTimeout(500)
    await page.reload()
  }
  throw new Error('No AVIF was made within half a minute.')
}
