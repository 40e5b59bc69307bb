import assert from 'node:assert/strict'
import { get } from 'node:http'
import { after, before, describe, it } from 'node:test'
import type { Browser, Request } from 'playwright-core'
import { launchBrowser, openPage } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { type Running, startBroadsheet } from '../support/process.ts'

const KB = 1024

const articles = [
  ['whole, in English', '/articles/berlin-who-besieged-whom'],
  ['walled, in English', '/articles/aleppo-stalemate'],
  ['walled, in French', '/fr/articles/alep-impasse'],
  ['whole, in Arabic', '/ar/articles/man-hasara-barlin'],
] as const

describe('an article page with its fonts, styles and scripts, without its pictures', () => {
  let running: Running
  let browser: Browser

  before(async () => {
    running = await startBroadsheet({ dataFolder: await demoData() })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await running.stop()
  })

  for (const [name, path] of articles) {
    it(`weighs at most 60 KB on the wire, and its scripts at most 10 KB: ${name}`, async () => {
      const requests = await requestsOf(browser, running.origin + path)
      const weights = await Promise.all(requests.map(weigh))
      const scripts = weights.filter((_, index) => requests[index]?.resourceType() === 'script')
      assert.ok(requests.some((request) => request.resourceType() === 'font'))
      assert.ok(scripts.length > 0)
      assert.ok(sum(weights) <= 60 * KB, `${sum(weights)} bytes`)
      assert.ok(sum(scripts) <= 10 * KB, `${sum(scripts)} bytes of script`)
    })
  }
})

/** Everything but pictures that the browser asks for, to the foot of the page. */
async function requestsOf(browser: Browser, url: string): Promise<Request[]> {
  const { page } = await openPage(browser)
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  await page.goto(url)
  await page.locator('.footer').scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
  await page.context().close()
  return requests.filter((request) => request.resourceType() !== 'image')
}

/** Bytes of the answer's head and body, as browsers are sent them over https: compressed with Brotli. */
function weigh(request: Request): Promise<number> {
  return new Promise((resolve, reject) => {
    get(request.url(), { agent: false, headers: { 'accept-encoding': 'br' } }, (response) => {
      const { socket } = response
      response.on('end', () => resolve(socket.bytesRead)).on('error', reject)
      response.resume()
    }).on('error', reject)
  })
}

function sum(weights: number[]): number {
  return weights.reduce((total, weight) => total + weight, 0)
}
