import { articleTables } from './article-tables.ts'
import { otherTables } from './other-tables.ts'
import { publicationTables } from './publication-tables.ts'
import type { ArchivedTable } from './table.ts'

/** Every table of an archive, each after those it refers to. */
export const archivedTables: readonly ArchivedTable[] = [
  ...publicationTables,
  ...articleTables,
  ...otherTables,
]
