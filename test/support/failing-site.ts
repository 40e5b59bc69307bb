import { join } from 'node:path'
import { type App, createApp } from '../../src/app.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { failLoudly } from './postgres-template.ts'
import { temporaryFolder } from './process.ts'
import { openSite, ORIGIN } from './site.ts'
import { makeWorld } from './world.ts'

export type Answered = { asked: string; status: number; headers: Record<string, string>; body: string }

const aBug = new Error('a bug')
const diskFull = Object.assign(new Error('database or disk is full'), { errcode: 13 })

let answers: Promise<Answered[]> | undefined

/** What the site answers at `paths` to a form that meets a bug, and to one that meets a full disk. Made once. */
export async function answersWhenFailing(paths: readonly string[]): Promise<Answered[]> {
  return (answers ??= fail(paths))
}

async function fail(paths: readonly string[]): Promise<Answered[]> {
  const database = openDatabase(
    { dialect: 'sqlite', path: join(temporaryFolder(), 'broadsheet.sqlite') },
    failLoudly,
  )
  await migrate(database, systemClock, async () => undefined)
  await makeWorld(database.db, systemClock)
  const site = await openSite(database, systemClock)
  const answered: Answered[] = []
  for (const error of [aBug, diskFull]) {
    const limits = { ...site.deps.limits, mayAsk: () => Promise.reject(error) }
    const app = createApp({ ...site.deps, limits })
    for (const path of paths) answered.push(await post(app, path))
  }
  await site.close()
  await database.close()
  return answered
}

async function post(app: App, path: string): Promise<Answered> {
  const response = await app.request(ORIGIN + path, {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: new URLSearchParams({ email: 'reader@example.org' }),
  })
  const headers = Object.fromEntries(response.headers)
  return { asked: path, status: response.status, headers, body: await response.text() }
}
