import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { may, type Member } from '../staff/may.ts'
import { parseDocument } from './document/document.ts'
import { type Draft, isSameContent, readDraft } from './draft.ts'
import { lockArticle, otherWriter } from './presence.ts'
import { findUnknownReference } from './references.ts'
import { type RevisionInput, type RevisionOrigin, saveRevision } from './save.ts'

export type SaveWish = {
  articleId: Id
  /** The revision that the words were written over. */
  base: Id
  content: RevisionInput
  origin: Extract<RevisionOrigin, 'autosaved' | 'saved'>
  /** The browser tab it comes from: one whose place was taken over saves nothing. */
  tab?: string
}

export type CompareSaved =
  | { outcome: 'saved'; revisionId: Id; number: number; at: string }
  /** Somebody saved meanwhile; nothing was written. */
  | { outcome: 'stale'; theirs: Draft }
  | { outcome: 'taken-over'; by: string }
  | { outcome: 'invalid'; problem: { path: string; message: string } }
  | { outcome: 'refused' }
  | { outcome: 'nothing' }

/**
 * Appends a revision if the newest is still the one it was written over. What is saved already, word for word, counts
 * as saved: an answer that was lost on its way may be asked for again. Once this has answered, the words are on disk.
 */
export async function compareSave(
  db: Db,
  clock: Clock,
  member: Member,
  wish: SaveWish,
): Promise<CompareSaved> {
  const parsed = parseDocument(wish.content.body)
  if (!parsed.ok) {
    const { path, message } = parsed.problem
    return { outcome: 'invalid', problem: { path: path === '' ? 'body' : `body.${path}`, message } }
  }
  const content = { ...wish.content, body: parsed.document }
  return inTransaction(db, async (db): Promise<CompareSaved> => {
    await lockArticle(db, wish.articleId)
    const draft = await readDraft(db, member, wish.articleId)
    if (!draft) return { outcome: 'nothing' }
    if (!mayWrite(member, draft, content)) return { outcome: 'refused' }
    if (isSameContent(draft.content, content)) return saved(draft)
    const other = wish.tab && (await otherWriter(db, clock, wish.articleId, wish.tab))
    if (other) return { outcome: 'taken-over', by: other.name }
    if (draft.head.id !== wish.base) return { outcome: 'stale', theirs: draft }
    const unknown = await findUnknownReference(db, content)
    if (unknown) return { outcome: 'invalid', problem: unknown }
    const done = await saveRevision(db, clock, wish.articleId, content, member.id, wish.origin)
    if (!done.saved) return { outcome: 'invalid', problem: done.problem }
    const after = await readDraft(db, member, wish.articleId)
    return after ? saved(after) : { outcome: 'nothing' }
  })
}

/** In the section it is in, and in the one it is moved to. */
function mayWrite(member: Member, draft: Draft, { sectionId }: RevisionInput): boolean {
  return draft.mayEdit && may(member, 'article.edit', { sectionId, createdBy: draft.createdBy })
}

function saved({ head }: Draft): CompareSaved {
  return { outcome: 'saved', revisionId: head.id, number: head.number, at: head.at }
}
