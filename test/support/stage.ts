import type { Browser, Page, Response } from 'playwright-core'
import { openPage } from './browser.ts'
import { judgePage, type Look } from './judge-page.ts'

export type Judged = {
  name: string
  /** As the server sent it. */
  html: string
  isMail: boolean
  wrong: string[]
}

/** One browser with cookies of its own, walking through the site and having every page judged on which it stops. */
export type Stage = {
  page: Page
  /** Goes to an address and judges what it finds there. */
  open: (path: string, status?: number) => Promise<void>
  /** Posts a form to an address and judges where that leads. */
  send: (path: string, fields: Record<string, string>, status?: number) => Promise<void>
  close: () => Promise<void>
}

/**
 * Between them the languages show every page narrow and wide, light and dark, from both sides. French differs from
 * English in its words alone: the HTML checker reads them, and the narrowest screen has to hold them.
 */
const looks: Record<'en' | 'fr' | 'ar', readonly Look[]> = {
  en: [{ width: 1440, colours: 'light' }],
  fr: [],
  ar: [{ width: 390, colours: 'dark' }],
}

/** `only`: looks instead of those. */
export async function openStage(
  browser: Browser,
  origin: string,
  judged: Judged[],
  only?: readonly Look[],
): Promise<Stage> {
  const { page, problems } = await openPage(browser, { baseURL: origin })
  const judge = async (name: string, response: Response | null, status: number) => {
    const { pathname } = new URL(page.url())
    const isMail = isMailPreview(pathname)
    const language = isMail ? await languageSaid(page) : languageOf(pathname)
    const html = (await response?.text()) ?? ''
    // Its own policy runs no script, so axe would wait for ever: its markup is judged without it.
    if (response && isSandboxed(response)) await lay(page, html)
    await page.evaluate('document.fonts.ready')
    const wrong = await judgePage(page, {
      language,
      dir: language === 'ar' ? 'rtl' : 'ltr',
      looks: only ?? looks[language],
      isMail,
    })
    if (response?.status() !== status) wrong.push(`answers ${response?.status()} instead of ${status}`)
    // That a page was refused is not a mistake of the page which says so.
    const mistakes = problems.splice(0).filter((text) => status < 400 || !text.includes('Failed to load'))
    judged.push({ name, html, isMail, wrong: [...wrong, ...mistakes] })
  }
  return {
    page,
    async open(path, status = 200) {
      await judge(path, await page.goto(path), status)
    },
    async send(path, fields, status = 200) {
      const answered = page.waitForResponse(
        (response) => response.request().isNavigationRequest() && !isRedirect(response),
      )
      const loaded = page.waitForEvent('load')
      await page.evaluate(postForm(origin + path, fields))
      const [response] = await Promise.all([answered, loaded])
      await judge(`POST ${path} ${Object.keys(fields).join(' ')}`, response, status)
    },
    close: () => page.context().close(),
  }
}

function languageOf(path: string): 'en' | 'fr' | 'ar' {
  if (/^\/fr(?:\/|$)/.test(path)) return 'fr'
  return /^\/ar(?:\/|$)/.test(path) ? 'ar' : 'en'
}

/** A preview of a mail has the language of its letter, whatever the newsroom around it speaks. */
function isMailPreview(path: string): boolean {
  return /\/newsroom\/editions\/[^/]+\/preview\/mail$/.test(path)
}

function isSandboxed(response: Response): boolean {
  return /sandbox/.test(response.headers()['content-security-policy'] ?? '')
}

async function lay(page: Page, html: string): Promise<void> {
  const address = page.url()
  await page.route(
    address,
    (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
    {
      times: 1,
    },
  )
  await page.goto(address)
}

async function languageSaid(page: Page): Promise<'en' | 'fr' | 'ar'> {
  return languageOf(`/${await page.locator('html').getAttribute('lang')}`)
}

function isRedirect(response: Response): boolean {
  return response.status() >= 300 && response.status() < 400
}

/** A script for the page: what a form of its own would send, without its validation. */
function postForm(action: string, fields: Record<string, string>): string {
  return `{
    const form = Object.assign(document.createElement('form'), { method: 'post', action: ${JSON.stringify(action)} })
    for (const [name, value] of Object.entries(${JSON.stringify(fields)}))
      form.append(Object.assign(document.createElement('input'), { name, value }))
    document.body.append(form)
    form.submit()
  }`
}
