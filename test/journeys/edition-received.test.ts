import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import type { Browser, Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { systemClock } from '../../src/lib/clock.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import { launchBrowser, openPage } from '../support/browser.ts'
import { ask } from '../support/http.ts'
import { addEdition, addNewsletter, addSubscribers } from '../support/letters.ts'
import { type MailSink, startMailSink } from '../support/mail-sink.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { type Running, startBroadsheet, temporaryFolder } from '../support/process.ts'
import { bracketed, nextMail } from '../support/received-mail.ts'
import { checkMailHtml } from '../support/vnu.ts'

const address = 'ada@example.org'
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const resolver = async () => [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]]

describe('a visitor subscribes, gets an edition by mail, reads it on the site, and leaves with one click', () => {
  let sink: MailSink
  let running: Running
  let database: Database
  let browser: Browser
  let page: Page
  let problems: string[]
  let newsletterId: string
  let received: Awaited<ReturnType<typeof nextMail>>

  before(async () => {
    sink = await startMailSink()
    const dataFolder = temporaryFolder()
    const keyFile = join(dataFolder, 'dkim.pem')
    writeFileSync(keyFile, privateKey, { mode: 0o600 })
    const { host, port } = sink.url
    const signing = { DKIM_DOMAIN: 'frontier.example', DKIM_SELECTOR: 'letters', DKIM_KEY_FILE: keyFile }
    const env = { BROADSHEET_DEMO: '0', SMTP_URL: `smtp://${host}:${port}`, ...signing }
    running = await startBroadsheet({ dataFolder, env })
    database = openDatabase({ dialect: 'sqlite', path: join(dataFolder, 'broadsheet.sqlite') }, failLoudly)
    newsletterId = await addNewsletter(database.db, systemClock)
    browser = await launchBrowser()
    ;({ page, problems } = await openPage(browser, { baseURL: running.origin }))
  })
  after(async () => {
    await browser.close()
    await database.close()
    await running.stop()
    await sink.close()
  })

  it('subscribes on the newsletter’s page and confirms by the link in the mail', async () => {
    await page.goto('/newsletters/the-week')
    await page.getByLabel('E-mail address').fill(address)
    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.waitForURL('**/subscriptions')
    const { mail } = await nextMail(sink, address, /./)
    await page.goto(/https?:\/\/\S+\/subscriptions\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
    await page.getByRole('button', { name: 'Yes, send me the letters' }).click()
    await page.getByRole('heading', { name: 'You are subscribed' }).waitFor()
  })

  it('gets it signed over what lists are known by, alike to two parsers, and right to the HTML checker', async () => {
    await addEdition(database.db, systemClock, newsletterId)
    received = await nextMail(sink, address, /^Grain, gas and a ceasefire$/)
    const { mail, raw } = received
    const { results } = await dkimVerify(Buffer.from(raw), { resolver })
    assert.equal(results[0]?.status?.result, 'pass')
    const signed = results[0]?.signingHeaders?.keys?.toLowerCase() ?? ''
    for (const header of ['list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'subject', 'message-id'])
      assert.ok(signed.includes(header), `${header} is not signed`)
    const again = await PostalMime.parse(raw)
    assert.equal(again.subject, mail.subject)
    assert.equal(again.text?.trim(), mail.text?.trim())
    assert.equal(again.html?.trim(), String(mail.html).trim())
    assert.deepEqual(await checkMailHtml([{ name: 'the mail', html: String(mail.html) }]), [])
  })

  it('opens it on the site', async () => {
    const link = /https?:\/\/\S+\/newsletters\/the-week\/\S+/.exec(received.mail.text ?? '')?.[0] ?? ''
    await page.goto(link)
    await page.getByRole('heading', { name: 'Grain, gas and a ceasefire', level: 1 }).waitFor()
    await page.getByText('What mattered this week.').waitFor()
  })

  it('leaves by the one click of a mail program; opening the link alone changes nothing', async () => {
    const href = bracketed(received.raw, 'List-Unsubscribe')
    await page.goto(href)
    assert.equal(await endOf(database), null)
    const { pathname } = new URL(href)
    const clicked = await ask(running.origin, pathname, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    assert.equal(clicked.status, 200)
    assert.notEqual(await endOf(database), null)
    await addSubscribers(database.db, systemClock, newsletterId, 1)
    await addEdition(database.db, systemClock, newsletterId)
    await nextMail(sink, 'reader-1@example.org', /^Grain/)
    assert.deepEqual(sink.received, [])
    assert.deepEqual(problems, [])
  })
})

async function endOf({ db }: Database): Promise<string | null> {
  const { endedAt } = await db
    .selectFrom('subscription')
    .select('endedAt')
    .where('emailKey', '=', address)
    .executeTakeFirstOrThrow()
  return endedAt
}
