import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { addCorrection } from '../../domain/articles/publish.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { openWorld } from '../../../test/support/desk.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { ORIGIN, type TestSite } from '../../../test/support/site.ts'
import type { World } from '../../../test/support/world.ts'

forEachDatabase((databases) => {
  let clock: HeldClock
  let site: TestSite
  let world: World

  beforeEach(async () => {
    clock = holdClock()
    ;({ site, world } = await openWorld(databases, clock))
  })

  test('corrections of one instant follow one another over the pages, none lost and none twice', async () => {
    const { db } = site.deps.database
    for (let number = 1; number <= 115; number += 1)
      await addCorrection(db, clock, world.articles.open, `Correction number ${number}.`)
    const seen: string[] = []
    let path: string | undefined = '/corrections'
    while (path !== undefined) {
      const page: string = await (await site.app.request(ORIGIN + path)).text()
      seen.push(...[...page.matchAll(/Correction number \d+\./g)].map(([text]) => text))
      path = /href="([^"]*\?before=[^"]*)"/.exec(page)?.[1]
    }
    assert.equal(seen.length, 115)
    assert.equal(new Set(seen).size, 115)
  })

  test('an address that names no correction shows the newest', async () => {
    await addCorrection(site.deps.database.db, clock, world.articles.open, 'Two pilots, not three.')
    for (const before of ['x', '2016-08-10', '%27%3B', '2016-08-10T07:30:00.000Z~'])
      assert.match(
        await (await site.app.request(`${ORIGIN}/corrections?before=${before}`)).text(),
        /Two pilots/,
        before,
      )
  })
})
