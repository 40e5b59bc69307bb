import { correctArticle, LONGEST_CORRECTION } from '../../../domain/articles/corrections.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { toArticle } from './article.ts'
import { prose, tooLong } from './fields.ts'
import { wrong } from './moves.ts'

/** Says what was wrong, on the article itself, without another revision. */
export async function addCorrectionHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { text: prose })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const text = read.fields.text.trim()
  if (text === '') return wrong(c, deps, member, 'corrections', {}, { text: 'desk.wrong.correction' })
  if (tooLong(text, LONGEST_CORRECTION))
    return wrong(c, deps, member, 'corrections', { text }, { text: 'desk.wrong.long' })
  const doer = { actor: member, network: networkHere(c, deps) }
  const done = await correctArticle(deps.database.db, deps.clock, doer, c.req.param('id') ?? '', text)
  if (done === 'nothing') return notFound(c, deps)
  if (done === 'refused') return errorPage(c, deps, 403)
  deps.press.clear()
  return toArticle(c, 'corrected')
}
