import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { readDraft } from '../../src/domain/articles/draft.ts'
import { launchBrowser } from '../support/browser.ts'
import { openWritingHouse, type WritingHouse } from '../support/writers.ts'
import {
  dropPicture,
  focusedLabel,
  lookAgain,
  markdownOf,
  pastePicture,
  textOf,
  untilSaved,
} from '../support/writing.ts'

describe('an article is written in the newsroom', () => {
  let browser: Browser
  let house: WritingHouse

  before(async () => {
    browser = await launchBrowser()
    house = await openWritingHouse(browser)
  })
  after(async () => {
    await browser.close()
    await house.close()
  })

  it('is begun, written with pictures, and there after a reload', async () => {
    const { page, problems } = await house.enter('editor', { name: 'Ada' })
    await page.goto('/newsroom')
    await page.getByRole('button', { name: 'New article' }).first().click()
    await page.waitForURL('**/edit')
    await page.getByLabel('Headline', { exact: true }).fill('A siege in winter')
    await page.getByLabel('Standfirst').fill('Who waits longer.')
    await textOf(page).click()
    await page.keyboard.type('The first snow fell in November.')
    await page.keyboard.press('Enter')
    await pastePicture(page)
    await page.locator('.figure-picture img').waitFor()
    await page.getByText('Say what the picture shows').waitFor()
    await page.getByLabel('What it shows').fill('A bridge under snow')
    await untilSaved(page)
    await page.reload()
    assert.equal(await page.getByLabel('Headline', { exact: true }).inputValue(), 'A siege in winter')
    assert.match(await textOf(page).innerText(), /The first snow fell in November\./)
    assert.equal(await page.getByLabel('What it shows').inputValue(), 'A bridge under snow')
    assert.ok(await page.locator('.figure-picture img').isVisible())
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('is formatted with the keyboard alone', async () => {
    const { page, member, problems } = await house.enter('writer', { name: 'Kay' })
    const id = await house.begin(member, 'By the keys')
    await page.goto(`/newsroom/articles/${id}/edit`)
    const { keyboard } = page
    await page.getByLabel('Kicker').focus()
    for (let stop = 0; stop < 3; stop += 1) await keyboard.press('Enter')
    await keyboard.type('Words that are ')
    await keyboard.press('Control+b')
    await keyboard.type('bold')
    await keyboard.press('Control+b')
    await keyboard.type(' and ')
    await keyboard.press('Alt+F10')
    assert.equal(await focusedLabel(page), 'Undo')
    while ((await focusedLabel(page)) !== 'Italic') await keyboard.press('ArrowRight')
    await keyboard.press('Enter')
    await keyboard.type('slanted')
    assert.equal(await page.getByRole('button', { name: 'Italic' }).getAttribute('aria-pressed'), 'true')
    await keyboard.press('Alt+F10')
    assert.equal(await focusedLabel(page), 'Italic', 'the toolbar remembers where one was')
    await keyboard.press('Escape')
    await keyboard.press('Control+i')
    await keyboard.press('Enter')
    await keyboard.type('## A part')
    await keyboard.press('Enter')
    await keyboard.type('/quot')
    await keyboard.press('Enter')
    await keyboard.type('Somebody said it.')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await keyboard.type('1. first')
    await keyboard.press('Enter')
    await keyboard.type('second')
    await keyboard.press('Control+s')
    await untilSaved(page)
    assert.equal(
      await markdownOf(house, member, id),
      [
        'Words that are **bold** and *slanted*',
        '## A part',
        '> Somebody said it.',
        '1. first\n2. second',
      ].join('\n\n'),
    )
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('keeps what is typed without a connection, through a reload, and saves it when the line is back', async () => {
    const { page, member } = await house.enter('writer', { name: 'Noor' })
    const id = await house.begin(member, 'Off the line')
    await page.goto(`/newsroom/articles/${id}/edit`)
    await textOf(page).click()
    await page.keyboard.type('Saved words.')
    await untilSaved(page)
    await page.context().setOffline(true)
    await page.keyboard.type(' Words without a line.')
    await page.getByText('Not saved: no connection. Your text is kept in this browser.').waitFor()
    assert.equal(await markdownOf(house, member, id), 'Saved words.')
    await page.context().setOffline(false)
    await untilSaved(page)
    assert.equal(await markdownOf(house, member, id), 'Saved words. Words without a line.')

    await page.route('**/revisions', (route) => route.abort())
    await page.keyboard.type(' Lost in a crash.')
    await page.getByText('Your text is kept in this browser.').waitFor()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    assert.doesNotMatch(await textOf(page).innerText(), /crash/)
    await page.unroute('**/revisions')
    await page.getByRole('button', { name: 'Put it back' }).click()
    await untilSaved(page)
    assert.equal(await markdownOf(house, member, id), 'Saved words. Words without a line. Lost in a crash.')
    await page.reload()
    await textOf(page).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Put it back' }).count(), 0)
    await page.context().close()
  })

  it('says that a save failed when the server says so, and never "saved"', async () => {
    const { page, member } = await house.enter('writer', { name: 'Femi' })
    const id = await house.begin(member, 'On a full disk')
    await page.goto(`/newsroom/articles/${id}/edit`)
    await page.route('**/revisions', (route) => route.fulfill({ status: 503, body: 'no room' }))
    await textOf(page).click()
    await page.keyboard.type('Not on any disk.')
    await page.getByText('Not saved: the server could not write it.').waitFor()
    assert.doesNotMatch(await page.locator('[data-status]').innerText(), /^Saved/)
    await page.unroute('**/revisions')
    await page.keyboard.press('Control+s')
    await untilSaved(page)
    assert.equal(await markdownOf(house, member, id), 'Not on any disk.')
    await page.context().close()
  })

  for (const choice of ['mine', 'theirs', 'copy'] as const)
    it(`two have written: whoever is second compares and chooses ${choice}, and nothing is lost`, async () => {
      const { page, member } = await house.enter('editor', { name: 'Max' })
      const id = await house.begin(member, `Two wrote it, ${choice}`)
      await page.goto(`/newsroom/articles/${id}/edit`)
      await textOf(page).click()
      const other = await house.member('editor', { name: 'Ilse' })
      await house.saveOver(other, id, ['Hers.'])
      await page.keyboard.type('His.')
      const dialog = page.getByRole('dialog', { name: 'Somebody saved meanwhile' })
      await dialog.waitFor()
      assert.match(await dialog.innerText(), /Ilse saved this at/)
      assert.match(await dialog.locator('ins').innerText(), /Only in yours:\s+His\./)
      assert.match(await dialog.locator('del').innerText(), /Only in theirs:\s+Hers\./)
      assert.equal(await markdownOf(house, member, id), 'Hers.', 'nothing is overwritten')
      await dialog.locator(`button[value=${choice}]`).click()
      if (choice === 'mine') {
        await untilSaved(page)
        assert.equal(await markdownOf(house, member, id), 'His.')
        assert.deepEqual(await house.allBodies(id), ['', 'Hers.', 'His.'])
      } else {
        await page.locator('.writing', { hasText: 'Hers.' }).waitFor()
        assert.equal(await markdownOf(house, member, id), 'Hers.')
      }
      if (choice === 'theirs') {
        await page.getByRole('button', { name: 'Put it back' }).click()
        await dialog.waitFor()
        await dialog.locator('button[value=mine]').click()
        await untilSaved(page)
        assert.equal(await markdownOf(house, member, id), 'His.')
      }
      if (choice === 'copy') {
        await page.getByRole('link', { name: 'Open it' }).click()
        await page.locator('.writing', { hasText: 'His.' }).waitFor()
        assert.ok(!page.url().includes(id))
      }
      await page.context().close()
    })

  it('a colleague is told who writes, reads along, and takes over; the first one’s unsaved text stays theirs', async () => {
    const first = await house.enter('editor', { name: 'Greta' })
    const id = await house.begin(first.member, 'One at a time')
    await first.page.goto(`/newsroom/articles/${id}/edit`)
    await textOf(first.page).click()
    await first.page.keyboard.type('Greta wrote this.')
    await untilSaved(first.page)

    const second = await house.enter('editor', { name: 'Omar' })
    await second.page.goto(`/newsroom/articles/${id}/edit`)
    await second.page.getByText('Greta is writing here.').waitFor()
    assert.equal(await textOf(second.page).getAttribute('contenteditable'), 'false')
    await first.page.keyboard.type(' And this.')
    await untilSaved(first.page)
    await lookAgain(second.page)
    await second.page.locator('.writing', { hasText: 'And this.' }).waitFor()
    await lookAgain(first.page)
    await first.page.getByText('Omar is reading along.').waitFor()

    await first.page.route('**/revisions', (route) => route.abort())
    await first.page.keyboard.type(' Not saved.')
    await second.page.getByRole('button', { name: 'Take over' }).click()
    await second.page.locator('.writing .ProseMirror[contenteditable=true]').waitFor()
    await lookAgain(first.page)
    await first.page.getByText('Omar has taken over. What you had not saved is kept').waitFor()
    assert.equal(await textOf(first.page).getAttribute('contenteditable'), 'false')
    await second.page.locator('.writing .ProseMirror').press('Control+End')
    await second.page.keyboard.type(' Omar went on.')
    await untilSaved(second.page)
    assert.equal(await markdownOf(house, first.member, id), 'Greta wrote this. And this. Omar went on.')
    // Who closes the browser has gone a while later; who follows a link says so.
    await second.page.goto('/newsroom')
    await second.page.context().close()

    await first.page.unroute('**/revisions')
    first.page.on('dialog', (dialog) => void dialog.accept())
    await first.page.reload()
    await first.page.getByRole('button', { name: 'Put it back' }).click()
    const dialog = first.page.getByRole('dialog', { name: 'Somebody saved meanwhile' })
    await dialog.waitFor()
    assert.match(await dialog.locator('ins').innerText(), /Not saved\./)
    await first.page.context().close()
  })

  it('a picture is dropped into the text', async () => {
    const { page, member } = await house.enter('writer', { name: 'Dina' })
    const id = await house.begin(member, 'Dropped')
    await page.goto(`/newsroom/articles/${id}/edit`)
    await textOf(page).click()
    await dropPicture(page)
    await page.locator('.figure-picture img').waitFor()
    await untilSaved(page)
    const draft = await readDraft(house.database.db, member, id)
    assert.ok(
      draft?.content.body.content.some((block) => block.type === 'figure' && block.attrs.media !== null),
    )
    await page.context().close()
  })

  it('says that one is signed out, and saves once one is in again', async () => {
    const { page, member } = await house.enter('writer', { name: 'Pia' })
    const id = await house.begin(member, 'Signed out')
    await page.goto(`/newsroom/articles/${id}/edit`)
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await textOf(page).click()
    await page.keyboard.type('Still here.')
    await page.getByText('Not saved: you are signed out.').waitFor()
    await page.context().addCookies(cookies)
    await lookAgain(page)
    await untilSaved(page)
    assert.equal(await markdownOf(house, member, id), 'Still here.')
    await page.context().close()
  })

  it('without JavaScript the fields are changed and the text is read', async () => {
    const { page, member, problems } = await house.enter(
      'writer',
      { name: 'Nils' },
      { javaScriptEnabled: false },
    )
    const id = await house.begin(member, 'Plain', ['A paragraph.'])
    await page.goto(`/newsroom/articles/${id}/edit`)
    await page.getByText('The text is written with JavaScript').waitFor()
    await page.getByLabel('Headline', { exact: true }).fill('Plain and simple')
    await page.getByRole('button', { name: 'Save the fields' }).click()
    await page.getByText('The fields are saved.').waitFor()
    const draft = await readDraft(house.database.db, member, id)
    assert.equal(draft?.content.headline, 'Plain and simple')
    assert.equal(await markdownOf(house, member, id), 'A paragraph.')
    assert.deepEqual(problems, [])
    await page.context().close()
  })
})
