import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import {
  ghostExport,
  lexical,
  paragraph,
  words,
  type TestPost,
} from '../../../test/support/transfer/ghost.ts'
import { readGhostExport } from './ghost/read.ts'
import {
  everything,
  importPlace,
  itemOf,
  items,
  run,
  wordpress,
  type ImportPlace,
} from '../../../test/support/transfer/import.ts'
import { openWordPress } from './wordpress/source.ts'
import { bytesOf, wxr } from '../../../test/support/transfer/wordpress.ts'

forEachDatabase((databases) => {
  let place: ImportPlace
  beforeEach(async () => {
    place = importPlace(await databases.open())
  })
  afterEach(() => place.remove())

  test('a truncated or hostile file is refused with its line before anything is taken in', async () => {
    const before = await everything(place)
    const whole = wxr(items)
    const files = [
      whole.slice(0, whole.indexOf('<wp:post_id>15')),
      whole.replace('<rss', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<rss'),
      whole.replace('Grain moves', '&x;'),
    ]
    for (const file of files) {
      await assert.rejects(
        openWordPress(() => bytesOf(file)),
        /^BadFile: Line \d+|Line \d+/,
      )
    }
    const json = Buffer.from(ghostExport([post('1', {})])).toString()
    assert.throws(
      () => readGhostExport(Buffer.from(json.slice(0, 200))),
      /Line 1: the file ends too early|Line 1: this is no JSON/,
    )
    assert.throws(() => readGhostExport(Buffer.from(`{\n"db":\n[,]}`)), /Line 3/)
    assert.throws(() => readGhostExport(Buffer.from('{"a":1}')), /no Ghost export/)
    assert.deepEqual(await everything(place), before)
  })

  test('an item that is too large is left out and told, and the others come in', async () => {
    const large = { id: 30, slug: 'large', content: 'word '.repeat(500_000) }
    const report = await run(place, await wordpress([large, ...items]))
    assert.equal(itemOf(report, 'post:30').outcome, 'not taken')
    assert.match(itemOf(report, 'post:30').notes.join(), /too large/)
    assert.equal(itemOf(report, 'post:10').outcome, 'created')
  })
})

function post(id: string, fields: object): TestPost {
  return { lexical: lexical(paragraph(words(`Words of ${id}.`))), ...fields, id }
}
