import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { plugIn } from './authenticator.ts'
import type { OpenPage } from './browser.ts'
import type { Hands } from './hands.ts'
import { newestMessage } from './outbox.ts'
import type { RealHouse } from './real-house.ts'
import { photograph } from './pictures.ts'

/** Somebody of the newsroom, in a browser of their own. */
export type Colleague = OpenPage & { name: string; email: string; hands: Hands }

export async function arrive(house: RealHouse, hands: Hands, name: string): Promise<Colleague> {
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`
  return { ...(await house.open()), name, email, hands }
}

/** The link in the newest message to them that leads to an address of this kind. */
export async function linkInMail(house: RealHouse, to: string, kind: string) {
  const { subject, text } = await newestMessage(house.dataFolder, to)
  const link = new RegExp(String.raw`https?://\S+/newsroom/${kind}/\S+`).exec(text)?.[0]
  assert.ok(link, text)
  return { subject, text, link }
}

export async function claimSite({ page, hands, name, email }: Colleague, link: string): Promise<void> {
  await page.goto(link)
  await hands.write(page.getByLabel('Name', { exact: true }), name)
  await hands.write(page.getByLabel('E-mail address'), email)
  await hands.press(page.locator('main form button'))
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
}

export async function invite(owner: Colleague, email: string, role: 'Writer' | 'Editor'): Promise<void> {
  const { page, hands } = owner
  await hands.press(page.getByRole('link', { name: 'Staff', exact: true }))
  await hands.press(page.getByRole('link', { name: 'Invite a colleague' }).first())
  await hands.write(page.getByLabel('E-mail address'), email)
  await hands.tick(page.getByRole('radio', { name: role }))
  await hands.press(page.getByRole('button', { name: 'Send the invitation' }))
  await said(page, 'The invitation is on its way.')
}

export async function join({ page, hands, name }: Colleague, link: string): Promise<void> {
  await page.goto(link)
  await hands.write(page.getByLabel('Your name'), name)
  await hands.press(page.getByRole('button', { name: 'Join' }))
  await said(page, 'Welcome.')
}

/** Their device makes one and keeps it from now on. */
export async function addPasskey({ page, hands }: Colleague): Promise<void> {
  await plugIn(page)
  await hands.press(page.locator('.member-menu summary'))
  await hands.press(page.getByRole('link', { name: 'Your account' }))
  await hands.press(page.getByRole('link', { name: 'Manage passkeys' }))
  await hands.write(page.getByRole('textbox', { name: 'Name optional' }), 'Laptop')
  await hands.press(page.getByRole('button', { name: 'Add a passkey' }))
  await said(page, 'The passkey is added.')
}

export async function signOut({ page, hands }: Colleague): Promise<void> {
  await hands.press(page.locator('.member-menu summary'))
  await hands.press(page.getByRole('button', { name: 'Sign out', exact: true }))
}

/** What was just done is said, and the address does not say it again. */
export async function said(page: Page, words: string): Promise<void> {
  await page.locator('.toast', { hasText: words }).waitFor()
}

/** Chooses a file in the dialog of the system, which `ask` opens. */
export async function bringPicture(page: Page, ask: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), ask()])
  const buffer = await photograph(3)
  await chooser.setFiles({ name: 'strait.jpg', mimeType: 'image/jpeg', buffer })
}

/** A step on the article's own page. */
export function stepOf(page: Page, title: string): { summary: Locator; box: Locator } {
  const summary = page.locator('summary', { hasText: new RegExp(`^${title}$`) })
  return { summary, box: page.locator('details.desk-step').filter({ has: summary }) }
}

/** `text`: words sent with it. */
export async function decide(
  { page, hands }: Colleague,
  step: string,
  button: string,
  text = '',
): Promise<void> {
  const { summary, box } = stepOf(page, step)
  await hands.unfold(summary)
  if (text !== '') await hands.write(box.locator('textarea'), text)
  await hands.press(box.getByRole('button', { name: button, exact: true }))
}

/** The parts of one story, each of which begins where the one before ended. */
export function tellInOrder(): (says: string, play: () => Promise<void> | void) => void {
  let broken: string | undefined
  return (says, play) =>
    void it(says, async () => {
      assert.equal(broken, undefined, 'the story broke off before')
      broken = says
      await play()
      broken = undefined
    })
}

export async function bringByDialog({ page, hands }: Colleague): Promise<void> {
  await page.keyboard.press('Control+Alt+p')
  await bringPicture(page, () => hands.press(page.locator('#picture-file')))
}

/** To the end of its first line. */
export async function enterFirstLine({ page, hands }: Colleague): Promise<void> {
  await hands.enterText(page)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
}

export async function typeOn({ page, hands }: Colleague, text: string): Promise<void> {
  await hands.enterText(page)
  await page.keyboard.type(text)
}

/** As when the browser's own process for the tab dies. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  void page.goto('chrome://crash').catch(() => undefined)
  await crashed
  await page.close()
}

export async function stageOf(page: Page): Promise<string> {
  return page.locator('.page-head .badge').innerText()
}

/** The queue publishes beside the visit. */
export async function untilThere(page: Page, path: string): Promise<void> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await page.waitForTimeout(200))
    if ((await page.goto(path))?.status() === 200) return
  assert.fail(`${path} did not go live.`)
}

/** What was refused, or sent without a line or to a dead program, is noted by the browser and no mistake of ours. */
export function isMistake(problem: string): boolean {
  return !/422|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION/.test(problem)
}
