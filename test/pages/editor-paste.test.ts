import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { parseDocument } from '../../src/domain/articles/document/document.ts'
import { renderMarkdown } from '../../src/domain/articles/document/markdown.ts'
import { launchBrowser } from '../support/browser.ts'
import { clipboards } from '../support/clipboards.ts'
import { type Desk, openWritingHouse, type WritingHouse } from '../support/writers.ts'
import { textOf } from '../support/writing.ts'

describe('what is pasted becomes clean structure', () => {
  let browser: Browser
  let house: WritingHouse
  let desk: Desk

  before(async () => {
    browser = await launchBrowser()
    house = await openWritingHouse(browser)
    desk = await house.enter('writer')
    const id = await house.begin(desk.member, 'Pasted')
    await desk.page.goto(`/newsroom/articles/${id}/edit`)
    await textOf(desk.page).waitFor()
  })
  after(async () => {
    await browser.close()
    await house.close()
  })

  async function paste(data: { [type: string]: string }, into = '<p></p>'): Promise<string> {
    await desk.page.evaluate(`(() => {
      const dom = document.querySelector('.writing .ProseMirror')
      dom.editor.commands.setContent(${JSON.stringify(into)})
      dom.editor.commands.setTextSelection({ from: 1, to: dom.editor.state.doc.content.size - 1 })
      const data = new DataTransfer()
      for (const [type, text] of Object.entries(${JSON.stringify(data)})) data.setData(type, text)
      dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`)
    const json: unknown = await desk.page.evaluate(
      `document.querySelector('.writing .ProseMirror').editor.getJSON()`,
    )
    const parsed = parseDocument(json)
    assert.ok(parsed.ok, JSON.stringify(parsed))
    return renderMarkdown(parsed.document).trim()
  }

  for (const { from, html, becomes } of clipboards)
    it(from, async () => {
      assert.equal(await paste({ 'text/html': html, 'text/plain': 'not this' }), becomes)
    })

  it('an address over chosen words is their link; on an empty line a video is a card, a page a link', async () => {
    const address = 'https://example.org/report?x=1'
    assert.equal(await paste({ 'text/plain': address }, '<p>the report</p>'), `[the report](<${address}>)`)
    assert.equal(await paste({ 'text/plain': address }), `[${address}](<${address}>)`)
    await paste({ 'text/plain': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' })
    const card = desk.page.locator('.writing .embed')
    assert.match(await card.innerText(), /YouTube/)
    assert.deepEqual(desk.problems, [])
  })

  it('paragraphs of plain text stay paragraphs', async () => {
    assert.equal(await paste({ 'text/plain': 'One.\n\nTwo.' }), 'One.\n\nTwo.')
  })
})
