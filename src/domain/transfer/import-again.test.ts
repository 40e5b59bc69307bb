import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { renderText } from '../articles/document/text.ts'
import { findArticle } from '../articles/read.ts'
import { saveRevision } from '../articles/save.ts'
import {
  bodyOf,
  clock,
  everything,
  importPlace,
  itemOf,
  items,
  outcomes,
  run,
  wordpress,
  type ImportPlace,
} from '../../../test/support/transfer/import.ts'
import { SITE } from '../../../test/support/transfer/wordpress.ts'
import { writeReport } from './write-report.ts'

forEachDatabase((databases) => {
  let place: ImportPlace
  beforeEach(async () => {
    place = importPlace(await databases.open())
  })
  afterEach(() => place.remove())

  test('running it twice changes nothing, and running it makes no accounts, jobs or sessions', async () => {
    await run(place, await wordpress(items))
    const first = await everything(place)
    const again = await run(place, await wordpress(items))
    assert.deepEqual(new Set(again.items.map(({ outcome }) => outcome)), new Set(['unchanged']))
    assert.equal(again.redirects, 0)
    assert.deepEqual(await everything(place), first)
    for (const table of ['job', 'staff', 'reader', 'session', 'signIn'] as const) {
      assert.deepEqual(await place.database.db.selectFrom(table).selectAll().execute(), [], table)
    }
  })

  test('stopped half-way and run again, it completes what is missing and repeats nothing', async () => {
    const stopAfter = 4
    const stop = (done: number) => {
      if (done === stopAfter) throw new Error('The power failed.')
    }
    await assert.rejects(run(place, await wordpress(items), { onProgress: stop }), /power failed/)
    const report = await run(place, await wordpress(items))
    assert.equal(report.items.filter(({ outcome }) => outcome === 'unchanged').length, stopAfter)
    assert.equal(report.items.filter(({ outcome }) => outcome === 'created').length, 9 - stopAfter)
    const revisions = await place.database.db.selectFrom('revision').select('articleId').execute()
    assert.equal(revisions.length, new Set(revisions.map(({ articleId }) => articleId)).size)
  })

  test('an item that has changed at its source is a new revision, shown at once', async () => {
    await run(place, await wordpress(items))
    const changed = items.map((item) => (item.id === 11 ? { ...item, content: 'By rail.' } : item))
    const report = await run(place, await wordpress(changed))
    assert.equal(outcomes(report)['post:11'], 'revised published /articles/grain-moves')
    assert.equal(renderText(await bodyOf(place, 'grain-moves')), 'By rail.')
  })

  test('two exports that number their articles alike do not take each other’s for their own', async () => {
    await run(place, await wordpress([{ id: 1, guid: `${SITE}/?p=1`, slug: 'one', content: 'One.' }]))
    const report = await run(
      place,
      await wordpress([{ id: 1, guid: 'http://localhost/?p=1', slug: 'other', content: 'Other.' }]),
    )
    assert.equal(report.items[0]?.outcome, 'created')
    assert.equal(renderText(await bodyOf(place, 'one')), 'One.')
  })

  test('what the newsroom has written since stays in front of what changed at the source', async () => {
    await run(place, await wordpress(items))
    const found = await findArticle(place.database.db, { language: 'en' }, 'grain-moves')
    assert.ok(found.found === 'article')
    const { id, sectionId, body } = found.article
    const input = {
      sectionId,
      authorIds: [],
      topicIds: [],
      headline: 'Ours',
      kicker: '',
      standfirst: '',
      summary: '',
      body,
      lead: null,
    }
    assert.ok((await saveRevision(place.database.db, clock, id, input, 'an editor')).saved)
    const changed = items.map((item) => (item.id === 11 ? { ...item, content: 'By rail.' } : item))
    const report = await run(place, await wordpress(changed))
    assert.match(itemOf(report, 'post:11').notes.join(), /changed at its source and here/)
    assert.equal(renderText(await bodyOf(place, 'grain-moves')), 'By contract.')
  })

  test('a dry run tells the same and writes nothing', async () => {
    const before = await everything(place)
    const report = await run(place, await wordpress(items), { dryRun: true })
    assert.equal(report.items.filter(({ outcome }) => outcome === 'created').length, 9)
    assert.match(writeReport(report), /^This was a dry run: nothing was written\./)
    assert.deepEqual(await everything(place), before)
  })
})
