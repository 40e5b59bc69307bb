import type { Id, InstantText, JsonText } from './schema.ts'

export interface SystemTables {
  job: JobTable
  change: ChangeTable
  importedItem: ImportedItemTable
  allowance: AllowanceTable
}

/** One piece of background work. A claim is a lease with a fencing number (`fence`). */
interface JobTable {
  id: Id
  kind: string
  payload: JsonText
  runAt: InstantText
  attempts: number
  fence: number
  leasedUntil: InstantText | null
  doneAt: InstantText | null
  /** Set when it is given up; `problem` says why. */
  failedAt: InstantText | null
  problem: string | null
  createdAt: InstantText
}

/** Counters that other processes watch: `pages` moves when readers' pages are new, `sessions` when one has ended. */
interface ChangeTable {
  kind: ChangeKind
  version: number
}

export type ChangeKind = 'pages' | 'sessions'

/** What an import has already brought in, so that running it twice changes nothing. */
interface ImportedItemTable {
  /** `wordpress:site-url`, `ghost:…` */
  source: string
  /** Kind and number there: `post:12`. */
  sourceKey: string
  /** Hash of what was read: an unchanged item is left alone. */
  digest: string
  targetKind: string
  targetId: Id
  importedAt: InstantText
}

/** How often something was done until its window ends, by all processes together. */
interface AllowanceTable {
  key: string
  used: number
  endsAt: InstantText
}
