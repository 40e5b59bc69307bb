import { withdrawFront } from '../../../domain/articles/front/publish.ts'
import { findFront, latestFront } from '../../../domain/articles/front/revisions.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { applyChange } from '../../apply-change.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { moment, words } from '../desk/words.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { frontPage, home } from './page.ts'

export async function askToWithdraw(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const front = await findFront(deps.database.db, c.req.param('id') ?? '')
  if (!front) return notFound(c, deps)
  const title = words(c)('front.withdraw-ask', { when: moment(c, front.liveFrom) })
  return c.html(
    thingQuestionPage({
      frame: newsroomFrame(c, deps, member, { title, area: 'front' }),
      why: words(c)('front.withdraw-why'),
      action: here(c, `${home}/${front.id}/withdrawal`),
      confirm: words(c)('front.withdraw'),
      cancelHref: `${here(c, home)}?language=${front.language}`,
    }),
  )
}

export async function withdrawHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const front = await findFront(db, c.req.param('id') ?? '')
  if (!front) return notFound(c, deps)
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { language } = front
  const doer = { actor: member, network: networkHere(c, deps) }
  const done = await withdrawFront(db, deps.clock, doer, front.id)
  if (done === 'refused') return errorPage(c, deps, 403)
  if (done === 'withdrawn') {
    applyChange(deps, 'pages')
    return c.redirect(`${here(c, home)}?language=${language}&done=withdraw`, 303)
  }
  const base = (await latestFront(db, language))?.id ?? ''
  const { layout } = front
  const arranged = { language, layout, base, replaces: '', at: '', which: '', command: '', finds: new Map() }
  const notice = { text: words(c)('front.too-late'), kind: 'problem' as const }
  return frontPage(c, deps, member, { arranged, status: 409, notice })
}
