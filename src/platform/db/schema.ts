import type { Kysely, Transaction } from 'kysely'
import type { AccountTables } from './schema-accounts.ts'
import type { EditorialTables } from './schema-editorial.ts'
import type { EventTables } from './schema-events.ts'
import type { LetterTables } from './schema-letters.ts'
import type { NewsroomTables } from './schema-newsroom.ts'
import type { SystemTables } from './schema-system.ts'

/** UUIDv7 text made by the app. */
export type Id = string
/** ISO 8601 UTC text made by the app (`lib/clock.ts`). */
export type InstantText = string
/** JSON text, read and written whole, never queried into. */
export type JsonText = string

export interface Tables
  extends EditorialTables, AccountTables, NewsroomTables, LetterTables, EventTables, SystemTables {}

/** A database or an open transaction: domain functions take either. */
export type Db = Kysely<Tables> | Transaction<Tables>
