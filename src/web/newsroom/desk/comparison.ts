import { compareDocuments } from '../../../domain/articles/compare.ts'
import { moverOf, openFor } from '../../../domain/articles/open-for.ts'
import { listRevisions, readRevision } from '../../../domain/articles/revisions.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { comparisonPage } from '../../../theme/newsroom/desk/comparison.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { compareFields } from './compared-fields.ts'
import { comparisonOf, offered } from './revision-pages.ts'
import { words } from './words.ts'

/** Any two revisions of one article, read as one text with marks. */
export async function showComparison(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const article = await openFor(db, member, c.req.param('id') ?? '')
  if (!article) return notFound(c, deps)
  const from = await readRevision(db, article.id, c.req.query('from') ?? '')
  const to = await readRevision(db, article.id, c.req.query('to') ?? '')
  if (!from || !to) return notFound(c, deps)
  const place = `/newsroom/articles/${article.id}`
  const { headId, language } = article
  const listed = await listRevisions(db, article.id, offered)
  const mayRestore = moverOf(member, article).mayAct('article.edit')
  const html = comparisonPage({
    frame: newsroomFrame(c, deps, member, {
      title: article.headline || words(c)('shell.untitled'),
      area: 'articles',
    }),
    articleHref: here(c, place),
    ...comparisonOf(c, { place, headId, language, from, to, listed, mayRestore }),
    fields: await compareFields(c, deps, from.content, to.content),
    blocks: compareDocuments(from.content.body, to.content.body),
  })
  return c.html(html)
}
