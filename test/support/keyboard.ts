import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

const MOST_STOPS = 200

/** Walks by Tab, or back where it lies before, until the control has the focus. Every stop on the way shows it. */
export async function reach(control: Locator): Promise<void> {
  const page = control.page()
  await control.waitFor({ state: 'attached' })
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const way = await wayTo(control)
    if (way === 'here') return lookForFocus(page)
    await page.keyboard.press(way)
    await lookForFocus(page)
  }
  assert.fail(`${String(control)} is not reached by the keyboard.`)
}

async function wayTo(control: Locator): Promise<'here' | 'Tab' | 'Shift+Tab'> {
  return control.evaluate((element) => {
    const { activeElement, body } = element.ownerDocument
    if (activeElement === element) return 'here'
    if (!activeElement || activeElement === body) return 'Tab'
    // 2: the control stands before it.
    return activeElement.compareDocumentPosition(element) & 2 ? 'Shift+Tab' : 'Tab'
  })
}

/** Presses a button or follows a link. */
export async function enter(control: Locator): Promise<void> {
  await reach(control)
  await inOnePlace(control.page(), () => control.page().keyboard.press('Enter'))
}

/** Ticks one of a group: a group is one stop, within which the arrows walk. */
export async function walkChoices(choice: Locator): Promise<void> {
  const page = choice.page()
  if ((await choice.getAttribute('type')) === 'checkbox') {
    await reach(choice)
    return page.keyboard.press('Space')
  }
  const name = await choice.getAttribute('name')
  const group = page.locator(`input[type=radio][name="${name}"]`)
  const chosen = group.and(page.locator(':checked'))
  await reach((await chosen.count()) > 0 ? chosen : group.first())
  for (let steps = 0; !(await choice.isChecked()); steps += 1) {
    assert.ok(steps < 20, 'the arrows lead to every choice')
    await page.keyboard.press('ArrowDown')
    await lookForFocus(page)
  }
}

export async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** A new page begins at its top; within one page, what is done must not lose the place. */
export async function inOnePlace(page: Page, act: () => Promise<void>): Promise<void> {
  await page.evaluate('window.samePage = true')
  await act()
  // What a script does after a key takes a moment; a new page takes one, too.
  for (const deadline = Date.now() + 10_000; ; await page.waitForTimeout(50)) {
    const stands = await page.evaluate(whereFocusStands).catch(() => 'another page')
    if (stands === 'another page') return page.waitForLoadState('load')
    if (stands === 'here') return
    assert.ok(Date.now() < deadline, `The focus is lost at ${page.url()}.`)
  }
}

/** The focus is on something, and it can be seen where. */
export async function lookForFocus(page: Page): Promise<void> {
  assert.equal(await page.evaluate(whatHidesFocus).catch(() => ''), '', page.url())
}

const whereFocusStands = `
  !window.samePage ? 'another page'
    : document.activeElement && document.activeElement !== document.body ? 'here' : 'lost'`

/** What stands for a control that is itself unseen, such as the label of a file's, may show it instead. */
const whatHidesFocus = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return ''
  const name = at.outerHTML.slice(0, 160)
  const stand = [at, ...(at.labels ?? []), at.parentElement]
  const isMarked = (one) => {
    const style = getComputedStyle(one)
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  }
  const hasCaret = at.isContentEditable || at.matches('.sheet-top textarea')
  if (!hasCaret && !stand.some(isMarked)) return 'no mark of the focus: ' + name
  const box = (stand.find(isMarked) ?? at).getBoundingClientRect()
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    return 'the focus is outside the window: ' + name
  const spots = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]]
  const isSeen = spots.some(([across, down]) => {
    const x = Math.min(Math.max(box.left + box.width * across, 0), innerWidth - 1)
    const y = Math.min(Math.max(box.top + box.height * down, 0), innerHeight - 1)
    const top = document.elementFromPoint(x, y)
    return top && stand.some((one) => one.contains(top) || top.contains(one))
  })
  return isSeen ? '' : 'the focus is covered: ' + name
})()`
