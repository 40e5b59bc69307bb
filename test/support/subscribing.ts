import assert from 'node:assert/strict'
import type { Db } from '../../src/platform/db/schema.ts'
import type { TestDatabase } from './databases.ts'
import { type HeldClock, holdClock } from './held-clock.ts'
import { addNewsletter } from './letters.ts'
import { openSite, ORIGIN, type TestSite } from './site.ts'
import { type Visitor, visit } from './visitor.ts'
import { makeWorld, type World } from './world.ts'

/** Who subscribes in most tests. */
export const ada = 'ada@example.org'

/** The small world with a newsletter, `the-week`. */
export type Subscribing = {
  db: Db
  clock: HeldClock
  world: World
  site: TestSite & { origin: string }
  visitor: Visitor
  week: string
  /** Somebody without an account subscribes and confirms. */
  join: (email: string, slug?: string) => Promise<void>
  /** A second newsletter, by which topics and authors are followed. */
  addFollows: () => Promise<void>
}

export async function playSubscribing(
  databases: TestDatabase,
  scene: (scene: Subscribing) => Promise<void>,
): Promise<void> {
  const database = await databases.open()
  const { db } = database
  const clock = holdClock()
  const world = await makeWorld(db, clock)
  const week = await addNewsletter(db, clock)
  const opened = await openSite(database, clock)
  databases.beforeClosing(opened.close)
  const origin = await opened.serve()
  const site = { ...opened, origin }
  const other = visit(origin, '198.51.100.9')
  const join = async (email: string, slug = 'the-week') => {
    assert.equal((await other.post('/subscriptions', { email, newsletter: slug })).status, 303)
    const link = linkIn((await site.mail()).slice(-1), email)
    assert.equal((await other.post(link, {})).status, 200)
  }
  const addFollows = async () => {
    const id = await addNewsletter(db, clock, 'follows')
    await db.updateTable('newsletter').set({ kind: 'follows' }).where('id', '=', id).execute()
    site.deps.press.clear()
  }
  await scene({ db, clock, world, site, visitor: visit(origin), week, join, addFollows })
}

/** As a mail provider sends it. */
export async function oneClick(
  site: TestSite,
  path: string,
  body = 'List-Unsubscribe=One-Click',
): Promise<Response> {
  return site.app.request(ORIGIN + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}

export function linkIn(mails: readonly { to: string; text: string }[], address: string): string {
  const text = mails.findLast(({ to, text }) => to === address && text.includes('/subscriptions/'))?.text
  const link = /https?:\/\/[^/\s]+(\/\S*subscriptions\/\S+)/.exec(text ?? '')?.[1]
  assert.ok(link, `no link was sent to ${address}`)
  return link
}

export function subscriptions(db: Db) {
  return db.selectFrom('subscription').selectAll().orderBy('id').execute()
}

export function standing(db: Db, emailKey: string) {
  return db.selectFrom('subscription').selectAll().where('emailKey', '=', emailKey).executeTakeFirstOrThrow()
}

export function standingOf(db: Db, id: string) {
  return db.selectFrom('subscription').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function idOf(db: Db, emailKey: string): Promise<string> {
  return (await standing(db, emailKey)).id
}

export async function acts(db: Db, subscriptionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('subscriptionProof')
    .select('act')
    .where('subscriptionId', '=', subscriptionId)
    .orderBy('createdAt')
    .execute()
  return rows.map((row) => row.act)
}
