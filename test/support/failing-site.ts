import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { failLoudly } from './postgres-template.ts'
import { temporaryFolder } from './process.ts'
import { openSite, ORIGIN } from './site.ts'
import { makeWorld } from './world.ts'

export type Answered = { status: number; headers: Record<string, string>; body: string }

/** What the site answers to a reader at `path` whose form meets the error: a bug, or a disk that is full. */
export async function answersWhenFailing(error: Error, paths: readonly string[]): Promise<Answered[]> {
  const database = openDatabase(
    { dialect: 'sqlite', path: join(temporaryFolder(), 'broadsheet.sqlite') },
    failLoudly,
  )
  await migrate(database, systemClock, async () => undefined)
  await makeWorld(database.db, systemClock)
  const site = await openSite(database, systemClock)
  const limits = { ...site.deps.limits, mayAsk: () => Promise.reject(error) }
  const app = createApp({ ...site.deps, limits })
  const answers: Answered[] = []
  for (const path of paths) {
    const response = await app.request(ORIGIN + path, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: new URLSearchParams({ email: 'reader@example.org' }),
    })
    const { status } = response
    answers.push({ status, headers: Object.fromEntries(response.headers), body: await response.text() })
  }
  await site.close()
  await database.close()
  return answers
}

export const diskFull = Object.assign(new Error('database or disk is full'), { errcode: 13 })
