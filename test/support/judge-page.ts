import type { Page } from 'playwright-core'
import { findAxeViolations } from './axe.ts'

/** How a page is looked at: the width of the window and the colours that the reader prefers. */
export type Look = { width: 390 | 1440; colours: 'light' | 'dark' }

export type Expected = {
  language: string
  dir: 'ltr' | 'rtl'
  looks: readonly Look[]
  /** A mail is read inside another page, which has the landmarks. */
  isMail?: boolean
}

const NARROWEST = 320
const LANDMARKS = ['landmark-one-main', 'region']

/** What is wrong with the page as it stands: to axe in every look, in its frame, and on the narrowest screen. */
export async function judgePage(page: Page, expected: Expected): Promise<string[]> {
  const wrong = await judgeFrame(page, expected)
  await page.setViewportSize({ width: NARROWEST, height: 800 })
  const widest = await page.evaluate('document.documentElement.scrollWidth')
  if (widest !== NARROWEST) wrong.push(`scrolls sideways at ${NARROWEST} px: it is ${String(widest)} wide`)
  for (const { width, colours } of expected.looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: colours })
    for (const { rule, target, summary } of await findAxeViolations(page, expected.isMail ? LANDMARKS : []))
      wrong.push(`axe at ${width}, ${colours}: ${rule} ${target} ${summary}`)
  }
  return wrong
}

async function judgeFrame(page: Page, { language, dir }: Expected): Promise<string[]> {
  const html = page.locator('html')
  const found = {
    lang: await html.getAttribute('lang'),
    dir: await html.getAttribute('dir'),
    h1: await page.locator('h1').count(),
  }
  const wrong: string[] = []
  if (found.lang !== language) wrong.push(`its language is ${found.lang}`)
  if (found.dir !== dir) wrong.push(`it runs ${found.dir}`)
  if (found.h1 !== 1) wrong.push(`it has ${found.h1} h1`)
  return wrong
}
