import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { join } from 'node:path'
import { sql } from 'kysely'
import { routes } from '../src/app.ts'
import { documentFromHtml } from '../src/domain/articles/document/from-html.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { type Database, openDatabase } from '../src/platform/db/open.ts'
import { addressesOf } from './support/addresses.ts'
import { holdClock } from './support/held-clock.ts'
import { type Answered, ask, type Asked } from './support/http.ts'
import { everyone } from './support/people.ts'
import { failLoudly } from './support/postgres-template.ts'
import { temporaryFolder } from './support/process.ts'
import { openSite } from './support/site.ts'
import { CANARY, makeWorld } from './support/world.ts'

// What is rendered does not depend on which database holds it, so one will do.
const clock = holdClock()
const folder = temporaryFolder()
const first = openDatabase({ dialect: 'sqlite', path: join(folder, 'first.sqlite') }, failLoudly)
await migrate(first, clock, async () => undefined)
const world = await makeWorld(first.db, clock)
const site = await openSite(first, clock)
const people = await everyone(site.deps, world)
const second = await copyOf(first, join(folder, 'second.sqlite'))
await rewriteWithheld(second)
const twin = await openSite(second, clock)
const origins = [await site.serve(), await twin.serve()] as const

after(async () => {
  for (const close of [site.close, twin.close, first.close, second.close]) await close()
})

const ways: Asked[] = [
  {},
  { method: 'HEAD' },
  { headers: { 'accept-encoding': 'br' } },
  { headers: { 'if-none-match': '*' } },
]

const addresses = ['', '/fr', '/ar'].flatMap((language) =>
  routes
    .filter(({ method, path }) => method === 'GET' && !(language !== '' && path.startsWith('/newsroom')))
    .flatMap((route) => (addressesOf(route) ?? []).map((path) => language + path || '/')),
)

test('the two differ where they may: a reader gets other words, and other lengths', async () => {
  const reader = people.find(({ name }) => name === 'a registered reader')
  for (const path of reader?.opens ?? []) {
    const [one, other] = await both(path, {}, reader?.cookie())
    assert.ok(one.text.includes(CANARY))
    assert.ok(!other.text.includes(CANARY))
    assert.ok(other.bytes.byteLength > one.bytes.byteLength + 1_000)
  }
})

const visitors = ['a new visitor', 'a visitor with a spent meter']

for (const { name, cookie, opens } of people.filter((person) => visitors.includes(person.name))) {
  test(`${name} cannot tell two publications apart that differ in what is withheld alone`, async () => {
    for (const path of addresses) {
      for (const asked of ways) {
        if (opens.has(path) && asked.method !== 'HEAD') continue
        const [one, other] = await both(path, asked, cookie())
        assert.deepEqual(other, one, `${path} ${JSON.stringify(asked)}`)
      }
    }
  })
}

async function both(path: string, asked: Asked, cookie: string | undefined) {
  const headers = { ...asked.headers, ...(cookie === undefined ? {} : { cookie }) }
  const [one, other] = await Promise.all(origins.map((origin) => ask(origin, path, { ...asked, headers })))
  assert.ok(one && other)
  return [withoutChance(one), withoutChance(other)] as const
}

/** Everything but the time of day and the number that a new visitor is given. */
function withoutChance({ status, headerLines, bytes, text }: Answered) {
  const lines = headerLines
    .filter((line) => !line.startsWith('date: '))
    .map((line) => line.replace(/(?<=^set-cookie: broadsheet-visitor=1\.)[^;]+/, 'chance'))
  return { status, lines, bytes, text }
}

async function copyOf({ db }: Database, path: string): Promise<Database> {
  await sql`vacuum into ${path}`.execute(db)
  return openDatabase({ dialect: 'sqlite', path }, failLoudly)
}

/** Other words, far more of them, and other things than paragraphs; the minutes of reading are published and stay. */
async function rewriteWithheld({ db }: Database): Promise<void> {
  const table = '<table><tr><th>Port</th></tr><tr><td>Thornback</td></tr></table>'
  const rest = documentFromHtml(
    `<h2>Thornback</h2>${'<p>Thornback.</p>'.repeat(40)}${table}<ul><li>Thornback</li></ul>`,
  )
  const revisions = await db.selectFrom('revision').select(['id', 'body']).execute()
  for (const { id, body } of revisions.filter(({ body }) => body.includes(CANARY))) {
    const document: { content: unknown[] } = JSON.parse(body)
    const content = [...document.content.slice(0, 3), ...rest.document.content]
    const rewritten = JSON.stringify({ ...document, content })
    await db.updateTable('revision').set({ body: rewritten }).where('id', '=', id).execute()
  }
}
