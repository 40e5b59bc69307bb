import { duplicateEdition, type EditionDraft, isWritable } from '../../../domain/newsletters/edition-draft.ts'
import { removeEdition } from '../../../domain/newsletters/editions.ts'
import { setTemplate } from '../../../domain/newsletters/newsletter-edit.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { carryOut, textHere } from '../publication/room.ts'
import { back, thingFrame } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { editionHere, newsletterOf, subjectOfEdition } from './edition-here.ts'
import { editionAnswer } from './edition.ts'
import { list, subjectOf } from './list.ts'
import { editions } from './newsletter.ts'

/** The same words as a new draft. */
export async function copyEdition(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const id = await duplicateEdition(deps.database.db, deps.clock, member, edition)
  if (id !== undefined) return c.redirect(here(c, `${editions}/${id}/edit`), 303)
  const form = { values: {}, errors: { form: textHere(c)('letters.archived-why') } }
  return editionAnswer(c, deps, member, edition, { form, status: 409 })
}

/** From now on new editions of the newsletter in this language begin with these words. */
export async function makeTemplate(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  const newsletter = edition && (await newsletterOf(deps, edition))
  if (!edition || !newsletter) return errorPage(c, deps, 404)
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { language } = edition
  await carryOut(c, deps, member, async (db) => {
    await setTemplate(db, newsletter, language, edition.content.body)
    return { act: 'newsletter.template', subject: subjectOf(c, newsletter), after: { language } }
  })
  return back(c, `${editions}/${edition.editionId}`, 'template')
}

export async function askToRemoveEdition(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const text = textHere(c)
  const at = here(c, `${editions}/${edition.editionId}`)
  const name = edition.content.subject || text('letters.no-subject')
  return c.html(
    thingQuestionPage({
      frame: thingFrame(c, deps, member, {
        title: text('letters.remove-ask', { name }),
        area: 'newsletters',
      }),
      why: text('letters.remove-why'),
      action: `${at}/removal`,
      confirm: text('letters.remove'),
      cancelHref: at,
    }),
  )
}

/** Only a draft: what went out, or waits to, stays on record. */
export async function removeEditionHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const isRemoved =
    isWritable(edition) &&
    (await deps.database.db.transaction().execute(async (db) => {
      if (!(await removeEdition(db, edition.editionId))) return false
      await recordAudit(db, deps.clock, {
        actor: member,
        network: networkHere(c, deps),
        act: 'edition.remove',
        subject: subjectOfEdition(edition),
      })
      return true
    }))
  if (isRemoved) return back(c, pathAbove(edition), 'removed')
  const form = { values: {}, errors: { form: textHere(c)('letters.frozen') } }
  return editionAnswer(c, deps, member, edition, { form, status: 409 })
}

function pathAbove({ newsletterId, eventId }: EditionDraft): string {
  if (eventId !== null) return `/newsroom/events/${eventId}/messages`
  return newsletterId === null ? list : `${list}/${newsletterId}`
}
