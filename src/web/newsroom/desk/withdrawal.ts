import { moverOf, openFor } from '../../../domain/articles/open-for.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { withdrawalPage } from '../../../theme/newsroom/desk/withdrawal.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { localPath } from '../../address.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { makeMove } from './moves.ts'
import { words } from './words.ts'

/** Asks first, and where the address should lead. */
export async function askWithdrawal(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return withdrawal(c, deps, member, 200, { values: {}, errors: {} })
}

export async function takeDown(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { redirectTo: line.default('') })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const target = read.fields.redirectTo.trim()
  if (target !== '' && (target === '/' ? target : localPath(target)) !== target)
    return withdrawal(c, deps, member, 422, {
      values: read.fields,
      errors: { redirectTo: words(c)('desk.wrong.path') },
    })
  const redirectTo = target === '' ? undefined : target
  return makeMove(c, deps, member, 'withdrawal', { move: 'withdraw', redirectTo })
}

async function withdrawal(
  c: Asking,
  deps: Deps,
  member: Member,
  status: 200 | 422,
  form: NewsroomForm,
): Promise<Response> {
  const article = await openFor(deps.database.db, member, c.req.param('id') ?? '')
  if (!article || article.publishedAt === null) return notFound(c, deps)
  if (!moverOf(member, article).mayAct('article.unpublish')) return errorPage(c, deps, 403)
  const backHref = here(c, `/newsroom/articles/${article.id}`)
  const title = words(c)('desk.withdraw-title')
  const html = withdrawalPage({
    frame: newsroomFrame(c, deps, member, { title, area: 'articles' }),
    headline: article.headline,
    action: `${backHref}/withdrawal`,
    backHref,
    form,
  })
  return c.html(html, status)
}
