import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock as clock } from '../../lib/clock.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { openDatabase } from '../../platform/db/open.ts'
import { openSqliteFile } from '../../platform/db/sqlite.ts'
import { employ, everythingIsThere, Ledger, trySave } from '../../../test/support/newsroom-ledger.ts'
import { failLoudly } from '../../../test/support/postgres-template.ts'
import { openSite, ORIGIN } from '../../../test/support/site.ts'
import { visit } from '../../../test/support/visitor.ts'
import { hireClerk } from './start-clerk.ts'

const FRAIL = new URL('../../../test/support/frail-clerk.ts', import.meta.url)

async function open(t: TestContext) {
  const path = join(mkdtempSync(join(tmpdir(), 'broadsheet-clerk-')), 'broadsheet.sqlite')
  const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  await migrate(database, clock, async () => undefined)
  const [one, other] = await employ(database.db, clock, { inPairs: 2 })
  assert.ok(one && other)
  const site = await openSite(database, clock)
  site.deps.clerk = hireClerk(database, clock, site.deps.log, FRAIL)
  t.after(async () => {
    await site.close()
    await database.close()
  })
  const ledger = new Ledger()
  const save = (words: string, writer = one) => trySave(origin, ledger, writer, words)
  const origin = await site.serve()
  return { database, site, path, ledger, save, one, other, origin }
}

/** Somebody holds the file, so that whoever wants to write waits. */
function hold(path: string): () => void {
  const file = openSqliteFile(path)
  file.exec('begin immediate')
  return () => {
    file.exec('rollback')
    file.close()
  }
}

test('readers are answered while a save waits for the disk', async (t) => {
  const { database, path, ledger, save, origin } = await open(t)
  await save('before')
  const release = hold(path)
  let isSaved = false
  const saving = save('meanwhile').finally(() => (isSaved = true))
  for (let time = 0; time < 20; time += 1) {
    const { status } = await visit(origin).get('/articles/an-open-sea')
    assert.equal(status, 200)
  }
  assert.equal(isSaved, false)
  release()
  assert.equal((await saving).status, 201)
  await everythingIsThere(database.db, ledger)
})

test('a clerk who falls dead is said to be away, and the next save finds another', async (t) => {
  const { database, ledger, save } = await open(t)
  assert.equal((await save('before')).status, 201)
  const [dead, beside] = await Promise.all([save('deadly words'), save('deadly words beside')])
  assert.deepEqual([dead.status, beside.status], [503, 503])
  assert.equal(dead.headers['retry-after'], '5')
  assert.equal((await save('after')).status, 201)
  assert.equal(ledger.saved.size, 2)
  await everythingIsThere(database.db, ledger)
})

test('who is stopped in the middle of a save answers it first', async (t) => {
  const { database, site, path, ledger, save } = await open(t)
  await save('before')
  const release = hold(path)
  const saving = save('last words')
  setTimeout(release, 300)
  assert.equal((await saving).status, 201)
  await site.deps.clerk.close()
  assert.equal((await save('too late')).status, 503)
  await everythingIsThere(database.db, ledger)
})

test('what is not JSON, or says too much, is refused with the place', async (t) => {
  const { one, origin } = await open(t)
  const path = `/newsroom/articles/${one.articleId}/revisions`
  const headers = { origin: ORIGIN, 'content-type': 'application/json', 'if-match': '"any"' }
  const send = (body: string) => visitAs(origin, one.cookie).get(path, { method: 'POST', headers, body })
  const broken = await send('{')
  assert.deepEqual([broken.status, JSON.parse(broken.text).message], [400, 'is not JSON'])
  const strange = await send('{"more":1}')
  assert.equal(strange.status, 400)
})

test('of two who write over the same revision, the later is told what stands there', async (t) => {
  const { save, one, other, origin } = await open(t)
  const head = (await visitAs(origin, one.cookie).get(`/newsroom/articles/${one.articleId}/head`)).text
  const base = /"revisionId":"([^"]+)"/.exec(head)?.[1] ?? ''
  assert.equal((await save('hers', other)).status, 201)
  const late = await visitAs(origin, one.cookie).get(`/newsroom/articles/${one.articleId}/revisions`, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json', 'if-match': `"${base}"` },
    body: JSON.stringify({ ...JSON.parse(head).content, headline: 'His', origin: 'saved' }),
  })
  assert.equal(late.status, 412)
  assert.match(late.text, /Words hers/)
})

function visitAs(origin: string, cookie: string) {
  const visitor = visit(origin)
  const [name = '', value = ''] = cookie.split('=')
  visitor.cookies.set(name, value)
  return visitor
}
