import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { systemClock as clock, toInstantText } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import type { DatabaseAddress } from '../../src/platform/db/open.ts'
import { type Flushes, watchFlushes } from '../support/flushes.ts'
import type { Answered } from '../support/http.ts'
import { assertSound, withDatabase } from '../support/kill-rounds.ts'
import {
  employ,
  everythingIsThere,
  Ledger,
  readersSeeIt,
  tryPublish,
  trySave,
  type Writer,
} from '../support/newsroom-ledger.ts'
import { startPostgres } from '../support/postgres.ts'
import { temporaryFolder } from '../support/process.ts'
import { bundleSite } from '../support/site-process.ts'
import { visit } from '../support/visitor.ts'
import { makeWorld } from '../support/world.ts'

const STEPS = 7
const MOST_FLUSHES = 40

/** Twice this is more than SQLite keeps in its log before it moves it into the file, which flushes as well. */
const LONG = 'A sentence of some length that says little. '.repeat(42_000)

let flushes: Flushes
let bundle: Awaited<ReturnType<typeof bundleSite>>
before(async () => {
  flushes = await watchFlushes()
  bundle = await bundleSite()
})
after(() => bundle.remove())

test('each flush of SQLite fails in turn: the editor is told, and what was answered “saved” is kept', async () => {
  const path = join(temporaryFolder(), 'site.sqlite')
  const rounds = await failEachInTurn({ dialect: 'sqlite', path }, LONG)
  assertEachStepWasRefusedOnce(rounds)
  const unheard = rounds.filter(({ refused }) => refused.length === 0).map(({ failed }) => failed)
  // What SQLite flushes when it moves into the file what was confirmed before: the folder's entry of the log, for which it
  // does not wait, the log once more, and the file.
  const folder = basename(join(path, '..'))
  assert.deepEqual(unheard, [folder, 'site.sqlite-wal', 'site.sqlite', undefined])
})

test('each flush of Postgres fails in turn: the editor is told, and what was answered “saved” is kept', async (t) => {
  const server = await startPostgres({ durable: true })
  t.after(server.end)
  const address = { dialect: 'postgres', url: server.url() } as const
  await withDatabase(address, async ({ db }) => {
    // Else it flushes now and then what nobody waits for.
    await sql`alter system set wal_writer_delay = '10s'`.execute(db)
    await sql`select pg_reload_conf()`.execute(db)
  })
  const rounds = await failEachInTurn(address, 'in few words')
  assertEachStepWasRefusedOnce(rounds)
  const unheard = rounds.filter(({ refused }) => refused.length === 0).map(({ failed }) => failed)
  assert.deepEqual(unheard, [undefined])
})

test('on a disk that confirms nothing a reader is told so, too, and nothing of it is there when it is mended', async () => {
  const address = { dialect: 'sqlite', path: join(temporaryFolder(), 'site.sqlite') } as const
  await withDatabase(address, async (database) => {
    await migrate(database, clock, async () => undefined)
    await makeWorld(database.db, clock)
  })
  const dying = await bundle.load(address)
  try {
    const visitor = visit(await dying.serve())
    flushes.failAll()
    assert.equal((await visitor.post('/register', { email: 'ada@example.org' })).status, 503)
    assert.ok(await visitor.reads('/articles/a-walled-strait'))
    assert.equal((await visitor.get('/articles/walled-strait-2')).status, 503)
    assert.equal((await visitor.get('/')).status, 200)
  } finally {
    flushes.failNone()
    await dying.kill()
  }
  const mended = await bundle.load(address)
  try {
    await visit(await mended.serve()).signIn('ada@example.org')
    await withDatabase(address, assertSound)
  } finally {
    await mended.kill()
  }
})

test('what a disk has failed to confirm is written anew before anything is answered: its log could be lost', async () => {
  const path = join(temporaryFolder(), 'site.sqlite')
  const address = { dialect: 'sqlite', path } as const
  let writers: Writer[] = []
  await withDatabase(address, async (database) => {
    await migrate(database, clock, async () => undefined)
    writers = await employ(database.db, clock, { alone: 2 })
  })
  const [one, two] = writers
  assert.ok(one && two)
  const site = await bundle.load(address)
  const ledger = new Ledger()
  try {
    const origin = await site.serve()
    assert.equal((await trySave(origin, ledger, one, 'before')).status, 201)
    flushes.failOnly(1)
    assert.equal((await trySave(origin, new Ledger(), one, 'never confirmed')).status, 503)
    assert.match(flushes.failNone().join(), /site\.sqlite-wal$/)
    flushes.failAll()
    const again = await trySave(origin, new Ledger(), one, 'never confirmed')
    assert.equal(again.status, 503, 'what is there already counted as saved, and the disk was not asked')
    flushes.failNone()
    assert.equal((await trySave(origin, ledger, two, 'confirmed anew')).status, 201)
    assert.equal((await trySave(origin, new Ledger(), two, 'in the log alone')).status, 201)
  } finally {
    await site.kill()
  }
  rmSync(`${path}-wal`)
  rmSync(`${path}-shm`)
  await withDatabase(address, async (database) => {
    await everythingIsThere(database.db, ledger)
    const revisions = await database.db.selectFrom('revision').select('body').execute()
    const has = (words: string) => revisions.some(({ body }) => body.includes(words))
    assert.deepEqual([has('never confirmed'), has('in the log alone')], [true, false])
    await assertSound(database)
  })
})

/** The name of what was not flushed, and the places of the steps that were refused for it. */
type Round = { failed: string | undefined; refused: number[] }

/** The same play again and again, until it needs fewer flushes than the one that is to fail. */
async function failEachInTurn(address: DatabaseAddress, words: string): Promise<Round[]> {
  let writers: Writer[] = []
  await withDatabase(address, async (database) => {
    await migrate(database, clock, async () => undefined)
    writers = await employ(database.db, clock, { alone: 2 })
    // That somebody is still there is noted twice a minute, and no editor waits for it.
    const seenAt = toInstantText(clock().add({ hours: 1 }))
    await database.db.updateTable('session').set({ seenAt }).execute()
  })
  const rounds: Round[] = []
  do {
    assert.ok(rounds.length < MOST_FLUSHES, 'the flushes have no end')
    rounds.push(await failOne(address, writers, words, rounds.length + 1))
  } while (rounds.at(-1)?.failed !== undefined)
  return rounds
}

/** A play in which one flush fails; then kill -9, and a look at what is left. */
async function failOne(
  address: DatabaseAddress,
  writers: readonly Writer[],
  words: string,
  number: number,
): Promise<Round> {
  const site = await bundle.load(address)
  const ledger = new Ledger()
  let round: Round
  try {
    const origin = await site.serve()
    flushes.failOnly(number)
    const refused = await play(origin, ledger, writers, `${number}: ${words}`)
    round = { failed: flushes.failNone().map((path) => basename(path))[0], refused }
    await withDatabase(address, ({ db }) => readersSeeIt(origin, db, ledger))
  } finally {
    await site.kill()
  }
  await withDatabase(address, async (database) => {
    await everythingIsThere(database.db, ledger)
    await assertSound(database)
  })
  return round
}

/** Each step is taken until it is answered with success; those that were not at once are returned. */
async function play(
  origin: string,
  ledger: Ledger,
  [one, two]: readonly Writer[],
  words: string,
): Promise<number[]> {
  assert.ok(one && two)
  const steps: (() => Promise<Answered>)[] = [
    () => trySave(origin, ledger, one, `first, ${words.slice(0, 20)}`),
    () => tryPublish(origin, ledger, one),
    () => trySave(origin, ledger, two, words),
    () => trySave(origin, ledger, two, `again, ${words}`),
    () => trySave(origin, ledger, one, `second, ${words.slice(0, 20)}`),
    () => tryPublish(origin, ledger, one),
    () => tryPublish(origin, ledger, two),
  ]
  assert.equal(steps.length, STEPS)
  const refused: number[] = []
  for (const [place, step] of steps.entries()) {
    const first = await step()
    if (isSuccess(first)) continue
    assert.equal(first.status, 503, first.text)
    refused.push(place)
    const last = await untilUp(step)
    // What Postgres could not confirm it may have written all the same: then nothing is left to publish.
    assert.ok(isSuccess(last) || last.status === 409, last.text)
  }
  return refused
}

/** After such a failure Postgres starts over by itself, which takes a moment. */
async function untilUp(step: () => Promise<Answered>): Promise<Answered> {
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await step()
    if (answer.status !== 503) return answer
    await delay(25)
  }
  throw new Error('It did not come back.')
}

function isSuccess({ status }: Answered): boolean {
  return status === 201 || status === 303
}

function assertEachStepWasRefusedOnce(rounds: readonly Round[]): void {
  for (let place = 0; place < STEPS; place += 1)
    assert.ok(
      rounds.some(({ refused }) => refused.length === 1 && refused[0] === place),
      `no flush made step ${place} fail alone: ${JSON.stringify(rounds)}`,
    )
}
