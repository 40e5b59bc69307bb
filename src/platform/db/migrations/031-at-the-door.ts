import { type Kysely, sql } from 'kysely'

/** What became of questions that were sent in, and every act at the door, so that phones without a network converge. */
export async function createDoor<T>(db: Kysely<T>): Promise<void> {
  await db.schema.alterTable('event_question').addColumn('chosen_at', 'text').execute()
  await db.schema.alterTable('event_question').addColumn('answered_at', 'text').execute()
  await db.schema.createIndex('event_question_seat').on('event_question').column('seat_id').execute()
  await db.schema
    .createTable('check_in')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('seat_id', 'text', (c) => c.notNull().references('seat.id').onDelete('cascade'))
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('check_in_seat').on('check_in').column('seat_id').execute()
  // Whoever was checked in before acts were kept has one, named as the seat is.
  await sql`
    insert into check_in (id, seat_id, act, at, created_by, received_at)
    select id, id, 'in', checked_in_at, '', checked_in_at from seat where checked_in_at is not null
  `.execute(db)
}
