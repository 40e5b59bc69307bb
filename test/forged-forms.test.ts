import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { routes } from '../src/app.ts'
import { forEachDatabase } from './support/databases.ts'
import { everyRow } from './support/every-row.ts'
import { parametersFilled } from './support/filled-routes.ts'
import { furnish } from './support/furnished.ts'
import { holdClock } from './support/held-clock.ts'
import { signInMember } from './support/newsroom.ts'
import { registerReader } from './support/people.ts'
import { openSite, ORIGIN, type TestSite } from './support/site.ts'
import { makeWorld } from './support/world.ts'

const urlencoded = 'application/x-www-form-urlencoded'
const other = 'https://evil.example'

/** What another site can make a browser send, and what no page of ours does. */
const forgeries: Record<string, string>[] = [
  { 'content-type': urlencoded },
  { 'content-type': urlencoded, origin: other },
  { 'content-type': urlencoded, origin: 'null' },
  { 'content-type': urlencoded, origin: `${ORIGIN}.evil.example` },
  { 'content-type': urlencoded, origin: ORIGIN.replace('http:', 'https:') },
  { 'content-type': urlencoded, 'sec-fetch-site': 'same-site' },
  { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'cross-site', origin: other },
  { 'content-type': 'text/plain', origin: other },
  { origin: other },
  // What a browser asks about before it sends it, if it does.
  { 'content-type': 'application/json', origin: other },
  { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
  { 'content-type': 'image/png', 'sec-fetch-site': 'same-site', origin: other },
]

/** Who they are is proved by what they bring: the token in the address, a signature. They have no cookie to misuse. */
const withoutCookie = ['/unsubscribe/:id/:token', '/hooks/mailgun']

const forms = routes.filter(({ method, path }) => method === 'POST' && !withoutCookie.includes(path))

forEachDatabase((databases) => {
  let site: TestSite
  let cookie: string
  before(async () => {
    const database = await databases.open()
    const clock = holdClock()
    await makeWorld(database.db, clock)
    const { owner } = await furnish(database.db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    const reader = await registerReader(database.db, clock, 'reader')
    // What the world asked for by being made.
    await site.mail()
    cookie = `${await signInMember(database.db, clock, owner)}; broadsheet-session=${reader}`
  })

  // Who may send a form is not the database's to say; that nothing has changed is.
  const tried = databases.dialect === 'sqlite' ? forgeries : forgeries.slice(1, 2)

  test('no form of any page can be sent from another site, and none changes anything', async () => {
    const { db } = site.deps.database
    const rows = await everyRow(db)
    const mails = (await site.mail()).length
    const accepted: string[] = []
    for (const { path } of forms)
      for (const headers of tried) {
        const answer = await send(parametersFilled(path, 'none'), { ...headers, cookie })
        if (answer.status !== 403 || answer.headers.getSetCookie().length > 0)
          accepted.push(`${answer.status} ${path} ${JSON.stringify(headers)}`)
        await answer.body?.cancel()
      }
    assert.deepEqual(accepted, [])
    assert.deepEqual(await everyRow(db), rows)
    assert.equal((await site.mail()).length, mails)
  })

  test('a method that a header or a field names instead is not heard', async () => {
    const rows = await everyRow(site.deps.database.db)
    const overrides = {
      'x-http-method-override': 'POST',
      'x-method-override': 'POST',
      'x-http-method': 'POST',
    }
    for (const { path } of forms) {
      const target = `${ORIGIN}${parametersFilled(path, 'none')}?_method=POST`
      const answer = await site.app.request(target, {
        headers: { ...overrides, cookie, 'sec-fetch-site': 'same-origin' },
      })
      await answer.body?.cancel()
    }
    assert.deepEqual(await everyRow(site.deps.database.db), rows)
  })

  const send = (path: string, headers: Record<string, string>) => {
    // The body of a Blob has the type of its headers, or none.
    const body = new Blob(['email=eve%40example.org&act=end&name=x'])
    return Promise.resolve(site.app.request(ORIGIN + path, { method: 'POST', headers, body }))
  }
})
