import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Member } from '../../src/domain/staff/may.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import { type Authenticator, plugIn } from '../support/authenticator.ts'
import { launchBrowser, openPage } from '../support/browser.ts'
import { forEachDatabase } from '../support/databases.ts'
import { type HeldClock, holdClock } from '../support/held-clock.ts'
import { addMember, signInMember } from '../support/newsroom.ts'
import { freePort } from '../support/process.ts'
import { openSite, type TestSite } from '../support/site.ts'

const browser = { launched: undefined as Browser | undefined }
before(async () => {
  browser.launched = await launchBrowser()
})
after(() => browser.launched?.close())

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let origin: string
  let olga: Member
  let page: Page
  let problems: string[]
  let key: Authenticator

  beforeEach(async () => {
    const database = await databases.open()
    clock = holdClock()
    db = database.db
    const port = await freePort()
    origin = `http://localhost:${port}`
    site = await openSite(database, clock, origin)
    databases.beforeClosing(site.close)
    await site.serve(port)
    olga = await addMember(db, clock, 'owner')
    assert.ok(browser.launched)
    const opened = await openPage(browser.launched, { baseURL: origin })
    page = opened.page
    problems = opened.problems
    key = await plugIn(page)
    await useCookie()
  })
  afterEach(() => page.context().close())

  const useCookie = async () => {
    const [name = '', value = ''] = (await signInMember(db, clock, olga)).split('=')
    await page.context().addCookies([{ name, value, url: origin }])
  }
  const addPasskey = async (name: string) => {
    await page.goto('/newsroom/account/passkeys')
    await page.getByRole('textbox', { name: 'Name optional' }).fill(name)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.locator('.toast').getByText('The passkey is added').waitFor()
  }
  const signOut = async () => {
    await page.context().clearCookies()
    await page.goto('/newsroom/sign-in?next=/newsroom/account')
  }
  const usePasskey = () => page.getByRole('button', { name: 'Use a passkey' }).click()

  it('a member adds a passkey, signs in with it, and proves with it who they are', async () => {
    await addPasskey('Work laptop')
    assert.equal(await page.getByRole('textbox', { name: 'Name of Work laptop' }).inputValue(), 'Work laptop')
    await signOut()
    await usePasskey()
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    clock.pass({ minutes: 11 })
    await page.goto('/newsroom/staff')
    await page.getByRole('link', { name: 'Invite a colleague' }).first().click()
    await page.getByRole('heading', { name: 'First show that it is you' }).waitFor()
    await usePasskey()
    await page.waitForURL('**/newsroom/staff/invitations/new')
    assert.deepEqual(problems, [])
    const acts = await db.selectFrom('audit').select(['act', 'after']).execute()
    assert.ok(acts.some(({ act, after }) => act === 'staff.sign-in' && after === '{"means":"passkey"}'))
  })

  it('an answer that was sent once signs nobody in again, nor from another browser', async () => {
    await addPasskey('Work laptop')
    await signOut()
    const sent = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'))
    await usePasskey()
    const body = (await sent).postData() ?? ''
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    const replay = () =>
      page.request.post(`${origin}/newsroom/sign-in/passkey`, {
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        data: body,
        maxRedirects: 0,
      })
    assert.equal((await replay()).status(), 400)
    await signOut()
    await page.route('**/sign-in/passkey', (route) => route.abort())
    const held = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'))
    await usePasskey()
    const unused = (await held).postData() ?? ''
    const answer = await site.app.request(`${origin}/newsroom/sign-in/passkey`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: unused,
    })
    assert.equal(answer.status, 400)
  })

  it('a passkey that was removed signs nobody in', async () => {
    await addPasskey('Work laptop')
    await addAnother()
    await page.getByRole('link', { name: 'Remove Work laptop' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the passkey' }).click()
    await page.locator('.toast').getByText('The passkey is removed').waitFor()
    assert.equal((await key.passkeys()).length, 1)
    await signOut()
    await usePasskey()
    await page.locator('.error-summary').getByText('The passkey was not accepted').waitFor()
  })

  /** Another one, which stays. */
  const addAnother = async () => {
    const row = { publicKey: 'x', counter: 0, transports: '[]', createdAt: '2016-08-01T00:00:00.000Z' }
    await db
      .insertInto('passkey')
      .values({ id: 'kept', staffId: olga.id, name: 'Phone', usedAt: null, ...row })
      .execute()
    await page.reload()
  }

  it('whoever shows neither finger nor PIN is told that it did not work', async () => {
    await addPasskey('Work laptop')
    await signOut()
    await key.verify(false)
    await usePasskey()
    await page.locator('[data-passkey-failed]').waitFor()
    assert.match(page.url(), /sign-in/)
  })
})
