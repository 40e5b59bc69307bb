import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { join } from 'node:path'
import { bodyToBlocks } from '../src/domain/transfer/ghost/body.ts'
import { cardTexts } from '../src/domain/transfer/ghost/card-texts.ts'
import { withoutAddresses } from '../src/lib/email-address.ts'
import { line } from '../src/lib/editor/controls.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { holdClock } from './support/held-clock.ts'
import { failLoudly } from './support/postgres-template.ts'
import { temporaryFolder } from './support/process.ts'
import { openSite, ORIGIN } from './support/site.ts'

// What takes for ever is bounded by the runner, not by a clock: between a moment and minutes there is room enough.
const options = { timeout: 60_000 }
const MANY = 600_000

const clock = holdClock()
const database = openDatabase({ dialect: 'sqlite', path: join(temporaryFolder(), 'slow.sqlite') }, failLoudly)
await migrate(database, clock, async () => undefined)
const site = await openSite(database, clock)

after(async () => {
  await site.close()
  await database.close()
})

test('an address of slashes and a letter costs no more than another', options, async () => {
  const answer = await site.app.request(`${ORIGIN}/${'/'.repeat(MANY)}x`)
  assert.deepEqual([answer.status, answer.headers.get('location')], [301, '/x'])
})

test('an address of slashes alone leads to the front page', options, async () => {
  const answer = await site.app.request(`${ORIGIN}/archive${'/'.repeat(MANY)}`)
  assert.deepEqual([answer.status, answer.headers.get('location')], [301, '/archive'])
})

test('a long word that a mail server says is looked through once', options, () => {
  const reader = { email: 'ada@example.org', emailKey: 'ada@example.org' }
  const word = 'a'.repeat(MANY)
  assert.equal(withoutAddresses(`${word} to x=40example.org`, reader), `${word} to …`)
})

test('a headline of blanks is looked through once', options, () => {
  assert.equal(line(`one${' '.repeat(MANY)}two \r\n \n three`), `one${' '.repeat(MANY)}two three`)
})

test('a body in which a string has no end is no body, and costs no more than one', options, () => {
  const tools = { picture: () => null, link: (href: string) => href, note: () => undefined }
  for (const broken of [`{"root":"${'a'.repeat(MANY)}`, `{"root":"${'\\"'.repeat(MANY)}`])
    assert.deepEqual(bodyToBlocks({ lexical: broken }, tools), [])
})

test('a card of brackets that are never closed is looked through once', options, () => {
  const words = '<'.repeat(MANY)
  assert.deepEqual(cardTexts({ words: `${words} <b>bold</b>` }), [`${words} bold`])
})
