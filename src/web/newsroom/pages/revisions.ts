import { compareDocuments, compareText } from '../../../domain/articles/compare.ts'
import { listPageRevisions, readPageRevision, restorePageRevision } from '../../../domain/pages/revisions.ts'
import type { PageContent } from '../../../domain/pages/revision.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { comparisonPage } from '../../../theme/newsroom/desk/comparison.tsx'
import { revisionsPage } from '../../../theme/newsroom/desk/revisions.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { revisionId } from '../desk/fields.ts'
import { sayStale } from '../desk/moves.ts'
import { comparisonOf, offered, revisionList, revisionsAskedFor } from '../desk/revision-pages.ts'
import { newsroomFrame } from '../frame.ts'
import { textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { list } from './list.ts'
import { overview, pageHere } from './overview.ts'

export async function showPageRevisions(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps, member)
  if (!page) return notFound(c, deps)
  const { pageId, head, publishedRevisionId, content } = page
  const filter = revisionsAskedFor(c)
  const listed = await listPageRevisions(deps.database.db, pageId, filter)
  const place = `${list}/${pageId}`
  const html = revisionsPage({
    frame: newsroomFrame(c, deps, member, {
      title: content.title || textHere(c)('shell.untitled'),
      area: 'pages',
    }),
    articleHref: here(c, place),
    ...revisionList(c, { place, headId: head.id, publishedRevisionId }, listed, filter),
    mayRestore: true,
  })
  return c.html(html)
}

export async function restorePage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { revision: revisionId, head: revisionId })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const doer = { actor: member, network: networkHere(c, deps) }
  const pageId = c.req.param('id') ?? ''
  const wish = { pageId, revisionId: read.fields.revision, head: read.fields.head }
  const done = await restorePageRevision(deps.database.db, deps.clock, doer, wish)
  if (done.outcome === 'restored') return back(c, `${list}/${pageId}`, 'restored')
  if (done.outcome === 'stale') return overview(c, deps, member, sayStale(c, done))
  return notFound(c, deps)
}

export async function showPageComparison(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const page = await pageHere(c, deps, member)
  if (!page) return notFound(c, deps)
  const { pageId, head, language } = page
  const from = await readPageRevision(db, pageId, c.req.query('from') ?? '')
  const to = await readPageRevision(db, pageId, c.req.query('to') ?? '')
  if (!from || !to) return notFound(c, deps)
  const place = `${list}/${pageId}`
  const listed = await listPageRevisions(db, pageId, offered)
  const html = comparisonPage({
    frame: newsroomFrame(c, deps, member, {
      title: page.content.title || textHere(c)('shell.untitled'),
      area: 'pages',
    }),
    articleHref: here(c, place),
    ...comparisonOf(c, { place, headId: head.id, language, from, to, listed, mayRestore: true }),
    fields: fieldsThatDiffer(c, from.content, to.content),
    blocks: compareDocuments(from.content.body, to.content.body),
  })
  return c.html(html)
}

/** A revision that named no address kept the one there was: there is nothing to set it against. */
function fieldsThatDiffer(c: Asking, from: PageContent, to: PageContent) {
  const text = textHere(c)
  const isMoved = from.slug !== undefined && to.slug !== undefined
  const rows = [
    { label: text('publication.pages.title'), before: from.title, after: to.title },
    { label: text('publication.pages.standfirst'), before: from.standfirst, after: to.standfirst },
    ...(isMoved ? [{ label: text('publication.pages.address'), before: from.slug, after: to.slug }] : []),
  ]
  return rows
    .filter(({ before, after }) => before !== after)
    .map(({ label, before = '', after = '' }) => ({ label, runs: compareText(before, after) }))
}
