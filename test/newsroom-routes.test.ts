import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import type { StaffRole } from '../src/platform/db/schema-accounts.ts'
import { newsroomRoutes } from '../src/web/newsroom/routes.ts'
import { forEachDatabase } from './support/databases.ts'
import { openWorld } from './support/desk.ts'
import { holdClock } from './support/held-clock.ts'
import { openAs, sendForm, signInAs } from './support/newsroom.ts'
import { registerReader } from './support/people.ts'
import type { TestSite } from './support/site.ts'
import { z } from 'zod'

/** `yes`: they get in. `no`: 403. `sign-in`: they are led to the newsroom's sign-in page. */
const people = ['visitor', 'reader', 'writer', 'editor', 'publisher', 'owner'] as const
const { people: columns, ...table } = z
  .record(z.string(), z.string().regex(/^\S+(?: \S+){5}$/))
  .parse(JSON.parse(readFileSync(new URL('newsroom-routes.json', import.meta.url), 'utf8')))

const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

test('the columns of the table are the people who are asked', () => {
  assert.equal(columns, people.join(' '))
})

test('every newsroom route has its row in newsroom-routes.json, and every row its route', () => {
  assert.deepEqual(Object.keys(table).toSorted(), newsroomRoutes.map(keyOf).toSorted())
})

test('no route below /newsroom is left out of the guarded table', () => {
  for (const { path } of newsroomRoutes) assert.match(path, /^\/newsroom(?:\/|$)/)
})

forEachDatabase((databases) => {
  let site: TestSite
  before(async () => {
    const clock = holdClock()
    ;({ site } = await openWorld(databases, clock))
  })

  for (const route of newsroomRoutes)
    test(`${keyOf(route)} lets in whom the table says`, async () => {
      const found: string[] = []
      for (const person of people) found.push(await ask(route, await cookieOf(person)))
      assert.equal(found.join(' '), table[keyOf(route)])
    })

  /** Nothing has this id, and a form without fields is refused: what is asked is who gets that far. */
  const ask = async (route: { method: string; path: string }, cookie: string | undefined) => {
    const path = route.path.replace(/:\w+(?:\{[^}]*\})?/g, 'nothing-has-this-id')
    const answer = await (route.method === 'GET' ? openAs : sendForm)(site, cookie, path)
    await answer.body?.cancel()
    if (answer.status === 403) return 'no'
    const isLedAway = answer.headers.get('location')?.startsWith('/newsroom/sign-in?next=') ?? false
    return answer.status === 401 || isLedAway ? 'sign-in' : 'yes'
  }

  const cookieOf = async (person: (typeof people)[number]): Promise<string | undefined> => {
    if (person === 'visitor') return undefined
    if (person !== 'reader') return signInAs(site, person satisfies StaffRole)
    const { database, clock } = site.deps
    return `broadsheet-session=${await registerReader(database.db, clock, 'reader')}`
  }
})
