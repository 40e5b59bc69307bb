import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type Document, parseDocument } from './document/document.ts'
import { lock, otherWriter, type Written } from './presence.ts'

export type Problem = { path: string; message: string }

/** The newest revision: what a save must be based on, and who made it when. */
export type Head = { id: Id; number: number; by: string; byId: string; at: string }

export type SavedOver<Draft> =
  | { outcome: 'saved'; revisionId: Id; number: number; at: string }
  /** Somebody saved meanwhile; nothing was written. */
  | { outcome: 'stale'; theirs: Draft }
  | { outcome: 'taken-over'; by: string }
  | { outcome: 'invalid'; problem: Problem }
  | { outcome: 'refused' }
  | { outcome: 'nothing' }

export type Over = {
  written: Written
  /** The revision that the words were written over. */
  base: Id
  /** The browser tab it comes from: one whose place was taken over saves nothing. */
  tab?: string | undefined
}

export type Steps<Draft, Other = never> = {
  read: (db: Db) => Promise<Draft | undefined>
  mayWrite: (draft: Draft) => boolean
  /** Whether it says this already, word for word. */
  isSame: (draft: Draft) => boolean
  /** What else stands in the way. */
  stops: (db: Db, draft: Draft) => Promise<SavedOver<Draft> | Other | undefined>
  append: (db: Db) => Promise<unknown>
}

/**
 * Appends a revision if the newest is still the one it was written over. What is saved already, word for word, counts
 * as saved: an answer that was lost on its way may be asked for again. Once this has answered, the words are on disk.
 */
export async function saveOver<Draft extends { head: Head }, Other = never>(
  db: Db,
  clock: Clock,
  { written, base, tab }: Over,
  steps: Steps<Draft, Other>,
): Promise<SavedOver<Draft> | Other> {
  return inTransaction(db, async (db): Promise<SavedOver<Draft> | Other> => {
    await lock(db, written)
    const draft = await steps.read(db)
    if (!draft) return { outcome: 'nothing' }
    if (!steps.mayWrite(draft)) return { outcome: 'refused' }
    if (steps.isSame(draft)) return saved(draft.head)
    const other = tab && (await otherWriter(db, clock, written, tab))
    if (other) return { outcome: 'taken-over', by: other.name }
    if (draft.head.id !== base) return { outcome: 'stale', theirs: draft }
    const stop = await steps.stops(db, draft)
    if (stop) return stop
    await steps.append(db)
    const after = await steps.read(db)
    return after ? saved(after.head) : { outcome: 'nothing' }
  })
}

/** The body of what is to be saved, or what the schema says against it. */
export function readBody(body: unknown): { document: Document } | { problem: Problem } {
  const parsed = parseDocument(body)
  if (parsed.ok) return { document: parsed.document }
  const { path, message } = parsed.problem
  return { problem: { path: path === '' ? 'body' : `body.${path}`, message } }
}

function saved({ id, number, at }: Head) {
  return { outcome: 'saved', revisionId: id, number, at } as const
}
