import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CamelCasePlugin } from 'kysely'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { archivedTables } from './tables.ts'

/** Tables that stay where they are, and why. */
const left = new Map([
  ['staff', 'accounts are made by invitation only'],
  ['session', 'nobody is signed in by a file'],
  ['signIn', 'mails on their way'],
  ['claim', 'of one installation'],
  ['meter', 'who read what is not moved'],
  ['verdict', 'who read what is not moved'],
  ['job', 'work under way'],
  ['change', 'counters of one installation'],
  ['migration', 'of one installation'],
  ['invitation', 'accounts are made by invitation only'],
  ['passkey', 'of one address'],
  ['challenge', 'of one sign-in'],
  ['audit', 'the record of one installation'],
  ['presence', 'of this minute'],
  ['remark', 'of staff, who stay'],
  ['previewLink', 'of one address'],
  ['savedFilter', 'of staff, who stay'],
  ['delivery', 'copies of this installation, some on their way'],
  ['bounce', 'about copies of this installation; whom it silenced is in suppression'],
  ['subscriptionAsk', 'mails on their way'],
  ['mailUse', 'of the mail servers of this installation'],
  ['subscriberImport', 'work of one installation; whom it brought is in subscription'],
  ['subscriberImportRefusal', 'of such work'],
  ['hookToken', 'of a few minutes'],
  ['allowance', 'of a few minutes'],
  ['staffSetting', 'of staff, who stay'],
  ['bulkAct', 'of staff, who stay, and of an hour'],
  ['headAuthor', 'made anew from the revisions'],
  ['searchEntry', 'made anew from the words'],
  ['searchIndex', 'made anew from the words'],
  ['searchIndexData', 'made anew from the words'],
  ['searchIndexIdx', 'made anew from the words'],
  ['searchIndexDocsize', 'made anew from the words'],
  ['searchIndexConfig', 'made anew from the words'],
])

forEachDatabase((databases) => {
  test('every table is in the archive with all its columns, or stays for a reason', async () => {
    const database = await databases.open()
    const tables = await database.db.withoutPlugins().introspection.getTables()
    const { camel } = camelCase()
    for (const { name, columns } of tables) {
      const table = camel(name)
      if (left.has(table)) continue
      const archived = archivedTables.find((entry) => entry.table === table)
      assert.ok(archived, `${table} is in no archive: add it to archive/tables.ts, or say here why it stays.`)
      assert.deepEqual(
        Object.keys(archived.schema.shape).toSorted(),
        columns.map((column) => camel(column.name)).toSorted(),
        table,
      )
    }
  })
})

/** Kysely’s own translation of names, which the database is used with. */
function camelCase(): { camel: (name: string) => string } {
  class Names extends CamelCasePlugin {
    translate(name: string): string {
      return this.camelCase(name)
    }
  }
  const names = new Names()
  return { camel: (name) => names.translate(name) }
}
