import assert from 'node:assert/strict'
import { after, before, describe } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { byKeyboard, byMouse } from '../support/hands.ts'
import {
  addPasskey,
  arrive,
  bringByDialog,
  claimSite,
  crash,
  type Colleague,
  decide,
  enterFirstLine,
  invite,
  isMistake,
  join,
  linkInMail,
  said,
  signOut,
  stageOf,
  stepOf,
  tellInOrder,
  typeOn,
  untilThere,
} from '../support/newsroom-moves.ts'
import { openRealHouse, type RealHouse } from '../support/real-house.ts'
import { dropPicture, lookAgain, textOf, untilSaved } from '../support/writing.ts'

const HEADLINE = 'A strait in winter'
const PATH = '/articles/a-strait-in-winter'

for (const hands of [byMouse, byKeyboard])
  describe(`an article goes through the newsroom, ${hands.name}`, () => {
    let browser: Browser
    let house: RealHouse
    let olga: Colleague
    let edgar: Colleague
    let wanda: Colleague
    let reader: Page
    const part = tellInOrder()

    before(async () => {
      browser = await launchBrowser()
      house = await openRealHouse(browser)
      olga = await arrive(house, hands, 'Olga Orlov')
      edgar = await arrive(house, hands, 'Edgar Eliot')
      wanda = await arrive(house, hands, 'Wanda Wells')
      reader = (await house.open()).page
    })
    after(async () => {
      await browser.close()
      await house.close()
    })

    part('the owner claims the site by its one-time link and invites an editor and a writer', async () => {
      const link = /http\S+\/claim\/\S+/.exec(house.output())?.[0] ?? ''
      await claimSite(olga, link)
      await invite(olga, edgar.email, 'Editor')
      await invite(olga, wanda.email, 'Writer')
      const rows = await olga.page.locator('main').innerText()
      assert.match(rows, /edgar@example\.org/)
      assert.match(rows, /wanda@example\.org/)
      const again = await reader.goto(link)
      assert.equal(again?.status(), 410, 'the link works once')
    })

    part('both join by the links in their mail, and the writer signs in again with a passkey', async () => {
      for (const colleague of [edgar, wanda]) {
        const { text, link } = await linkInMail(house, colleague.email, 'invitations')
        assert.match(text, /Olga Orlov invites you/)
        await join(colleague, link)
      }
      await addPasskey(wanda)
      await signOut(wanda)
      await hands.press(wanda.page.getByRole('button', { name: 'Use a passkey' }))
      await wanda.page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
    })

    part(
      'the writer writes an article with a picture, a section, an author made on the spot, and topics',
      async () => {
        const { page } = wanda
        await hands.press(page.locator('.top-new button'))
        await page.waitForURL('**/edit')
        await hands.write(page.getByLabel('Headline', { exact: true }), HEADLINE)
        await hands.write(page.getByLabel('Standfirst'), 'Who waits longer.')
        await hands.enterText(page)
        await page.keyboard.type('The ice closed the strait in Novmber.')
        await page.keyboard.press('Enter')
        if (hands === byMouse) await dropPicture(page)
        else await bringByDialog(wanda)
        await page.locator('.figure-picture img').waitFor()
        await page.getByText('Say what the picture shows').waitFor()
        await hands.write(page.getByLabel('What it shows'), 'A ferry in the ice')
        await hands.select(page.getByLabel('Section', { exact: true }), 'Europe')
        const adding = (name: string) => page.getByRole('combobox', { name })
        await hands.pick(adding('Add an author'), 'Ines Okafor', 'Add “Ines Okafor”')
        await hands.pick(adding('Add a topic'), 'Winter ferries', 'as a theme')
        await page.locator('.picker .chosen-name', { hasText: 'Winter ferries' }).waitFor()
        await untilSaved(page)
        assert.deepEqual(await page.locator('.picker .chosen-name').allInnerTexts(), [
          'Ines Okafor',
          'Winter ferries',
        ])
        assert.equal(await page.getByText('Say what the picture shows').isVisible(), false)
      },
    )

    part('she submits it; the editor hears of it by mail and asks for a change', async () => {
      await hands.press(wanda.page.getByRole('link', { name: 'Article page' }))
      await decide(wanda, 'Submit for review', 'Submit', 'The first of three.')
      await said(wanda.page, 'Submitted.')
      assert.equal(await stageOf(wanda.page), 'In review')
      const { text, link } = await linkInMail(house, edgar.email, 'articles')
      assert.match(text, /Wanda Wells/)
      assert.match(text, /The first of three\./)

      await edgar.page.goto('/newsroom')
      await hands.press(edgar.page.locator('#review').getByRole('link', { name: HEADLINE }))
      await edgar.page.waitForURL(link)
      await decide(edgar, 'Review', 'Ask for changes')
      await edgar.page.locator('.error-summary', { hasText: 'Say what should change.' }).waitFor()
      await decide(edgar, 'Review', 'Ask for changes', 'November has an e.')
      await said(edgar.page, 'Sent back.')
      assert.equal(await stageOf(edgar.page), 'Writing')
    })

    part('the writer reads in her mail what to change, and mends it; the editor approves', async () => {
      const { page } = wanda
      const { text, link } = await linkInMail(house, wanda.email, 'articles')
      assert.match(text, /November has an e\./)
      await page.goto(link)
      assert.match(await page.locator('#remarks').innerText(), /Change asked for\s+November has an e\./)
      await hands.press(page.getByRole('link', { name: 'Write', exact: true }))
      await enterFirstLine(wanda)
      for (let step = 0; step < 'mber.'.length; step += 1) await page.keyboard.press('ArrowLeft')
      await page.keyboard.type('e')
      await untilSaved(page)
      await hands.press(page.getByRole('link', { name: 'Article page' }))
      await decide(wanda, 'Submit for review', 'Submit')
      await said(page, 'Submitted.')

      const again = await linkInMail(house, edgar.email, 'articles')
      await edgar.page.goto(again.link)
      await decide(edgar, 'Review', 'Approve')
      await said(edgar.page, 'Approved.')
      const approved = await linkInMail(house, wanda.email, 'articles')
      assert.match(approved.text, /Edgar Eliot/)
    })

    part(
      'while the time it is scheduled for comes the program is dead; started again, it shows it',
      async () => {
        const { page } = edgar
        const { summary, box } = stepOf(page, 'Schedule')
        await hands.unfold(summary)
        const zone = /publication: (\S+)\./.exec(await box.innerText())?.[1] ?? ''
        const at = Temporal.Now.zonedDateTimeISO(zone).add({ minutes: 5 }).toPlainDateTime()
        await hands.setTime(box.getByLabel('Publish at'), at.toString({ smallestUnit: 'minute' }))
        await hands.press(box.getByRole('button', { name: 'Schedule it' }))
        await said(page, 'Scheduled.')
        assert.equal(await stageOf(page), 'Scheduled')
        const early = await reader.goto(PATH)
        assert.equal(early?.status(), 404)

        await house.kill()
        await house.startAgain('PT6M')
        await untilThere(reader, PATH)
        await reader.getByRole('heading', { name: HEADLINE }).waitFor()
        const seen = await reader.locator('article.article').innerText()
        assert.match(seen, /By\s+Ines Okafor/i)
        assert.match(seen, /The ice closed the strait in November\./)
        assert.equal(
          await reader.locator('article.article .body figure img').getAttribute('alt'),
          'A ferry in the ice',
        )
        const { text } = await linkInMail(house, wanda.email, 'articles')
        assert.match(text, new RegExp(HEADLINE))
        await page.reload()
        assert.equal(await stageOf(page), 'Published')
      },
    )

    part('the editor corrects it: what was wrong is asked for, and stands where readers look', async () => {
      const { page } = edgar
      await hands.press(page.getByRole('link', { name: 'Write', exact: true }))
      await enterFirstLine(edgar)
      await page.keyboard.press('Shift+Control+ArrowLeft')
      await page.keyboard.press('Shift+Control+ArrowLeft')
      await page.keyboard.type('December.')
      await untilSaved(page)
      await reader.reload()
      assert.match(
        await reader.locator('article.article').innerText(),
        /November\./,
        'the live one is untouched',
      )
      await hands.press(page.getByRole('link', { name: 'Article page' }))
      assert.equal(await stageOf(page), 'Changes pending')
      const { summary, box } = stepOf(page, 'Publish the changes')
      await hands.unfold(summary)
      await hands.tick(box.getByRole('radio', { name: 'A correction' }))
      await hands.press(box.getByRole('button', { name: 'Publish now' }))
      await page.locator('.error-summary', { hasText: 'Say what was wrong' }).waitFor()
      await decide(edgar, 'Publish the changes', 'Publish now', 'It froze in December, not in November.')
      await said(page, 'Published. Readers see it now.')

      await reader.reload()
      const seen = await reader.locator('article.article').innerText()
      assert.match(seen, /closed the strait in December\./)
      assert.match(
        await reader.locator('section.corrections').innerText(),
        /It froze in December, not in November\./,
      )
      await reader.goto('/corrections')
      assert.match(await reader.locator('main').innerText(), /It froze in December, not in November\./)
      const feed = await reader.request.get('/feed.rss')
      assert.match(await feed.text(), /It froze in December, not in November\./)
    })

    part('revisions are compared, with what was added and removed marked for eyes and ears', async () => {
      const { page } = edgar
      await hands.press(page.getByRole('link', { name: 'All revisions' }))
      await hands.press(page.getByRole('button', { name: 'Compare' }))
      const compared = page.locator('.compared')
      await compared.locator('del', { hasText: 'November' }).first().waitFor()
      assert.match(await compared.locator('ins').allInnerTexts().then(String), /December/)
      assert.match(await compared.locator('ins').first().innerText(), /^Added:/)
    })

    part('a colleague reads along and takes over; each is told of the other', async () => {
      await hands.press(wanda.page.getByRole('link', { name: 'Today', exact: true }))
      await hands.press(wanda.page.locator('.top-new button'))
      await wanda.page.waitForURL('**/edit')
      await hands.write(wanda.page.getByLabel('Headline', { exact: true }), 'Two at one desk')
      await typeOn(wanda, 'Wanda wrote this.')
      await untilSaved(wanda.page)

      await edgar.page.goto(wanda.page.url())
      await edgar.page.getByText('Wanda Wells is writing').waitFor()
      assert.equal(await textOf(edgar.page).getAttribute('contenteditable'), 'false')
      await typeOn(wanda, ' And this.')
      await untilSaved(wanda.page)
      await lookAgain(edgar.page)
      await edgar.page.locator('.writing', { hasText: 'And this.' }).waitFor()
      await lookAgain(wanda.page)
      await wanda.page.getByText('Edgar Eliot is reading along.').waitFor()

      await hands.press(edgar.page.getByRole('button', { name: 'Take over' }))
      await edgar.page.locator('.writing .ProseMirror[contenteditable=true]').waitFor()
      await lookAgain(wanda.page)
      await wanda.page.getByText('Edgar Eliot has taken over').waitFor()
      assert.equal(await textOf(wanda.page).getAttribute('contenteditable'), 'false')
      await typeOn(edgar, ' Edgar went on.')
      await untilSaved(edgar.page)
      await lookAgain(wanda.page)
      await wanda.page.locator('.writing', { hasText: 'And this. Edgar went on.' }).waitFor()
    })

    part('no line, a dead program and a crashed window cost him no word', async () => {
      const context = edgar.page.context()
      await context.setOffline(true)
      await typeOn(edgar, ' Typed without a line.')
      await edgar.page.getByText('Not saved: no connection. Your text is kept in this browser.').waitFor()
      await context.setOffline(false)
      await untilSaved(edgar.page)

      await house.kill()
      await typeOn(edgar, ' Typed to a dead program.')
      await edgar.page.getByText('Your text is kept in this browser.').waitFor()
      assert.notEqual(await edgar.page.locator('[data-status]').getAttribute('data-state'), 'saved')
      await house.startAgain()
      await untilSaved(edgar.page, 30_000)

      await context.setOffline(true)
      await typeOn(edgar, ' Typed before the crash.')
      await edgar.page.getByText('Your text is kept in this browser.').waitFor()
      const address = edgar.page.url()
      await crash(edgar.page)
      await context.setOffline(false)
      const page = await context.newPage()
      edgar = { ...edgar, page }
      await page.goto(address)
      await hands.press(page.getByRole('button', { name: 'Put it back' }))
      await untilSaved(page)
      await page.reload()
      assert.equal(
        await textOf(page).innerText(),
        'Wanda wrote this. And this. Edgar went on. Typed without a line. Typed to a dead program. Typed before the crash.',
      )
    })

    part('nothing on the way went wrong in any browser', () => {
      for (const { name, problems } of [olga, edgar, wanda])
        assert.deepEqual(problems.filter(isMistake), [], name)
    })
  })
