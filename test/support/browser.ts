import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findProgram, needProgram } from './programs.ts'

/**
 * Debian's Chromium, headless and keeping to itself. Close it in an `after` hook. The same program without windows and
 * their surroundings draws the same pages for half of the work, so it goes first where it is installed.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findProgram('chromium-headless-shell') ?? needProgram('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type OpenPage = {
  page: Page
  /** What no page of ours may cause: script errors, console errors, requests to another host. */
  problems: string[]
}

/** A page with cookies and storage of its own. Close it with `page.context().close()`. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const problems: string[] = []
  let ownHost: string | undefined
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url())
    if (protocol === 'data:' || protocol === 'blob:') return
    ownHost ??= host
    if (host !== ownHost) problems.push(`request to another host: ${request.url()}`)
  })
  page.on('pageerror', (error) => problems.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  return { page, problems }
}
