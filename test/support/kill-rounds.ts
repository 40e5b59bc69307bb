import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { type Database, type DatabaseAddress, openDatabase } from '../../src/platform/db/open.ts'
import { failLoudly } from './postgres-template.ts'
import type { bundleSite, SiteProcess } from './site-process.ts'

export const ROUNDS = 40

export type KillPlay<Ledger> = {
  /** An empty ledger: what the site answers for goes there, and must still be known after it was killed. */
  open: () => Ledger
  /** Each of them comes again and again until the process is gone. */
  crowd: readonly ((origin: string, ledger: Ledger, name: string) => Promise<void>)[]
  /** Whether something of each kind is on record. */
  isUnderWay: (ledger: Ledger) => boolean
  /** `origin`: of the process that came after. */
  check: (ledger: Ledger, after: { database: Database; origin: string; round: number }) => Promise<void>
}

/** Kills the site under load and starts it again, 40 times, and has checked each time what is left. */
export async function killInRounds<Ledger>(
  load: Awaited<ReturnType<typeof bundleSite>>['load'],
  address: DatabaseAddress,
  play: KillPlay<Ledger>,
): Promise<void> {
  let process = await load(address)
  let origin = await process.serve()
  for (let round = 0; round < ROUNDS; round += 1) {
    const following = load(address)
    const ledger = await killUnderLoad(process, origin, round, play)
    process = await following
    origin = await process.serve()
    await withDatabase(address, async (database) => {
      await play.check(ledger, { database, origin, round })
      await assertSound(database)
    })
  }
  await process.stop()
}

export async function withDatabase(address: DatabaseAddress, use: (database: Database) => Promise<unknown>) {
  const database = openDatabase(address, failLoudly)
  await use(database)
  await database.close()
}

/** As far as a database can say so itself. */
export async function assertSound({ db, engine }: Database): Promise<void> {
  if (engine.dialect !== 'sqlite') return
  const { rows } = await sql`pragma integrity_check`.execute(db)
  assert.deepEqual(
    rows.flatMap((row) => Object.values(row ?? {})),
    ['ok'],
  )
}

/** The crowd comes until the process is gone; only what was answered is written down. */
async function killUnderLoad<Ledger>(
  process: SiteProcess,
  origin: string,
  round: number,
  { open, crowd, isUnderWay }: KillPlay<Ledger>,
): Promise<Ledger> {
  const ledger = open()
  const over = new AbortController()
  const again = async (come: (typeof crowd)[number], place: number) => {
    for (let number = 0; !over.signal.aborted; number += 1) {
      // What breaks off is the kill; what is answered wrongly is not.
      await come(origin, ledger, `${round}-${place}-${number}`).catch((error: unknown) => {
        if (!isBrokenOff(error)) throw error
      })
    }
  }
  const everyone = Promise.all(crowd.map(again))
  await Promise.race([everyone, until(() => isUnderWay(ledger))])
  await delay((round * 37) % 40)
  await process.kill()
  over.abort()
  await everyone
  return ledger
}

/** However slow the machine is. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(10)
}

function isBrokenOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.message === 'socket hang up' || ('code' in error && /^ECONN|^EPIPE/.test(String(error.code)))
}
