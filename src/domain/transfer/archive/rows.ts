import { sql } from 'kysely'
import type { Db } from '../../../platform/db/schema.ts'

const AT_ONCE = 200

export type Cell = string | number | null
export type Row = Record<string, Cell>
/** A table that is known only at run time, and the columns that name a row of it. */
type Named = { table: string; key: readonly string[] }
type AnyTables = Record<string, Row>

/** All rows of a table in the order of their key, a few at a time. */
export async function* readRows(db: Db, { table, key }: Named): AsyncGenerator<Row> {
  let last: Row | undefined
  for (;;) {
    let query = anyTable(db).selectFrom(table).selectAll().limit(AT_ONCE)
    for (const column of key) query = query.orderBy(column)
    if (last) query = query.where(isAfter(key, last))
    const rows = await query.execute()
    yield* rows
    last = rows.at(-1)
    if (rows.length < AT_ONCE) return
  }
}

/** Those of `rows` that are there already, by their key. */
export async function findRows(db: Db, { table, key }: Named, rows: Row[]): Promise<Map<string, Row>> {
  if (rows.length === 0) return new Map()
  const found = await anyTable(db)
    .selectFrom(table)
    .selectAll()
    .where((where) =>
      where.or(rows.map((row) => where.and(key.map((column) => where(column, '=', row[column] ?? null))))),
    )
    .execute()
  return new Map(found.map((row) => [keyOf(key, row), row]))
}

export async function insertRows(db: Db, { table }: Named, rows: Row[]): Promise<void> {
  if (rows.length > 0) await anyTable(db).insertInto(table).values(rows).execute()
}

export async function updateRow(db: Db, { table, key }: Named, row: Row): Promise<void> {
  let query = anyTable(db).updateTable(table).set(row)
  for (const column of key) query = query.where(column, '=', row[column] ?? null)
  await query.execute()
}

export async function deleteRows(db: Db, table: string, column: string, value: Cell): Promise<void> {
  await anyTable(db).deleteFrom(table).where(column, '=', value).execute()
}

export function keyOf(key: readonly string[], row: Row): string {
  return JSON.stringify(key.map((column) => row[column]))
}

export function isSameRow(one: Row, other: Row): boolean {
  return Object.entries(one).every(([column, value]) => other[column] === value)
}

function isAfter(key: readonly string[], row: Row) {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  return sql<boolean>`(${columns}) > (${sql.join(key.map((column) => row[column]))})`
}

function anyTable(db: Db) {
  return db.withTables<AnyTables>()
}
