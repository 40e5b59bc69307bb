import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { renderMarkdown } from '../../src/domain/articles/document/markdown.ts'
import { readDraft } from '../../src/domain/articles/draft.ts'
import type { Desk, WritingHouse } from './writers.ts'

export function textOf(page: Page): Locator {
  return page.locator('.writing .ProseMirror')
}

export async function untilSaved(page: Page, withinMs = 10_000): Promise<void> {
  await page.locator('[data-status][data-state=saved]').waitFor({ timeout: withinMs })
}

export async function focusedLabel(page: Page): Promise<unknown> {
  return page.evaluate(`document.activeElement.getAttribute('aria-label')`)
}

/** As when one comes back to the window: it asks at once who is there. */
export async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(`dispatchEvent(new Event('focus'))`)
}

export async function pastePicture(page: Page): Promise<void> {
  await page.evaluate(sendPicture('paste'))
}

export async function dropPicture(page: Page): Promise<void> {
  await page.evaluate(sendPicture('drop'))
}

function sendPicture(kind: 'paste' | 'drop'): string {
  return `(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 400
    const pen = canvas.getContext('2d')
    pen.fillStyle = '${kind === 'drop' ? '#274' : '#367'}'
    pen.fillRect(0, 0, 640, 400)
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
    const data = new DataTransfer()
    data.items.add(new File([blob], 'drawn.png', { type: 'image/png' }))
    const target = document.querySelector('.writing .ProseMirror')
    const { left, top } = target.getBoundingClientRect()
    const event = '${kind}' === 'paste'
      ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 5, clientY: top + 5 })
    target.dispatchEvent(event)
  })()`
}

export async function markdownOf(house: WritingHouse, member: Desk['member'], id: string): Promise<string> {
  const draft = await readDraft(house.database.db, member, id)
  assert.ok(draft)
  return renderMarkdown(draft.content.body).trim()
}
