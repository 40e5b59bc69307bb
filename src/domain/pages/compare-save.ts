import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { withoutTeaserEnd } from '../articles/document/without-teaser-end.ts'
import { readBody, type SavedOver, saveOver } from '../articles/save-over.ts'
import { may, type Member } from '../staff/may.ts'
import { refuseSlug } from './addresses.ts'
import { type PageDraft, readPageDraft } from './draft.ts'
import { type PageContent, type PageOrigin, savePageRevision } from './revision.ts'

export type PageSave = {
  pageId: Id
  base: Id
  content: Omit<PageContent, 'body'> & { body: unknown }
  origin: Exclude<PageOrigin, 'restored'>
  tab?: string
}

/** Appends a revision over the one it was written over: see `saveOver`. */
export async function comparePageSave(
  db: Db,
  clock: Clock,
  member: Member,
  { pageId, base, content: wish, origin, tab }: PageSave,
): Promise<SavedOver<PageDraft>> {
  const read = readBody(wish.body)
  if ('problem' in read) return { outcome: 'invalid', problem: read.problem }
  const content = { ...wish, body: withoutTeaserEnd(read.document) }
  return saveOver<PageDraft>(
    db,
    clock,
    { written: { kind: 'page', id: pageId }, base, tab },
    {
      read: (db) => readPageDraft(db, member, pageId),
      mayWrite: () => may(member, 'page.edit'),
      isSame: (draft) => isSamePage(draft.content, content),
      async stops(db, draft) {
        const { slug } = content
        const problem = slug === undefined ? undefined : await refuseSlug(db, { ...draft, id: pageId }, slug)
        return problem && { outcome: 'invalid', problem: { path: 'slug', message: problem } }
      },
      append: (db) => savePageRevision(db, clock, pageId, content, member.id, origin),
    },
  )
}

/** Absent and undefined are one. */
function isSamePage(one: PageContent, other: PageContent): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))
}
