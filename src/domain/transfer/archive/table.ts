import type { z } from 'zod'
import type { Tables } from '../../../platform/db/schema.ts'

/** A table as an archive holds it. */
export type ArchivedTable = {
  table: keyof Tables
  /** The columns that name a row. */
  key: readonly string[]
  /** Whose part a row is: it comes in with one of these, and not where what it is part of stays as it is here. */
  parents?: readonly { table: keyof Tables; column: string }[]
  /** Rows that are only ever added. */
  isRecord?: true
  /** Of people: in an archive only where its maker asked for readers. */
  ofReaders?: true
  schema: z.ZodObject
  /** The columns that hold JSON: in an archive it is JSON, in the database text. */
  json: readonly string[]
}
