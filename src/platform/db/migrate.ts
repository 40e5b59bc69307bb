import { type Kysely, sql } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { createPublication } from './migrations/001-publication.ts'
import { createArticles } from './migrations/002-articles.ts'
import { createAccounts } from './migrations/003-accounts.ts'
import { createSystem } from './migrations/004-system.ts'
import { createNewsroomPeople } from './migrations/005-staff.ts'
import { createDesk } from './migrations/006-desk.ts'
import { guardAudit } from './migrations/007-audit.ts'
import { createMediaLibrary } from './migrations/008-media.ts'
import { createPresence } from './migrations/009-presence.ts'
import { createSearch } from './migrations/010-search.ts'
import { createNavigation } from './migrations/012-navigation.ts'
import { createPageDrafts } from './migrations/013-pages.ts'
import { createHistory } from './migrations/014-history.ts'
import { addStaffLanguage } from './migrations/015-staff-language.ts'
import { indexKinds } from './migrations/016-front.ts'
import { createLetters } from './migrations/020-letters.ts'
import { createEvents } from './migrations/021-events.ts'
import { createSubscriptionAsks } from './migrations/023-subscription-asks.ts'
import { indexReturns } from './migrations/024-watching.ts'
import { createReturns } from './migrations/026-returns.ts'
import { createEventTexts } from './migrations/029-event-texts.ts'
import { addSlidesLink } from './migrations/030-event-slides.ts'
import { createDoor } from './migrations/031-at-the-door.ts'
import { addMessages } from './migrations/032-messages.ts'
import { addParties } from './migrations/034-parties.ts'
import { createAllowance } from './migrations/035-allowance.ts'
import type { Database } from './open.ts'
import type { Tables } from './schema.ts'

/** Forward only; an entry is never edited once released. */
const migrations: { name: string; up: <T>(db: Kysely<T>) => Promise<void> }[] = [
  { name: '001-publication', up: createPublication },
  { name: '002-articles', up: createArticles },
  { name: '003-accounts', up: createAccounts },
  { name: '004-system', up: createSystem },
  { name: '005-staff', up: createNewsroomPeople },
  { name: '006-desk', up: createDesk },
  { name: '007-audit', up: guardAudit },
  { name: '008-media', up: createMediaLibrary },
  { name: '009-presence', up: createPresence },
  { name: '010-search', up: createSearch },
  { name: '012-navigation', up: createNavigation },
  { name: '013-pages', up: createPageDrafts },
  { name: '014-history', up: createHistory },
  { name: '015-staff-language', up: addStaffLanguage },
  { name: '016-front', up: indexKinds },
  { name: '020-letters', up: createLetters },
  { name: '021-events', up: createEvents },
  { name: '023-subscription-asks', up: createSubscriptionAsks },
  { name: '024-watching', up: indexReturns },
  { name: '026-returns', up: createReturns },
  { name: '029-event-texts', up: createEventTexts },
  { name: '030-event-slides', up: addSlidesLink },
  { name: '031-at-the-door', up: createDoor },
  { name: '032-messages', up: addMessages },
  { name: '034-parties', up: addParties },
  { name: '035-allowance', up: createAllowance },
]

type MigrationTable = { migration: { name: string; applied_at: string } }

/** Several processes may start on one Postgres at once: the first migrates, the others wait and find nothing to do. */
const MIGRATION_LOCK = 4_400_001

/**
 * Brings the database to this program's schema and returns the names of what was applied. `backUp` runs before the
 * first change to a database that already holds something. Throws when the database is newer than the program.
 */
export async function migrate(
  database: Database,
  clock: Clock,
  backUp: () => Promise<void>,
): Promise<string[]> {
  const db = database.db.withoutPlugins().withTables<MigrationTable>()
  await db.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('applied_at', 'text', (c) => c.notNull())
    .execute()
  const before = await db.selectFrom('migration').select('name').execute()
  refuseNewerDatabase(before.map((row) => row.name))
  if (before.length > 0 && before.length < migrations.length) await backUp()
  const applied: string[] = []
  for (const migration of migrations) {
    const ran = await db.transaction().execute(async (db) => {
      if (database.engine.dialect === 'postgres')
        await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(db)
      const done = await db
        .selectFrom('migration')
        .select('name')
        .where('name', '=', migration.name)
        .executeTakeFirst()
      if (done) return false
      await migration.up(db)
      await db
        .insertInto('migration')
        .values({ name: migration.name, applied_at: toInstantText(clock()) })
        .execute()
      return true
    })
    if (ran) applied.push(migration.name)
  }
  if (database.engine.dialect === 'postgres') await createNotifier(db)
  return applied
}

/** Postgres tells the other processes itself, on commit. Repeating it is harmless. */
async function createNotifier(db: Kysely<Tables & MigrationTable>): Promise<void> {
  await db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(db)
    await sql`
      create or replace function announce_change() returns trigger language plpgsql as $$
      begin perform pg_notify('broadsheet', new.kind); return null; end $$`.execute(db)
    await sql`create or replace trigger announce_change after insert or update on change
      for each row execute function announce_change()`.execute(db)
  })
}

function refuseNewerDatabase(names: string[]): void {
  const unknown = names.filter((name) => !migrations.some((migration) => migration.name === name))
  if (unknown.length === 0) return
  throw new Error(
    `The database was made by a newer Broadsheet (${unknown.join(', ')} is not known here). Start that version, or restore a backup.`,
  )
}
