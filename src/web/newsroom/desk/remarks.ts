import { z } from 'zod'
import { comment, LONGEST_REMARK, resolveRemark } from '../../../domain/articles/remarks.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { toArticle } from './article.ts'
import { prose, tooLong } from './fields.ts'
import { wrong } from './moves.ts'

export async function addComment(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { text: prose })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const text = read.fields.text.trim()
  if (text === '') return wrong(c, deps, member, 'remarks', {}, { text: 'desk.wrong.remark' })
  if (tooLong(text, LONGEST_REMARK))
    return wrong(c, deps, member, 'remarks', { text }, { text: 'desk.wrong.long' })
  const { db } = deps.database
  if (!(await comment(db, deps.clock, member, c.req.param('id') ?? '', text))) return notFound(c, deps)
  deps.wakeQueue()
  return toArticle(c, 'remark')
}

export async function resolve(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { done: z.enum(['yes', 'no']) })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const wish = {
    articleId: c.req.param('id') ?? '',
    remarkId: c.req.param('remark') ?? '',
    isDone: read.fields.done === 'yes',
  }
  if (!(await resolveRemark(deps.database.db, deps.clock, member, wish))) return notFound(c, deps)
  return toArticle(c, 'resolved')
}
