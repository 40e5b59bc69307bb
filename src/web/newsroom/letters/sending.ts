import { z } from 'zod'
import { pauseSending, resumeSending, stopSending } from '../../../domain/newsletters/sending.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { textHere } from '../publication/room.ts'
import { back, thingFrame } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { editionHere, subjectOfEdition } from './edition-here.ts'
import { editionAnswer } from './edition.ts'
import { editions } from './newsletter.ts'

/** Holds a sending, or lets it go on. */
export async function steerSending(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { act: z.enum(['pause', 'resume']) })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  return steer(c, deps, member, read.fields.act)
}

export async function askToStop(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const text = textHere(c)
  const at = here(c, `${editions}/${edition.editionId}`)
  return c.html(
    thingQuestionPage({
      frame: thingFrame(c, deps, member, {
        title: text('letters.stop-ask', { name: edition.content.subject }),
        area: 'newsletters',
      }),
      why: text('letters.stop-why'),
      action: `${at}/stop`,
      confirm: text('letters.stop'),
      cancelHref: at,
    }),
  )
}

export async function stopHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  return steer(c, deps, member, 'stop')
}

const said = { pause: 'paused', resume: 'resumed', stop: 'stopped' } as const

async function steer(
  c: Asking,
  deps: Deps,
  member: Member,
  act: 'pause' | 'resume' | 'stop',
): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const id = edition.editionId
  const acts = {
    pause: 'edition.pause',
    resume: 'edition.resume',
    stop: 'edition.stop',
  }
  const isDone = await deps.database.db.transaction().execute(async (db) => {
    const isChanged =
      act === 'pause'
        ? await pauseSending(db, id)
        : act === 'resume'
          ? await resumeSending(db, id)
          : await stopSending(db, deps.clock, id)
    if (isChanged)
      await recordAudit(db, deps.clock, {
        actor: member,
        network: networkHere(c, deps),
        act: acts[act],
        subject: subjectOfEdition(edition),
      })
    return isChanged
  })
  if (isDone) return back(c, `${editions}/${id}`, said[act])
  const form = { values: {}, errors: { form: textHere(c)('letters.moved-on') } }
  return editionAnswer(c, deps, member, edition, { form, status: 409 })
}
