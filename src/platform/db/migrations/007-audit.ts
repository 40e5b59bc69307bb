import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** The trail can only grow, whoever speaks to the database; and how long staff stay signed in is data. */
export async function guardAudit<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('staff_setting')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('session_hours', 'integer', (c) => c.notNull())
    .addColumn('idle_minutes', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('audit_time').on('audit').columns(['created_at', 'id']).execute()
  await db.schema.createIndex('audit_act').on('audit').column('act').execute()
  await db.schema.createIndex('session_staff').on('session').column('staff_id').execute()
  await db.schema.createIndex('passkey_staff').on('passkey').column('staff_id').execute()
  if (db.getExecutor().adapter instanceof PostgresAdapter) await guardOnPostgres(db)
  else await guardOnSqlite(db)
}

async function guardOnPostgres<T>(db: Kysely<T>): Promise<void> {
  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin raise exception 'The audit trail can only be added to.'; end $$`.execute(db)
  await sql`create trigger audit_append_only before update or delete on audit
    for each row execute function refuse_audit_change()`.execute(db)
  await sql`create trigger audit_never_emptied before truncate on audit
    for each statement execute function refuse_audit_change()`.execute(db)
}

async function guardOnSqlite<T>(db: Kysely<T>): Promise<void> {
  for (const change of ['update', 'delete'])
    await sql`create trigger ${sql.ref(`audit_no_${change}`)} before ${sql.raw(change)} on audit
      begin select raise(abort, 'The audit trail can only be added to.'); end`.execute(db)
}
