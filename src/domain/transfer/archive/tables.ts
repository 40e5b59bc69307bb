import { articleTables } from './article-tables.ts'
import { eventTables, seatTables } from './event-tables.ts'
import { letterTables, subscriptionTables } from './letter-tables.ts'
import { otherTables, readerTables } from './other-tables.ts'
import { publicationTables } from './publication-tables.ts'
import type { ArchivedTable } from './table.ts'

/** Every table of an archive, each after those it refers to. */
export const archivedTables: readonly ArchivedTable[] = [
  ...publicationTables,
  ...articleTables,
  ...otherTables,
  ...letterTables,
  ...eventTables,
  ...readerTables,
  ...subscriptionTables,
  ...seatTables,
]
