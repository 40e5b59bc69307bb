import { type Draft, readDraft } from '../../../domain/articles/draft.ts'
import type { Head, SavedOver } from '../../../domain/articles/save-over.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { NotRead } from '../../clerk/clerk.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { contentPictures } from './pictures.ts'
import { baseOf, readText } from './read-save.ts'
import { words } from './words.ts'

/**
 * Saves what the editor sends over the revision that If-Match names: 201 once it is on disk, 412 with what stands there
 * where somebody else was quicker, 423 where somebody has taken over, 409 where a colleague's approval would be lost
 * and nobody has said so.
 */
export async function saveDraft(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const base = baseOf(c)
  if (base === undefined) return c.json({ problem: 'if-match-missing' }, 428)
  const text = await readText(c)
  if (text === undefined) return c.json(notJson, 400)
  const done = await deps.clerk.saveArticle({ id: c.req.param('id') ?? '', base, member, text })
  if (done.outcome !== 'on-its-way') return answerSave(c, done, (draft) => describeHead(deps, draft))
  const { stage } = done
  return c.json({ problem: 'on-its-way', stage, message: words(c)(`editor.takes-back.${stage}`) }, 409)
}

/** The newest revision, for whoever reads along and for whoever compares. */
export async function showHead(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const draft = await readDraft(deps.database.db, member, c.req.param('id') ?? '')
  return answerHead(c, draft, (draft) => describeHead(deps, draft))
}

/** What is sent is not said to be JSON. */
export const notJson = { problem: 'invalid', path: 'content-type', message: 'must be JSON' } as const

export async function answerSave<D extends { head: Head }>(
  c: Asking,
  done: SavedOver<D> | NotRead,
  describe: (draft: D) => Promise<object>,
): Promise<Response> {
  switch (done.outcome) {
    case 'saved':
      c.header('etag', `"${done.revisionId}"`)
      return c.json({ revisionId: done.revisionId, number: done.number, at: done.at }, 201)
    case 'stale':
      return c.json({ problem: 'stale', theirs: await describe(done.theirs) }, 412)
    case 'taken-over':
      return c.json({ problem: 'taken-over', by: done.by }, 423)
    case 'unreadable':
      return c.json({ problem: 'invalid', path: done.path, message: done.message }, 400)
    case 'invalid':
      return c.json({ problem: 'invalid', ...done.problem }, 400)
    case 'refused':
      return c.json({ problem: 'refused' }, 403)
    case 'nothing':
      return c.json({ problem: 'nothing' }, 404)
  }
}

export async function answerHead<D extends { head: Head }>(
  c: Asking,
  draft: D | undefined,
  describe: (draft: D) => Promise<object>,
): Promise<Response> {
  if (!draft) return c.json({ problem: 'nothing' }, 404)
  const etag = `"${draft.head.id}"`
  c.header('etag', etag)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  return c.json(await describe(draft))
}

/** Who made a revision and when, as the script reads it. */
export function headFacts({ id, number, by, byId, at }: Head) {
  return { revisionId: id, number, by, byId, at }
}

async function describeHead(deps: Deps, { head, content }: Draft) {
  return { ...headFacts(head), content, pictures: await contentPictures(deps, content) }
}
