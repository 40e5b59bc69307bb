import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { simpleParser } from 'mailparser'
import type { Browser } from 'playwright-core'
import PostalMime from 'postal-mime'
import { systemClock } from '../../src/lib/clock.ts'
import { directionOf } from '../../src/lib/languages.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { createWriter } from '../../src/platform/mail/write-raw.ts'
import { findAxeViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { everyMail, type ShownMail } from '../support/mail-gallery.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { startBroadsheet } from '../support/process.ts'
import { checkMailHtml } from '../support/vnu.ts'

const ORIGIN = 'https://causeway.example'
/** A mail is no page: nobody walks through it by its landmarks. */
const ABOUT_PAGES = ['region', 'landmark-one-main']

describe('mails of every kind, in every language', () => {
  let mails: ShownMail[]
  let browser: Browser

  before(async () => {
    const dataFolder = await demoData()
    // Where nobody has made the demo publication before, the program's first start does.
    if (process.env.TEST_RUN_FOLDER === undefined) await (await startBroadsheet({ dataFolder })).stop()
    const path = join(dataFolder, 'broadsheet.sqlite')
    const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
    mails = await everyMail(database.db, systemClock, ORIGIN)
    await database.close()
    browser = await launchBrowser()
  })
  after(() => browser.close())

  it('are right to the HTML checker', async () => {
    assert.ok(mails.length >= 30)
    assert.deepEqual(await checkMailHtml(mails), [])
  })

  it('are read alike by two parsers, with every word in both parts', async () => {
    const write = createWriter(systemClock)
    for (const { name, language, subject, html, text } of mails) {
      const id = name.replace('.', '-')
      const from = { name: 'Causeway', address: 'letters@causeway.example' }
      const raw = await write({ id, from, to: 'ada@example.org', subject, html, text, language })
      const [one, two] = [await simpleParser(raw), await PostalMime.parse(raw)]
      for (const read of [one, two]) {
        assert.equal(read.subject, subject.trim(), name)
        assert.equal(endless(read.html || ''), endless(html), name)
        assert.equal(endless(read.text ?? ''), endless(text), name)
      }
    }
  })

  it('hold on a telephone, run in their direction, and can be read in both looks', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    await page.route('https://**', (route) => route.abort())
    const wrong: string[] = []
    for (const { name, html, language } of mails) {
      await page.setContent(html, { waitUntil: 'load' })
      const [dir, width] = await page.evaluate<[string, number]>(
        '[document.documentElement.dir, document.documentElement.scrollWidth]',
      )
      if (dir !== directionOf(language)) wrong.push(`${name} runs ${dir}`)
      if (width > 360) wrong.push(`${name} is ${width} wide`)
      // French differs from English in its words alone.
      for (const colorScheme of language === 'fr' ? [] : (['light', 'dark'] as const)) {
        await page.emulateMedia({ colorScheme })
        for (const { rule, target } of await findAxeViolations(page, ABOUT_PAGES))
          wrong.push(`${name}, ${colorScheme}: ${rule} ${target}`)
      }
    }
    await page.close()
    assert.deepEqual(wrong, [])
  })
})

/** Whatever stands at the end of lines. */
function endless(text: string): string {
  return text.replace(/[ \r]*\n/g, '\n').trim()
}
