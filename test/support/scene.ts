import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Db } from '../../src/platform/db/schema.ts'
import { addArticle } from './articles.ts'
import type { TestDatabase } from './databases.ts'
import { type HeldClock, holdClock } from './held-clock.ts'
import { openSite, ORIGIN, type TestSite } from './site.ts'
import { CANARY, makeWorld, type World } from './world.ts'

export type Scene = {
  db: Db
  clock: HeldClock
  world: World
  site: TestSite
  get: (path: string, headers?: Record<string, string>) => Response | Promise<Response>
  /** The body of an answer that has to be there. */
  read: (path: string) => Promise<string>
  /** Publishes one more article for registered readers. */
  add: (slug: string, publishedAt: string) => Promise<string>
}

/** A test in which the small world is online. The site is closed before its database is. */
export function itOnline(database: TestDatabase, says: string, play: (scene: Scene) => Promise<void>): void {
  it(says, async () => {
    const opened = await database.open()
    const clock = holdClock()
    const { db } = opened
    const world = await makeWorld(db, clock)
    const site = await openSite(opened, clock)
    const get: Scene['get'] = (path, headers = {}) => site.app.request(ORIGIN + path, { headers })
    const read = async (path: string) => {
      const response = await get(path)
      assert.equal(response.status, 200, path)
      return response.text()
    }
    const { sections, authors, topics } = world
    const add = (slug: string, publishedAt: string) =>
      addArticle(db, clock, {
        slug,
        sectionId: sections.harbour,
        authorIds: [authors.ada],
        topicIds: [topics.straits],
        publishedAt,
        withheld: CANARY,
      })
    try {
      await play({ db, clock, world, site, get, read, add })
    } finally {
      await site.close()
    }
  })
}
