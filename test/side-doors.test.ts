import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { forEachDatabase } from './support/databases.ts'
import { holdClock } from './support/held-clock.ts'
import { ask } from './support/http.ts'
import { everyone } from './support/people.ts'
import { openSite } from './support/site.ts'
import { CANARY, makeWorld } from './support/world.ts'

/** Other ways to write the address of a page that is kept whole for somebody else. */
const spellings: ((slug: string) => string)[] = [
  (slug) => `/articles/${slug}`,
  (slug) => `/articles/${slug}/`,
  (slug) => `/articles/${slug}.`,
  (slug) => `/articles/${slug}%20`,
  (slug) => `/articles/${slug}%00`,
  (slug) => `/articles/${slug};x=y`,
  (slug) => `/articles/${slug}?as=everyone`,
  (slug) => `/articles/${slug}#p-4`,
  (slug) => `/articles/%61${slug.slice(1)}`,
  (slug) => `/articles%2f${slug}`,
  (slug) => `/%61rticles/${slug}`,
  (slug) => `/articles/../articles/${slug}`,
  (slug) => `/articles/./${slug}`,
  (slug) => `//articles/${slug}`,
  (slug) => `/ARTICLES/${slug.toUpperCase()}`,
  (slug) => `/en/articles/${slug}`,
  (slug) => `/fr/articles/${slug}`,
  (slug) => `/articles/${slug}/preview?as=everyone`,
  (slug) => `http://lighthouse.example/articles/${slug}`,
  (slug) => `http://evil.example/articles/${slug}`,
]

const headers: Record<string, string>[] = [
  {},
  { host: 'localhost' },
  { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '127.0.0.1' },
  { 'x-original-url': '/newsroom', 'x-rewrite-url': '/articles/an-open-sea' },
  { range: 'bytes=0-', 'if-range': '"x"' },
  { 'if-none-match': 'W/"x", "y"', 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' },
  { 'x-http-method-override': 'GET', authorization: 'Bearer owner' },
]

const ways = [
  ...headers.map((more) => ({ method: 'GET', more })),
  ...['HEAD', 'PUT', 'OPTIONS'].map((method) => ({ method, more: {} })),
]

forEachDatabase((databases) => {
  let origin: string
  let reader: string
  let spent: string
  before(async () => {
    const database = await databases.open()
    const clock = holdClock()
    const world = await makeWorld(database.db, clock)
    const site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    origin = await site.serve()
    const people = await everyone(site.deps, world)
    const cookieOf = (name: string) => people.find((one) => one.name === name)?.cookie() ?? ''
    reader = cookieOf('a registered reader')
    spent = cookieOf('a visitor with a spent meter')
  })

  test('what is kept whole for a reader is reached by a visitor under no other spelling or header', async () => {
    const leaks: string[] = []
    for (const slug of ['a-walled-strait', 'an-old-embargo'])
      for (const spell of spellings) {
        const path = spell(slug)
        // Kept for whoever may read it, if anything is kept under this address.
        await ask(origin, path, { headers: { cookie: reader } })
        for (const { method, more } of ways) {
          const answer = await ask(origin, path, { method, headers: { cookie: spent, ...more } })
          const said = [answer.text, ...answer.headerLines].join('\n')
          if (said.includes(CANARY) || said.includes('evil.example') || answer.status >= 500)
            leaks.push(`${answer.status} ${method} ${path} ${JSON.stringify(more)}`)
        }
      }
    assert.deepEqual(leaks, [])
    const whole = await ask(origin, '/articles/a-walled-strait', { headers: { cookie: reader } })
    assert.ok(whole.text.includes(CANARY), 'the reader is shown it')
  })
})
