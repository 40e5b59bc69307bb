import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addArticle } from '../../../test/support/articles.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addNewsletter } from '../../../test/support/letters.ts'
import { makeWorld } from '../../../test/support/world.ts'
import { toInstantText } from '../../lib/clock.ts'
import { buildReviews } from './review.ts'
import { dueBefore, lastDue } from './review-day.ts'

const VIENNA = 'Europe/Vienna'
const sundays = { every: 'week', weekday: 7, at: '07:30' } as const

test('a letter of Sundays is due at the same hour of the clock on both sides of a change of clocks', () => {
  const summer = lastDue(sundays, VIENNA, Temporal.Instant.from('2016-10-29T12:00:00Z'))
  const winter = lastDue(sundays, VIENNA, Temporal.Instant.from('2016-10-30T12:00:00Z'))
  assert.equal(summer.toString(), '2016-10-23T05:30:00Z')
  assert.equal(winter.toString(), '2016-10-30T06:30:00Z')
  assert.equal(dueBefore(sundays, VIENNA, winter).toString(), summer.toString())
})

test('an hour that the clocks leave out is the one after it, and one that comes twice is the first', () => {
  const daily = { every: 'day', at: '02:30' } as const
  const spring = lastDue(daily, VIENNA, Temporal.Instant.from('2016-03-27T12:00:00Z'))
  assert.equal(spring.toString(), '2016-03-27T01:30:00Z')
  const autumn = lastDue(daily, VIENNA, Temporal.Instant.from('2016-10-30T12:00:00Z'))
  assert.equal(autumn.toString(), '2016-10-30T00:30:00Z')
})

test('before its hour strikes, the day or month before counts', () => {
  const early = Temporal.Instant.from('2016-08-14T05:29:59Z')
  assert.equal(lastDue(sundays, VIENNA, early).toString(), '2016-08-07T05:30:00Z')
  const monthly = { every: 'month', day: 28, at: '09:00' } as const
  const march = lastDue(monthly, VIENNA, Temporal.Instant.from('2016-03-28T06:00:00Z'))
  assert.equal(march.toString(), '2016-02-28T08:00:00Z')
})

forEachDatabase((databases) => {
  test('on its day it tells by section what was published since the last one, and waits for its sign-off', async () => {
    const world = await createWorld()
    await world.build()
    assert.deepEqual(await world.editions(), [])
    world.clock.pass({ hours: 4 * 24 })
    await world.build()
    await world.build()
    const [edition, ...more] = await world.editions()
    assert.equal(more.length, 0)
    assert.equal(edition?.state, 'awaiting-sign-off')
    assert.equal(edition?.slug, '2016-08-14')
    assert.equal(edition?.coversUntil, '2016-08-14T05:30:00.000Z')
    assert.match(edition?.subject ?? '', /^The Week in Review: /)
    assert.match(edition?.body ?? '', /"type":"heading".*"type":"articleBlock"/)
  })

  test('where nobody needs to sign it off, it is scheduled', async () => {
    const world = await createWorld({ signOff: 'goes' })
    world.clock.pass({ hours: 4 * 24 })
    await world.build()
    const [edition] = await world.editions()
    assert.equal(edition?.state, 'scheduled')
    assert.equal(edition?.sendAt, toInstantText(world.clock()))
  })

  test('with too little it is skipped, and the little is told in the next one', async () => {
    const world = await createWorld({ leastArticles: 7 })
    world.clock.pass({ hours: 4 * 24 })
    await world.build()
    const [first] = await world.editions()
    assert.equal(first?.state, 'skipped')
    assert.match(first?.skippedWhy ?? '', /^too-few \d\/7$/)
    await world.publish(3)
    world.clock.pass({ hours: 7 * 24 })
    await world.build()
    const [, second] = await world.editions()
    assert.equal(second?.coversFrom, first?.coversFrom)
    assert.equal(second?.state, 'awaiting-sign-off')
  })

  test('after a month of downtime it is one letter, and nothing is told twice', async () => {
    const world = await createWorld()
    world.clock.pass({ hours: 4 * 24 })
    await world.build()
    await world.publish(4)
    world.clock.pass({ hours: 31 * 24 })
    await world.build()
    await world.build()
    const [first, second, ...more] = await world.editions()
    assert.equal(more.length, 0)
    assert.equal(second?.coversFrom, first?.coversUntil)
    assert.equal(second?.coversUntil, '2016-09-11T05:30:00.000Z')
    const told = new Set(works(first?.body))
    assert.ok(works(second?.body).length >= 4)
    assert.ok(works(second?.body).every((work) => !told.has(work)))
    await world.build()
    assert.equal((await world.editions()).length, 2)
  })

  test('two workers build one', async () => {
    const world = await createWorld()
    world.clock.pass({ hours: 4 * 24 })
    await Promise.all([world.build(), world.build(), world.build()])
    assert.equal((await world.editions()).length, 1)
  })

  test('what was corrected is told with its correction', async () => {
    const world = await createWorld()
    await world.db
      .insertInto('correction')
      .values({
        id: '00000000-0000-7000-8000-000000000001',
        articleId: world.archived,
        text: 'The treaty was signed in 1936.',
        publishedAt: toInstantText(world.clock()),
      })
      .execute()
    world.clock.pass({ hours: 4 * 24 })
    await world.build()
    const [edition] = await world.editions()
    assert.match(edition?.body ?? '', /Corrected.*The treaty was signed in 1936\./)
  })

  async function createWorld(settings: { signOff?: 'waits' | 'goes'; leastArticles?: number } = {}) {
    const { db } = await databases.open()
    const clock = holdClock()
    const { sections, authors, articles } = await makeWorld(db, clock)
    const id = await addNewsletter(db, clock)
    await db
      .updateTable('newsletter')
      .set({
        kind: 'review',
        cadence: JSON.stringify(sundays),
        languages: JSON.stringify(['en']),
        leastArticles: 2,
        ...settings,
      })
      .where('id', '=', id)
      .execute()
    let number = 0
    return {
      db,
      clock,
      archived: articles.archived,
      build: () => buildReviews(db, clock, () => ({ updated: 'Updated', corrected: 'Corrected' })),
      publish: async (count: number) => {
        for (let left = count; left > 0; left -= 1)
          await addArticle(db, clock, {
            slug: `fresh-${(number += 1)}`,
            sectionId: sections.harbour,
            authorIds: [authors.ada],
            topicIds: [],
            publishedAt: toInstantText(clock().add({ minutes: number })),
          })
      },
      editions: () =>
        db
          .selectFrom('edition')
          .innerJoin('editionRevision', 'editionRevision.id', 'edition.headRevisionId')
          .selectAll('edition')
          .select(['subject', 'body'])
          .orderBy('coversUntil')
          .execute(),
    }
  }
})

function works(body = ''): (string | undefined)[] {
  return [...body.matchAll(/"work":"([^"]+)"/g)].map(([, work]) => work)
}
