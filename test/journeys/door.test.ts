import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { seatOf } from '../../src/domain/events/seats.ts'
import { systemClock } from '../../src/lib/clock.ts'
import type { Db, Id } from '../../src/platform/db/schema.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Line, openLine } from '../support/cut-line.ts'
import { addEvent, addReaders, askSeat } from '../support/events.ts'
import { openWritingHouse, type WritingHouse } from '../support/writers.ts'

describe('at the door of an event', () => {
  let browser: Browser
  let house: WritingHouse
  let line: Line
  let db: Db
  let event: Id
  let readers: Id[]

  before(async () => {
    browser = await launchBrowser()
    house = await openWritingHouse(browser)
    ;({ db } = house.database)
    line = await openLine(house.running.origin)
    const tomorrow = systemClock().toZonedDateTimeISO('Europe/Vienna').add({ days: 1 }).toPlainDate()
    event = await addEvent(db, systemClock, {
      guestsAllowed: 1,
      starts: { at: `${tomorrow.toString()}T19:00` },
      ends: { at: `${tomorrow.toString()}T21:00` },
    })
    readers = await addReaders(db, systemClock, 3, 'Guest')
    for (const readerId of readers) await askSeat(db, systemClock, event, readerId, { guests: 1 })
  })
  after(async () => {
    await browser.close()
    await line.close()
    await house.close()
  })

  const came = async (reader: number) => {
    const seat = await seatOf(db, event, readers[reader] ?? '')
    const row = await db
      .selectFrom('seat')
      .select(['checkedInAt', 'arrived'])
      .where('id', '=', seat?.id ?? '')
      .executeTakeFirstOrThrow()
    return row
  }

  it('a phone without a network lets two in, is opened anew, and tells the server when there is a line', async () => {
    const viewport = { width: 390, height: 800 }
    const { page, problems } = await house.enter('editor', {}, { viewport })
    await page.goto(`${line.origin}/newsroom/events/${event}/check-in`)
    await says(page, 'Have come: 0 of 3.')
    await until(page, kept)
    await page.context().setOffline(true)
    line.cut()
    await page.getByRole('searchbox', { name: 'Name, or the letters of a ticket' }).fill('guest 2')
    await page.getByRole('button', { name: 'Check in Guest 2' }).click()
    await says(page, 'Have come: 1 of 3. To be sent: 1. No network.')
    await page.reload()
    await says(page, 'Have come: 1 of 3. To be sent: 1. No network.')
    const started = Date.now()
    await page.getByRole('button', { name: 'Check in Guest 3' }).click()
    await says(page, 'Have come: 2 of 3. To be sent: 2. No network.')
    assert.equal((await came(1)).checkedInAt, null)
    line.mend()
    await page.context().setOffline(false)
    await until(page, `!document.querySelector('[data-door-state]').textContent.includes('sent')`)
    await says(page, 'Have come: 2 of 3.')
    const [none, second, third] = [await came(0), await came(1), await came(2)]
    assert.deepEqual(none, { checkedInAt: null, arrived: 0 })
    assert.equal(second.arrived, 2)
    assert.ok(Date.parse(second.checkedInAt ?? '') < started, 'when it was done, not when it was heard of')
    assert.ok(Date.parse(third.checkedInAt ?? '') >= started - 1)
    assert.deepEqual(
      problems.filter(
        (text) =>
          !/ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_CONNECTION|ERR_SOCKET|ERR_NETWORK/.test(text),
      ),
      [],
    )
    await page.locator('summary', { hasText: 'Edgar' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/newsroom/sign-in**')
    await until(page, forgotten)
    await page.context().close()
  })
})

function says(page: Page, text: string): Promise<void> {
  return page.locator('[data-door-state]', { hasText: text }).waitFor()
}

/** By the browser's own console: the page's policy lets nothing evaluate a text. */
async function until(page: Page, expression: string): Promise<void> {
  for (let time = 0; time < 400; time += 1) {
    if (await page.evaluate(expression)) return
    await page.waitForTimeout(50)
  }
  assert.fail(`It never came to be: ${expression}`)
}

/** The page and what it loads lie in this browser. */
const kept = `(async () => {
  const cache = await caches.open('broadsheet-check-in')
  const worker = await navigator.serviceWorker.getRegistration(location.pathname)
  return worker?.active?.state === 'activated' && (await cache.keys()).length > 3
})()`

/** No names, no page, no worker. */
const forgotten = `(async () => {
  const workers = await navigator.serviceWorker.getRegistrations()
  if (workers.length > 0 || (await caches.keys()).length > 0) return false
  const open = indexedDB.open('broadsheet-check-in')
  await new Promise((resolve) => open.addEventListener('success', resolve))
  const count = open.result.transaction('lists').objectStore('lists').count()
  await new Promise((resolve) => count.addEventListener('success', resolve))
  open.result.close()
  return count.result === 0
})()`
