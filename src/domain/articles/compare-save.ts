import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { may, type Member } from '../staff/may.ts'
import { type Draft, isSameContent, readDraft } from './draft.ts'
import { findUnknownReference } from './references.ts'
import { type RevisionInput, type RevisionOrigin, saveRevision } from './save.ts'
import { readBody, type SavedOver, saveOver } from './save-over.ts'
import { type OnItsWay, onItsWay } from './stages.ts'

export type SaveWish = {
  articleId: Id
  /** The revision that the words were written over. */
  base: Id
  content: RevisionInput
  origin: Extract<RevisionOrigin, 'autosaved' | 'saved'>
  /** The browser tab it comes from: one whose place was taken over saves nothing. */
  tab?: string
  /** The stage from which whoever writes has said to take it back to writing. */
  takesBack?: OnItsWay
}

export type CompareSaved =
  | SavedOver<Draft>
  /** It was approved, say, for the words it has; nobody has said to take it back. Nothing was written. */
  | { outcome: 'on-its-way'; stage: OnItsWay }

/** Appends a revision to an article over the one it was written over: see `saveOver`. */
export async function compareSave(
  db: Db,
  clock: Clock,
  member: Member,
  wish: SaveWish,
): Promise<CompareSaved> {
  const { articleId, base, tab, takesBack, origin } = wish
  const body = readBody(wish.content.body)
  if ('problem' in body) return { outcome: 'invalid', problem: body.problem }
  const content = { ...wish.content, body: body.document }
  const over = { written: { kind: 'article', id: articleId }, base, tab } as const
  return saveOver<Draft, CompareSaved>(db, clock, over, {
    read: (db) => readDraft(db, member, articleId),
    mayWrite: (draft) => mayWrite(member, draft, content),
    isSame: (draft) => isSameContent(draft.content, content),
    async stops(db, draft) {
      const stage = onItsWay(draft)
      if (stage !== undefined && stage !== takesBack) return { outcome: 'on-its-way', stage }
      const problem = await findUnknownReference(db, content)
      return problem && { outcome: 'invalid', problem }
    },
    append: (db) => saveRevision(db, clock, articleId, content, member.id, origin),
  })
}

/** In the section it is in, and in the one it is moved to. */
function mayWrite(member: Member, draft: Draft, { sectionId }: RevisionInput): boolean {
  return draft.mayEdit && may(member, 'article.edit', { sectionId, createdBy: draft.createdBy })
}
