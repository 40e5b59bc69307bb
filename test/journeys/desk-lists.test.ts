import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { readIdentity } from '../../src/domain/publication/identity.ts'
import { toInstantText, systemClock } from '../../src/lib/clock.ts'
import { addArticle } from '../support/articles.ts'
import { launchBrowser } from '../support/browser.ts'
import { judgePage } from '../support/judge-page.ts'
import { checkHtml } from '../support/vnu.ts'
import { openWritingHouse, type WritingHouse } from '../support/writers.ts'

describe('the desk looks over its articles', () => {
  let browser: Browser
  let house: WritingHouse

  before(async () => {
    browser = await launchBrowser()
    house = await openWritingHouse(browser)
    await add('Waiting for a reader', { stage: 'in-review' })
    await add('Owed next', { dueAt: toInstantText(await todayAtNoon()) })
  })
  after(async () => {
    await browser.close()
    await house.close()
  })

  it('does one thing to many articles by keyboard alone, and undoes it', async () => {
    await add('Ticked first')
    await add('Ticked next')
    const { page, problems } = await house.enter('editor')
    await page.goto('/newsroom/articles?q=ticked')
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
    const bar = page.locator('.bulk-bar')
    assert.match(await bar.innerText(), /Selected: 2/)
    await bar.locator('summary', { hasText: 'Topic' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('no such topic')
    await page.keyboard.press('Enter')
    await page.locator('.toast', { hasText: 'There is no topic' }).waitFor()
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
    await bar.getByRole('button', { name: 'Put away' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.toast', { hasText: '2 articles put away.' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Undo' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.toast', { hasText: '2 articles are as they were' }).waitFor()
    assert.equal(await page.locator('tbody tr').count(), 2)
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('shows a preview at the width of a phone, whose links lead on outside of it', async () => {
    const id = await add('Framed')
    const { page, problems } = await house.enter('editor')
    await page.goto(`/newsroom/articles/${id}/preview?as=reader`)
    await page.getByRole('link', { name: 'Phone' }).click()
    const frame = page.frameLocator('.preview-frame')
    await frame.getByRole('heading', { name: 'Framed' }).waitFor()
    assert.equal(await frame.locator('html').evaluate((html) => html.clientWidth), 390)
    const opened = page.context().waitForEvent('page')
    await frame.locator('.masthead a').first().click()
    assert.equal(new URL((await opened).url()).pathname, '/')
    assert.equal(await frame.getByRole('heading', { name: 'Framed' }).count(), 1)
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('moves a card by dragging it', async () => {
    await add('Dragged', { stage: 'in-review' })
    const { page, problems } = await house.enter('editor')
    await page.goto('/newsroom/board')
    const card = page.locator('.board-card', { hasText: 'Dragged' })
    await card.dragTo(page.locator('[data-column="approved"]'))
    await page.locator('.toast', { hasText: 'It is moved.' }).waitFor()
    assert.equal(
      await page.locator('[data-column="approved"] .board-card', { hasText: 'Dragged' }).count(),
      1,
    )
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('moves a card by the keyboard alone', async () => {
    await add('By keys', { stage: 'in-review' })
    const { page, problems } = await house.enter('editor')
    await page.goto('/newsroom/board')
    await page.locator('.board-card', { hasText: 'By keys' }).locator('summary').focus()
    await page.keyboard.press('Enter')
    for (let press = 0; press < 6; press += 1) {
      if ((await page.evaluate('document.activeElement.textContent')) === 'Approve') break
      await page.keyboard.press('ArrowDown')
    }
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Approve')
    await page.keyboard.press('Enter')
    await page.locator('.toast', { hasText: 'It is moved.' }).waitFor()
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('drags what is due to another day', async () => {
    const { page, problems } = await house.enter('editor')
    await page.goto('/newsroom/calendar?view=week')
    const day = page.locator('[data-day]:not(.calendar-today)').nth(2)
    await page
      .locator('.calendar-item', { hasText: 'Owed next' })
      .dragTo(day, { targetPosition: { x: 20, y: 60 } })
    await page.locator('.toast', { hasText: 'The time is changed.' }).waitFor()
    assert.equal(await day.locator('.calendar-due', { hasText: 'Owed next' }).count(), 1)
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('keeps pages that hold in both directions, both colours and every width', async () => {
    const { page } = await house.enter('owner')
    const sources: { name: string; html: string }[] = []
    for (const path of ['articles?stage=published', 'board', 'calendar', 'calendar?view=week'])
      for (const [language, dir] of [
        ['en', 'ltr'],
        ['ar', 'rtl'],
      ] as const) {
        const answer = await page.goto(`${language === 'en' ? '' : '/ar'}/newsroom/${path}`)
        sources.push({ name: `${language} ${path}`, html: (await answer?.text()) ?? '' })
        const looks = [
          { width: 1440, colours: 'light' },
          { width: 390, colours: 'dark' },
        ] as const
        assert.deepEqual(await judgePage(page, { language, dir, looks }), [], `${language} ${path}`)
      }
    assert.deepEqual(await checkHtml(sources), [])
    await page.context().close()
  })

  /** In the week that the calendar opens with, also late on a Sunday. */
  async function todayAtNoon(): Promise<Temporal.Instant> {
    const { timeZone } = await readIdentity(house.database.db)
    const today = systemClock().toZonedDateTimeISO(timeZone).toPlainDate()
    return today.toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant()
  }

  async function add(headline: string, facts: { stage?: 'in-review'; dueAt?: string } = {}): Promise<string> {
    const { db } = house.database
    const section = await db.selectFrom('section').select('id').limit(1).executeTakeFirstOrThrow()
    const id = await addArticle(db, systemClock, {
      slug: headline.toLowerCase().replaceAll(' ', '-'),
      headline,
      sectionId: section.id,
      authorIds: [],
      topicIds: [],
    })
    if (Object.keys(facts).length > 0)
      await db.updateTable('article').set(facts).where('id', '=', id).execute()
    return id
  }
})
