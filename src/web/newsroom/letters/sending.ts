import { z } from 'zod'
import type { EditionDraft } from '../../../domain/newsletters/edition-draft.ts'
import { pauseSending, resumeSending, stopSending } from '../../../domain/newsletters/sending.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'
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
  const shape = { act: z.enum(['pause', 'resume']), sure: z.literal('yes').optional() }
  const read = await readForm(c, shape)
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  return steer(c, deps, member, read.fields.act, read.fields.sure === 'yes')
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

/** Its event was cancelled, which is why it waits. */
function askToResume(c: Asking, deps: Deps, member: Member, edition: EditionDraft): Response {
  const text = textHere(c)
  const at = here(c, `${editions}/${edition.editionId}`)
  const html = thingQuestionPage({
    frame: thingFrame(c, deps, member, {
      title: text('letters.resume-ask', { name: edition.content.subject }),
      area: 'newsletters',
    }),
    why: text('letters.resume-why'),
    action: `${at}/sending`,
    fields: { act: 'resume', sure: 'yes' },
    confirm: text('letters.resume-anyway'),
    cancelHref: at,
  })
  return c.html(html, 409)
}

const said = { pause: 'paused', resume: 'resumed', stop: 'stopped' } as const

async function steer(
  c: Asking,
  deps: Deps,
  member: Member,
  act: 'pause' | 'resume' | 'stop',
  isSure = false,
): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const id = edition.editionId
  const acts = {
    pause: 'edition.pause',
    resume: 'edition.resume',
    stop: 'edition.stop',
  }
  const outcome = await deps.database.db.transaction().execute(async (db) => {
    const done = await changeSending(db, deps, id, act, isSure)
    if (done === 'done')
      await recordAudit(db, deps.clock, {
        actor: member,
        network: networkHere(c, deps),
        act: acts[act],
        subject: subjectOfEdition(edition),
      })
    return done
  })
  if (outcome === 'event-cancelled') return askToResume(c, deps, member, edition)
  if (outcome === 'done') return back(c, `${editions}/${id}`, said[act])
  const form = { values: {}, errors: { form: textHere(c)('letters.moved-on') } }
  return editionAnswer(c, deps, member, edition, { form, status: 409 })
}

async function changeSending(
  db: Db,
  { clock }: Deps,
  id: Id,
  act: 'pause' | 'resume' | 'stop',
  isSure: boolean,
): Promise<'done' | 'moved-on' | 'event-cancelled'> {
  if (act === 'resume') {
    const resumed = await resumeSending(db, id, { despiteCancellation: isSure })
    if (resumed === 'event-cancelled') return resumed
    return resumed === 'resumed' ? 'done' : 'moved-on'
  }
  const isDone = act === 'pause' ? await pauseSending(db, id) : await stopSending(db, clock, id)
  return isDone ? 'done' : 'moved-on'
}
