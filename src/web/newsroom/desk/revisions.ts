import { z } from 'zod'
import { moverOf, openFor } from '../../../domain/articles/open-for.ts'
import { type Restored, restoreRevision } from '../../../domain/articles/restore.ts'
import { listRevisions } from '../../../domain/articles/revisions.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { restorationPage } from '../../../theme/newsroom/desk/restoration.tsx'
import { revisionsPage } from '../../../theme/newsroom/desk/revisions.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { articlePage, toArticle } from './article.ts'
import { revisionId } from './fields.ts'
import { sayStale } from './moves.ts'
import { revisionList, revisionsAskedFor } from './revision-pages.ts'
import { words } from './words.ts'

export async function showRevisions(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const article = await openFor(db, member, c.req.param('id') ?? '')
  if (!article) return notFound(c, deps)
  const filter = revisionsAskedFor(c)
  const listed = await listRevisions(db, article.id, filter)
  const place = `/newsroom/articles/${article.id}`
  const html = revisionsPage({
    frame: newsroomFrame(c, deps, member, {
      title: article.headline || words(c)('shell.untitled'),
      area: 'articles',
    }),
    articleHref: here(c, place),
    ...revisionList(c, { place, ...article }, listed, filter),
    mayRestore: moverOf(member, article).mayAct('article.edit'),
  })
  return c.html(html)
}

export async function restore(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const takesBack = z.enum(['in-review', 'approved', 'scheduled']).optional()
  const read = await readForm(c, { revision: revisionId, head: revisionId, takesBack })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const doer = { actor: member, network: networkHere(c, deps) }
  const wish = {
    articleId: c.req.param('id') ?? '',
    revisionId: read.fields.revision,
    head: read.fields.head,
    takesBack: read.fields.takesBack,
  }
  const done = await restoreRevision(deps.database.db, deps.clock, doer, wish)
  if (done.outcome === 'restored') return toArticle(c, 'restored')
  if (done.outcome === 'nothing') return notFound(c, deps)
  if (done.outcome === 'refused') return errorPage(c, deps, 403)
  if (done.outcome === 'on-its-way') return askToTakeBack(c, deps, member, wish, done)
  const sentence = done.outcome === 'stale' ? sayStale(c, done) : words(c)('desk.restore-broken')
  return articlePage(c, deps, member, 409, {
    form: { values: {}, errors: { form: sentence }, of: 'archive' },
  })
}

/** As a save asks: what was approved, or is about to go out, was so with the words it has. */
async function askToTakeBack(
  c: Asking,
  deps: Deps,
  member: Member,
  { articleId, revisionId, head }: { articleId: string; revisionId: string; head: string },
  { stage, number, headline }: Extract<Restored, { outcome: 'on-its-way' }>,
): Promise<Response> {
  const text = words(c)
  const title = text('desk.restore-this', { number })
  const backHref = here(c, `/newsroom/articles/${articleId}/revisions`)
  const html = restorationPage({
    frame: newsroomFrame(c, deps, member, { title, area: 'articles' }),
    headline,
    warning: text(`editor.takes-back.${stage}`),
    action: here(c, `/newsroom/articles/${articleId}/restorations`),
    fields: { revision: revisionId, head, takesBack: stage },
    backHref,
  })
  return c.html(html, 409)
}
