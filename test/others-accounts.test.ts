import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { calendarToken } from '../src/domain/events/own-calendar.ts'
import { ticketPath } from '../src/domain/events/tickets.ts'
import { askSubscription, confirmationPath } from '../src/domain/newsletters/subscribe-ask.ts'
import { unsubscribePath } from '../src/domain/newsletters/unsubscribe.ts'
import { forEachDatabase } from './support/databases.ts'
import { addEvent } from './support/events.ts'
import { everyRow } from './support/every-row.ts'
import { readPage } from './support/forms-on-pages.ts'
import { holdClock } from './support/held-clock.ts'
import { addNewsletter, addSubscribers } from './support/letters.ts'
import { openAs, sendForm } from './support/newsroom.ts'
import { registerReader } from './support/people.ts'
import { openSite, ORIGIN, SECRET, type TestSite } from './support/site.ts'
import { makeWorld } from './support/world.ts'

const event = '/events/night-of-the-straits'
const question = 'Who lights the lamps of Ada?'

forEachDatabase((databases) => {
  let site: TestSite
  let ada: string
  let eve: string

  before(async () => {
    const database = await databases.open()
    const clock = holdClock()
    const { db } = database
    await makeWorld(db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    await addEvent(db, clock, { guestsAllowed: 2 })
    const newsletterId = await addNewsletter(db, clock)
    await addSubscribers(db, clock, newsletterId, 2)
    for (const name of ['ada', 'eve']) {
      const cookie = `broadsheet-session=${await registerReader(db, clock, name)}`
      await sendForm(site, cookie, `${event}/seat`, await fieldsOf(cookie, event, '/seat'))
      if (name === 'ada') ada = cookie
      else eve = cookie
    }
    const asked = await fieldsOf(ada, event, '/questions')
    await sendForm(site, ada, `${event}/questions`, { ...asked, act: 'keep', text: question })
    const email = 'ada@example.org'
    const wish = {
      address: { email, emailKey: email },
      newsletterIds: [newsletterId],
      source: 'page' as const,
    }
    await askSubscription(db, clock, wish, { wording: 'x', language: 'en', place: '/', network: '' })
    await site.mail()
  })

  test('every form on the pages of one reader, sent by another, leaves the first one’s things as they are', async () => {
    const { db } = site.deps.database
    const held = await itsRows()
    const forms = (await Promise.all(['/account', event].map((path) => openAs(site, ada, path)))).map(
      async (answer) => readPage(await answer.text()).forms,
    )
    const sent = (await Promise.all(forms)).flat()
    for (const own of ['/account/profile', '/account/calendar', `${event}/seat/cancellation`])
      assert.ok(
        sent.some(({ action }) => action === own),
        own,
      )
    const questions = await db.selectFrom('eventQuestion').select('id').execute()
    const sessions = await db.selectFrom('session').select('id').execute()
    for (const { id } of questions)
      for (const act of ['keep', 'withdraw'])
        await sendForm(site, eve, `${event}/questions`, { id, act, text: 'Changed by Eve' })
    for (const { id } of sessions.slice(0, 1)) await sendForm(site, eve, '/account/devices', { device: id })
    for (const { action, fields } of sent)
      if (!/sign-out|deletion/.test(action)) await sendForm(site, eve, action, fields)
    assert.deepEqual(await itsRows(), held)
    const page = await (await openAs(site, ada, event)).text()
    assert.ok(page.includes(question))
    assert.equal((await openAs(site, ada, '/account')).status, 200)
  })

  test('what one reader is shown or may download says nothing of another', async () => {
    for (const path of ['/account', '/account/data.json', event, '/fragments/account']) {
      const said = await (await openAs(site, eve, path)).text()
      assert.doesNotMatch(said, /ada@example\.org|lamps of Ada/, path)
    }
  })

  test('a token opens what it was made for, and nothing else of the same kind or another', async () => {
    const { db } = site.deps.database
    const [one, other] = await db.selectFrom('subscription').select('id').orderBy('emailKey').execute()
    const [first, second] = await db.selectFrom('seat').select(['id', 'place']).execute()
    const asks = await db.selectFrom('subscriptionAsk').select('id').execute()
    const readers = await db.selectFrom('reader').select('id').execute()
    assert.ok(one && other && first && second && readers[0] && readers[1] && asks[0])
    const leave = unsubscribePath(SECRET, one.id)
    const calendars = await Promise.all(
      readers.map(async ({ id }) => `/events/calendars/${id}/${await calendarToken(db, SECRET, id)}.ics`),
    )
    const ticket = ticketPath(SECRET, first)
    const confirm = confirmationPath(SECRET, asks[0].id)
    for (const path of [leave, ticket, confirm, ...calendars])
      assert.equal((await openAs(site, undefined, path)).status, 200, path)
    const all = [leave, ticket, confirm, ...calendars].map(tokenOf)
    const places: [path: (token: string) => string, own: string][] = [
      [(token) => `/unsubscribe/${other.id}/${token}`, ''],
      [(token) => `/unsubscribe/${one.id}/${token}`, tokenOf(leave)],
      [(token) => `/tickets/${second.id}/${token}`, ''],
      [(token) => `/tickets/${second.id}/${token}.png`, ''],
      [(token) => `/tickets/${first.id}/${token}`, tokenOf(ticket)],
      [(token) => `/events/calendars/${readers[0]?.id}/${token}.ics`, tokenOf(calendars[0])],
      [(token) => `/events/calendars/${readers[1]?.id}/${token}.ics`, tokenOf(calendars[1])],
      [(token) => `/subscriptions/${asks[0]?.id}/${token}`, tokenOf(confirm)],
      [(token) => `/claim/${token}`, ''],
      [(token) => `/previews/${token}`, ''],
    ]
    const rows = await everyRow(db)
    const opened: string[] = []
    for (const [path, own] of places)
      for (const token of all.filter((token) => token !== own)) {
        const got = await openAs(site, undefined, path(token))
        await got.body?.cancel()
        if (got.status < 400) opened.push(path(token))
        const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
        await site.app.request(ORIGIN + path(token), { method: 'POST', headers: { origin: ORIGIN }, body })
        await sendForm(site, undefined, `${path(token)}/choices`, { act: 'all' })
      }
    assert.deepEqual(opened, [])
    assert.deepEqual(await everyRow(db), rows)
  })

  /** What a page's form would send. */
  const fieldsOf = async (cookie: string, path: string, action: string) => {
    const { forms } = readPage(await (await openAs(site, cookie, path)).text())
    const form = forms.find((one) => one.action.endsWith(action))
    assert.ok(form, `${path} has no form for ${action}`)
    return Object.fromEntries(form.fields)
  }

  /** All of Ada's, wherever it is kept. */
  const itsRows = async () => {
    const { db } = site.deps.database
    const { id } = await db
      .selectFrom('reader')
      .select('id')
      .where('emailKey', '=', 'ada@example.org')
      .executeTakeFirstOrThrow()
    const seats = await db.selectFrom('seat').select('id').where('readerId', '=', id).execute()
    const marks = [id, 'ada@example.org', ...seats.map((seat) => seat.id)]
    const rows = Object.values(await everyRow(db)).flat()
    return rows.filter((row) => marks.some((mark) => row.includes(mark)))
  }
})

function tokenOf(path = ''): string {
  return path.split('/').at(-1)?.replace('.ics', '') ?? ''
}
