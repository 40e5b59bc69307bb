import { z } from 'zod'
import { type PagePublished, publishPage, removePage, unpublishPage } from '../../../domain/pages/publish.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { applyChange } from '../../apply-change.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { revisionId } from '../desk/fields.ts'
import { sayStale } from '../desk/moves.ts'
import { textHere } from '../publication/room.ts'
import { back, thingFrame } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { list } from './list.ts'
import { overview, pageHere } from './overview.ts'

export async function setPublication(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { state: z.enum(['published', 'unpublished']), head: revisionId })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { state, head } = read.fields
  const { db } = deps.database
  const doer = { actor: member, network: networkHere(c, deps) }
  const pageId = c.req.param('id') ?? ''
  const done =
    state === 'published'
      ? await publishPage(db, deps.clock, doer, { pageId, head })
      : await unpublishPage(db, deps.clock, doer, pageId)
  return answer(c, deps, member, done)
}

export async function askToRemovePage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps, member)
  if (!page) return errorPage(c, deps, 404)
  const text = textHere(c)
  const at = here(c, `${list}/${page.pageId}`)
  const name = page.content.title || text('shell.untitled')
  return c.html(
    thingQuestionPage({
      frame: thingFrame(c, deps, member, {
        title: text('publication.pages.remove-ask', { name }),
        area: 'pages',
      }),
      why: text(page.publishedAt === null ? 'publication.pages.remove-why' : 'publication.pages.remove-live'),
      action: `${at}/removal`,
      confirm: text('publication.pages.remove'),
      cancelHref: at,
    }),
  )
}

export async function removePageHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const doer = { actor: member, network: networkHere(c, deps) }
  const done = await removePage(deps.database.db, deps.clock, doer, c.req.param('id') ?? '')
  return answer(c, deps, member, done)
}

function answer(c: Asking, deps: Deps, member: Member, done: PagePublished): Response | Promise<Response> {
  switch (done.outcome) {
    case 'nothing':
      return errorPage(c, deps, 404)
    case 'stale':
      return overview(c, deps, member, sayStale(c, done))
    case 'refused':
      return overview(c, deps, member, sayRefused(c, done.because))
    case 'removed':
      return back(c, list, 'removed')
    default:
      applyChange(deps, 'pages')
      return back(c, `${list}/${c.req.param('id')}`, done.outcome)
  }
}

function sayRefused(c: Asking, because: Extract<PagePublished, { outcome: 'refused' }>['because']): string {
  const text = textHere(c)
  if (because === 'title') return text('publication.pages.error.title')
  if (because === 'live') return text('publication.pages.remove-live')
  return text(`publication.error.${because}`, { name: '' })
}
