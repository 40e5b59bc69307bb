import { type Opened, moverOf, openFor } from '../../../domain/articles/open-for.ts'
import { listShown, LONGEST_REASON, withholdText } from '../../../domain/articles/withhold.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { DeskHistoryProps } from '../../../theme/contract/newsroom-desk.ts'
import { isNewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { deskHistoryPage } from '../../../theme/newsroom/desk/history.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { articlePath } from '../../../lib/site-path.ts'
import { applyChange } from '../../apply-change.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { prose, tooLong } from './fields.ts'
import { words } from './words.ts'

/** Every text of an article that readers were shown, and which of them they may see again. */
export async function showHistory(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return historyPage(c, deps, member)
}

export async function withhold(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { reason: prose })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const reason = read.fields.reason.trim()
  const wrong = reason === '' ? 'desk.history.no-reason' : 'desk.wrong.long'
  if (reason === '' || tooLong(reason, LONGEST_REASON))
    return historyPage(c, deps, member, { number: numberHere(c), reason, error: words(c)(wrong) }, 422)
  return change(c, deps, member, reason)
}

export async function release(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  return change(c, deps, member, null)
}

async function change(c: Asking, deps: Deps, member: Member, reason: string | null): Promise<Response> {
  const doer = { actor: member, network: networkHere(c, deps) }
  const wish = { articleId: c.req.param('id') ?? '', number: numberHere(c), reason }
  const done = await withholdText(deps.database.db, deps.clock, doer, wish)
  if (done === 'nothing') return notFound(c, deps)
  if (done === 'refused') return errorPage(c, deps, 403)
  if (done === 'live') {
    const error = words(c)('desk.history.is-live')
    return historyPage(c, deps, member, { number: wish.number, reason: reason ?? '', error }, 409)
  }
  applyChange(deps, 'pages')
  const said = reason === null ? 'released' : 'withheld'
  return c.redirect(`${here(c, `/newsroom/articles/${wish.articleId}/history`)}?done=${said}`, 303)
}

async function historyPage(
  c: Asking,
  deps: Deps,
  member: Member,
  sent?: DeskHistoryProps['sent'],
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const article = await openFor(deps.database.db, member, c.req.param('id') ?? '')
  if (!article) return notFound(c, deps)
  const html = deskHistoryPage({
    frame: newsroomFrame(c, deps, member, {
      title: article.headline || words(c)('shell.untitled'),
      area: 'articles',
      notice: noticeOf(c),
    }),
    articleHref: here(c, `/newsroom/articles/${article.id}`),
    publicHref: publicHref(c, article),
    isPublic: c.var.site.policy.publicHistory,
    texts: await textsOf(c, deps, member, article),
    sent,
  })
  return c.html(html, status)
}

async function textsOf(
  c: Asking,
  deps: Deps,
  member: Member,
  article: Opened,
): Promise<DeskHistoryProps['texts']> {
  const shown = await listShown(deps.database.db, article.id)
  const mayWithhold = moverOf(member, article).mayAct('article.publish')
  return shown.map((text, at) => {
    const before = shown[at + 1]
    const own = here(c, `/newsroom/articles/${article.id}`)
    const place = `${own}/history/${text.number}/withholding`
    const mayAct = mayWithhold && !text.isLive && text.endedAt === null
    return {
      number: text.number,
      at: text.at,
      revision: text.revisionNumber,
      correction: text.correction ?? undefined,
      isLive: text.isLive,
      isEnded: text.endedAt !== null,
      withheld: text.withheld ?? undefined,
      compareHref: before && `${own}/comparison?from=${before.revisionId}&to=${text.revisionId}`,
      withhold: mayAct && !text.withheld ? place : undefined,
      release: mayAct && text.withheld ? `${place}/removal` : undefined,
    }
  })
}

function publicHref(c: Asking, article: Opened): string | undefined {
  if (!c.var.site.policy.publicHistory || article.publishedAt === null) return undefined
  return `${articlePath(c.var.site.identity.languages, article)}/history`
}

function noticeOf(c: Asking) {
  const key = `desk.history.done.${c.req.query('done') ?? ''}`
  return isNewsroomKey(key) ? { text: words(c)(key) } : undefined
}

function numberHere(c: Asking): number {
  return Number(c.req.param('number'))
}
