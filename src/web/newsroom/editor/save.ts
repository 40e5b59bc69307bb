import { compareSave } from '../../../domain/articles/compare-save.ts'
import { type Draft, readDraft } from '../../../domain/articles/draft.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { contentPictures } from './pictures.ts'
import { readSave } from './read-save.ts'

/**
 * Saves what the editor sends over the revision that If-Match names: 201 once it is on disk, 412 with what stands there
 * where somebody else was quicker, 423 where somebody has taken over.
 */
export async function saveDraft(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const base = /^"?([\w-]{1,64})"?$/.exec(c.req.header('if-match') ?? '')?.[1]
  if (base === undefined) return c.json({ problem: 'if-match-missing' }, 428)
  const read = await readSave(c)
  if (!read.ok) return c.json({ problem: 'invalid', path: read.path, message: read.message }, 400)
  const { origin, tab, ...content } = read.save
  const articleId = c.req.param('id') ?? ''
  const done = await compareSave(deps.database.db, deps.clock, member, {
    articleId,
    base,
    content,
    origin,
    ...(tab !== undefined && { tab }),
  })
  switch (done.outcome) {
    case 'saved':
      c.header('etag', `"${done.revisionId}"`)
      return c.json({ revisionId: done.revisionId, number: done.number, at: done.at }, 201)
    case 'stale':
      return c.json({ problem: 'stale', theirs: await describeHead(deps, done.theirs) }, 412)
    case 'taken-over':
      return c.json({ problem: 'taken-over', by: done.by }, 423)
    case 'invalid':
      return c.json({ problem: 'invalid', ...done.problem }, 400)
    case 'refused':
      return c.json({ problem: 'refused' }, 403)
    case 'nothing':
      return c.json({ problem: 'nothing' }, 404)
  }
}

/** The newest revision, for whoever reads along and for whoever compares. */
export async function showHead(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const draft = await readDraft(deps.database.db, member, c.req.param('id') ?? '')
  if (!draft) return c.json({ problem: 'nothing' }, 404)
  const etag = `"${draft.head.id}"`
  c.header('etag', etag)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  return c.json(await describeHead(deps, draft))
}

async function describeHead(deps: Deps, { head, content }: Draft) {
  return {
    revisionId: head.id,
    number: head.number,
    by: head.by,
    byId: head.byId,
    at: head.at,
    content,
    pictures: await contentPictures(deps, content),
  }
}
