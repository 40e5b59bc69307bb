import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { parseDocument } from '../../src/domain/articles/document/document.ts'
import { findAxeViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { checkHtml } from '../support/vnu.ts'
import { openWritingHouse, type WritingHouse } from '../support/writers.ts'
import { pastePicture, textOf, untilSaved } from '../support/writing.ts'

const editor = `document.querySelector('.writing .ProseMirror').editor`
const startAnew = `(() => {
  ${editor}.commands.setContent('<p>Words to work on.</p><p>More.</p>')
  ${editor}.commands.setTextSelection({ from: 3, to: 8 })
  ${editor}.commands.focus()
})()`
const closeDialogs = `(() => {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close('')
  document.querySelector('.footnote-popup button')?.click()
  ${editor}.commands.focus()
})()`
const chooseTwoCells = `(() => {
  const cells = []
  ${editor}.state.doc.descendants((node, at) => {
    if (/^table(?:Cell|Header)$/.test(node.type.name)) cells.push(at)
  })
  const event = (type, at, shiftKey) => {
    const dom = ${editor}.view.nodeDOM(at)
    const { left, top } = dom.getBoundingClientRect()
    const facts = { bubbles: true, button: 0, buttons: 1, clientX: left + 20, clientY: top + 15, shiftKey }
    dom.querySelector('p').dispatchEvent(new MouseEvent(type, facts))
  }
  ${editor}.commands.setTextSelection(cells[0] + 2)
  event('mousedown', cells[1], true)
  event('mouseup', cells[1], true)
})()`

describe('the page on which an article is written', () => {
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

  it('stands up to axe and to the Nu HTML checker: narrow and wide, light and dark, in every language', async () => {
    const { page, member, problems } = await house.enter('editor', { name: 'Axel' })
    const id = await house.begin(member, 'Judged', ['A paragraph.', 'Another.'])
    const wrong = new Set<string>()
    const pages: { name: string; html: string }[] = []
    for (const prefix of ['', '/fr', '/ar']) {
      const response = await page.goto(`${prefix}/newsroom/articles/${id}/edit`)
      pages.push({ name: `editor ${prefix}`, html: (await response?.text()) ?? '' })
      await page.locator('[data-toolbar] button').first().waitFor()
      await page.evaluate(
        `for (const part of document.querySelectorAll('details.edit-part')) part.open = true`,
      )
      for (const width of [320, 390, 1440])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 900 })
          await page.emulateMedia({ colorScheme })
          for (const { rule, target } of await findAxeViolations(page)) wrong.add(`${rule} ${target}`)
          assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
        }
    }
    assert.deepEqual([...wrong], [])
    assert.deepEqual(await checkHtml(pages), [])
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('whatever its tools make is taken by the server', async () => {
    const { page, member, problems } = await house.enter('editor', { name: 'Tia' })
    const id = await house.begin(member, 'Every tool')
    await page.goto(`/newsroom/articles/${id}/edit`)
    const tools = await page.locator('[data-toolbar] [data-act], [data-tool-menu] [data-act]').count()
    assert.ok(tools > 25)
    const made = new Set<string>()
    for (let at = 0; at < tools; at += 1) {
      await page.evaluate(startAnew)
      await page.evaluate(
        `[...document.querySelectorAll('[data-toolbar] [data-act], [data-tool-menu] [data-act]')][${at}].click()`,
      )
      await page.evaluate(closeDialogs)
      await page.keyboard.type('and on')
      await page.keyboard.press('Enter')
      for (const kind of await kindsOf(page)) made.add(kind)
    }
    await page.evaluate(startAnew)
    await page.evaluate(`document.querySelector('[data-act=table]').click()`)
    for (const act of [
      'rowAfter',
      'columnBefore',
      'headerColumn',
      'headerRow',
      'columnDelete',
      'rowBefore',
      'rowDelete',
    ]) {
      await page.locator(`[data-table-toolbar] [data-act=${act}]`).click()
      await kindsOf(page)
    }
    await page.evaluate(chooseTwoCells)
    const widest = `JSON.stringify(${editor}.getJSON()).match(/"colspan":2/g)?.length ?? 0`
    await page.locator('[data-table-toolbar] [data-act=mergeCells]').click()
    await kindsOf(page)
    assert.equal(await page.evaluate(widest), 1)
    await page.locator('[data-table-toolbar] [data-act=splitCell]').click()
    await kindsOf(page)
    assert.equal(await page.evaluate(widest), 0)
    await untilSaved(page)
    for (const kind of [
      'heading',
      'bulletList',
      'orderedList',
      'blockquote',
      'pullQuote',
      'callout',
      'codeBlock',
      'table',
      'horizontalRule',
      'teaserEnd',
    ])
      assert.ok(made.has(kind), kind)
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('Enter leaves a caption, and a footnote is opened and closed by it', async () => {
    const { page, member } = await house.enter('editor', { name: 'Fritz' })
    const id = await house.begin(member, 'Captions', ['Some words.'])
    await page.goto(`/newsroom/articles/${id}/edit`)
    await textOf(page).press('Control+End')
    await page.keyboard.press('Control+Alt+f')
    await page.keyboard.type('A source.')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.locator('.footnote-popup').getByText('A source.').waitFor()
    await page.keyboard.press('Escape')
    await pastePicture(page)
    await page.locator('.figure-picture img').waitFor()
    await page.locator('.writing figcaption').click()
    await page.keyboard.type('Two words')
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Behind it.')
    assert.equal(await page.locator('.writing figure').count(), 1)
    assert.deepEqual(await kindsOf(page), ['paragraph', 'figure', 'paragraph'])
    assert.match(await textOf(page).innerText(), /Behind it\./)
    await page.context().close()
  })

  it('is left by the keyboard, too: every dialog closes with Escape and gives the text back', async () => {
    const { page, member } = await house.enter('editor', { name: 'Esra' })
    const id = await house.begin(member, 'Dialogs', ['Some words.'])
    await page.goto(`/newsroom/articles/${id}/edit`)
    await textOf(page).click()
    for (const [keys, dialog] of [
      ['Control+k', 'Link'],
      ['Control+Alt+p', 'Choose a picture'],
      ['Alt+F1', 'Keys of the editor'],
    ] as const) {
      await page.keyboard.press(keys)
      await page.getByRole('dialog', { name: dialog }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog', { name: dialog }).waitFor({ state: 'hidden' })
    }
    await page.keyboard.press('Control+f')
    await page.keyboard.type('words')
    assert.equal(await page.locator('[data-find-count]').innerText(), '1 of 1')
    await page.keyboard.press('Escape')
    await page.keyboard.type('letters')
    assert.match(await textOf(page).innerText(), /Some letters\./)
    await page.context().close()
  })
})

type Evaluates = { evaluate: (script: string) => Promise<unknown> }

/** The kinds of blocks there are now; fails where the server would refuse them. */
async function kindsOf(page: Evaluates): Promise<string[]> {
  const parsed = parseDocument(await page.evaluate(`${editor}.getJSON()`))
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.document.content.map(({ type }) => type)
}
