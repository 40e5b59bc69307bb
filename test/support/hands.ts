import type { Locator, Page } from 'playwright-core'
import { enter, inOnePlace, lookForFocus, reach, typeOver, walkChoices } from './keyboard.ts'

/** What a person does to a page, by one means or another. */
export type Hands = {
  name: string
  press: (control: Locator) => Promise<void>
  write: (field: Locator, text: string) => Promise<void>
  /** An entry of a select element, by its words. */
  select: (list: Locator, words: string) => Promise<void>
  tick: (choice: Locator) => Promise<void>
  /** `at` as 2016-08-10T09:30. */
  setTime: (field: Locator, at: string) => Promise<void>
  /** Types into a field that suggests, and takes the suggestion that says `words`. */
  pick: (field: Locator, typed: string, words: string) => Promise<void>
  /** Into the text of the editor, at its end. */
  enterText: (page: Page) => Promise<void>
  /** Opens a closed part of the page. */
  unfold: (summary: Locator) => Promise<void>
}

const typedText = (page: Page) => page.locator('.writing .ProseMirror')

export const byMouse: Hands = {
  name: 'with mouse and keyboard',
  press: (control) => control.click(),
  write: (field, text) => field.fill(text),
  select: async (list, words) => void (await list.selectOption({ label: words })),
  tick: (choice) => choice.check(),
  setTime: (field, at) => field.fill(at),
  async pick(field, typed, words) {
    await field.click()
    await field.pressSequentially(typed)
    await field.page().getByRole('option', { name: words }).click()
  },
  async enterText(page) {
    await typedText(page).click()
    await page.keyboard.press('Control+End')
  },
  async unfold(summary) {
    if (!(await isOpen(summary))) await summary.click()
  },
}

/** No call in here moves or clicks a mouse, or puts the focus anywhere: the keys have to lead there. */
export const byKeyboard: Hands = {
  name: 'with the keyboard alone',
  press: (control) => enter(control),
  async write(field, text) {
    await reach(field)
    await inOnePlace(field.page(), () => typeOver(field.page(), text))
  },
  async select(list, words) {
    await reach(list)
    await inOnePlace(list.page(), () => list.page().keyboard.type(words))
  },
  tick: (choice) => walkChoices(choice),
  async setTime(field, at) {
    await reach(field)
    const [, year = '', month = '', day = '', hour = '', minute = ''] =
      /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)$/.exec(at) ?? []
    const { keyboard } = field.page()
    // The parts of the field, as an American browser shows them.
    await keyboard.type(`${month}${day}${year}`)
    await keyboard.press('ArrowRight')
    await keyboard.type(`${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}`)
    await keyboard.type(Number(hour) < 12 ? 'A' : 'P')
    await lookForFocus(field.page())
  },
  async pick(field, typed, words) {
    await reach(field)
    const page = field.page()
    await page.keyboard.type(typed)
    const option = page.getByRole('option', { name: words })
    await option.waitFor()
    while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
    await inOnePlace(page, () => page.keyboard.press('Enter'))
  },
  async enterText(page) {
    await reach(typedText(page))
    await page.keyboard.press('Control+End')
    await lookForFocus(page)
  },
  async unfold(summary) {
    if (!(await isOpen(summary))) await enter(summary)
  },
}

async function isOpen(summary: Locator): Promise<boolean> {
  return summary.evaluate((element) => element.parentElement.open)
}
