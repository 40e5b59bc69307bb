import { compareDocuments } from '../../../domain/articles/compare.ts'
import { moverOf, openFor } from '../../../domain/articles/open-for.ts'
import { listRevisions, readRevision } from '../../../domain/articles/revisions.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { directionOf } from '../../../lib/languages.ts'
import { comparisonPage } from '../../../theme/newsroom/desk/comparison.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { compareFields } from './compared-fields.ts'
import { words } from './words.ts'

const OFFERED = 40

/** Any two revisions of one article, read as one text with marks. */
export async function showComparison(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const article = await openFor(db, member, c.req.param('id') ?? '')
  if (!article) return notFound(c, deps)
  const from = await readRevision(db, article.id, c.req.query('from') ?? '')
  const to = await readRevision(db, article.id, c.req.query('to') ?? '')
  if (!from || !to) return notFound(c, deps)
  const text = words(c)
  const listed = await listRevisions(db, article.id, { all: false, most: OFFERED })
  const numbers = new Map([...listed, from, to].map(({ id, number }) => [id, number]))
  const options = [...numbers].toSorted(([, one], [, other]) => other - one)
  const at = (path: string) => here(c, `/newsroom/articles/${article.id}${path}`)
  const mayRestore = from.id !== article.headId && moverOf(member, article).mayAct('article.edit')
  const html = comparisonPage({
    frame: newsroomFrame(c, deps, member, {
      title: article.headline || text('shell.untitled'),
      area: 'articles',
    }),
    articleHref: at(''),
    revisionsHref: at('/revisions'),
    action: at('/comparison'),
    from,
    to,
    options: options.map(([id, number]) => ({ value: id, label: text('desk.revision.name', { number }) })),
    fields: await compareFields(c, deps, from.content, to.content),
    blocks: compareDocuments(from.content.body, to.content.body),
    language: article.language,
    dir: directionOf(article.language),
    restore: mayRestore ? { action: at('/restorations'), head: article.headId } : undefined,
  })
  return c.html(html)
}
