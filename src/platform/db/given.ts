import { type AliasedExpression, PostgresAdapter, sql } from 'kysely'
import type { Db } from './schema.ts'

/**
 * Rows that the program has, as the table `given` of a statement. They are sent as one parameter: written out with one
 * for each value, a statement about a thousand rows costs more to put together and to take apart than to carry out.
 */
export function given<Column extends string>(
  db: Db,
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | null>>[],
): AliasedExpression<Record<Column, string>, 'given'> {
  const each = db.getExecutor().adapter instanceof PostgresAdapter ? 'json_array_elements' : 'json_each'
  const json = JSON.stringify(rows.map((row) => columns.map((column) => row[column])))
  const values = columns.map((column, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(column)}`)
  return sql<Record<Column, string>>`(select ${sql.join(values)} from ${sql.raw(each)}(${json}))`.as('given')
}
