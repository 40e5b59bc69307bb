import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import type { Browser, Page } from 'playwright-core'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { launchBrowser, openPage } from '../support/browser.ts'
import { addEvent } from '../support/events.ts'
import { type MailSink, startMailSink } from '../support/mail-sink.ts'
import { readConfirmation } from '../support/outbox.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { type Running, startBroadsheet, temporaryFolder } from '../support/process.ts'
import { nextMail } from '../support/received-mail.ts'

const night = '/events/night-of-the-straits'
const [ada, grace] = ['ada@example.org', 'grace@example.org']

describe('the last seat of an event changes hands, and both calendars follow', () => {
  let sink: MailSink
  let running: Running
  let browser: Browser
  let first: Page
  let second: Page
  let taken: Entry
  const problems: string[][] = []

  before(async () => {
    sink = await startMailSink()
    const dataFolder = temporaryFolder()
    const { host, port } = sink.url
    running = await startBroadsheet({
      dataFolder,
      env: { BROADSHEET_DEMO: '0', SMTP_URL: `smtp://${host}:${port}` },
    })
    const { db, close } = openDatabase(
      { dialect: 'sqlite', path: join(dataFolder, 'broadsheet.sqlite') },
      failLoudly,
    )
    const at = Temporal.Now.plainDateISO('UTC').add({ days: 30 })
    await addEvent(db, systemClock, {
      capacity: 1,
      starts: { at: `${at}T19:00` },
      ends: { at: `${at}T21:00` },
    })
    await close()
    browser = await launchBrowser()
    const open = async () => {
      const opened = await openPage(browser, { baseURL: running.origin })
      problems.push(opened.problems)
      return opened.page
    }
    first = await open()
    second = await open()
  })
  after(async () => {
    await browser.close()
    await running.stop()
    await sink.close()
  })

  /** Registers by the event's own link, and is back at the event. */
  const register = async (page: Page, address: string, link = 'Register and take a seat') => {
    await page.goto(night)
    await page.getByRole('link', { name: link }).click()
    await page.getByLabel('E-mail address').fill(address)
    await page.getByRole('button', { name: 'Register' }).click()
    await page.waitForURL('**/confirmations/*')
    const { mail } = await nextMail(sink, address, /./)
    await page.getByLabel('Six-digit code').fill(readConfirmation(mail.subject ?? '', mail.text ?? '').code)
    await page.waitForURL(`**${night}*`)
  }

  it('a visitor registers, comes back to the event, and takes the last seat', async () => {
    await register(first, ada)
    await first.getByText('One seat is left.').waitFor()
    await first.getByRole('button', { name: 'Take a seat' }).click()
    await first.getByText('You have a seat.').waitFor()
    taken = await entryIn(sink, ada, /^Your seat/)
    assert.deepEqual(taken, { ...taken, method: 'REQUEST', status: 'CONFIRMED' })
  })

  it('a second waits', async () => {
    await register(second, grace, 'Register and join the waiting list')
    await second.getByRole('button', { name: 'Join the waiting list' }).click()
    await second.getByText('You are the first on the waiting list.').waitFor()
    const { mail } = await nextMail(sink, grace, /waiting list/)
    assert.deepEqual(mail.attachments.filter(isCalendar), [], 'nothing to put into a calendar yet')
  })

  it('the first gives it up, and it leaves the first one’s calendar', async () => {
    await first.getByRole('button', { name: 'Give up the seat' }).click()
    await first.getByText('Your seat is free for somebody else.').waitFor()
    const entry = await entryIn(sink, ada, /gave up/)
    // As iTIP has it for one who leaves while the event goes on: the same number, and so no older than the request.
    assert.deepEqual(entry, { ...taken, method: 'CANCEL', status: 'CANCELLED' })
  })

  it('the second is offered it, takes it by the mail’s link, and has it in a calendar', async () => {
    const { mail } = await nextMail(sink, grace, /A seat is free for you/)
    await second.goto(/https?:\/\/\S+\/events\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
    await second.getByText('A seat is free for you.').waitFor()
    await second.getByRole('button', { name: 'Take the seat' }).click()
    await second.getByText('You have a seat.').waitFor()
    assert.equal((await entryIn(sink, grace, /^Your seat/)).status, 'CONFIRMED')
    assert.deepEqual(await ownEvents(second), ['Night of the Straits'])
    await first.reload()
    await first.getByRole('button', { name: 'Join the waiting list' }).waitFor()
    assert.deepEqual(problems.flat(), [])
  })
})

const isCalendar = ({ contentType }: { contentType: string }) => contentType.startsWith('text/calendar')

type Entry = { method: string; status: string; sequence: number; uid: string }

/** The one event of a mail's calendar, read alike by two parsers. */
async function entryIn(sink: MailSink, to: string, subject: RegExp): Promise<Entry> {
  const { mail } = await nextMail(sink, to, subject)
  const text = mail.attachments.find(isCalendar)?.content.toString() ?? ''
  const calendar = new ICAL.Component(ICAL.parse(text))
  const [event, ...more] = calendar.getAllSubcomponents('vevent')
  assert.deepEqual(more, [])
  const other = Object.values(nodeIcal.sync.parseICS(text)).find((part) => part?.type === 'VEVENT')
  const status = String(event?.getFirstPropertyValue('status'))
  const uid = String(event?.getFirstPropertyValue('uid'))
  const sequence = Number(event?.getFirstPropertyValue('sequence') ?? 0)
  assert.ok(other && 'status' in other)
  assert.deepEqual([other.status, other.uid, Number(other.sequence)], [status, uid, sequence])
  return { method: String(calendar.getFirstPropertyValue('method')), status, sequence, uid }
}

/** What the reader's own calendar, at the address on the event's page, holds. */
async function ownEvents(page: Page): Promise<string[]> {
  const href = await page.locator('a[href*="/events/calendars/"]').getAttribute('href')
  const answer = await page.context().request.get(href ?? '')
  return new ICAL.Component(ICAL.parse(await answer.text()))
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('summary')))
}
