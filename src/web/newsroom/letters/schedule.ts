import { z } from 'zod'
import { readLocalMoment } from '../../../domain/articles/schedule.ts'
import { type EditionDraft, isOpen } from '../../../domain/newsletters/edition-draft.ts'
import { scheduleEdition, skipEdition, unscheduleEdition } from '../../../domain/newsletters/editions.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { revisionId } from '../desk/fields.ts'
import { textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { editionHere, newsletterOf, subjectOfEdition } from './edition-here.ts'
import { editionAnswer, type EditionSent } from './edition.ts'
import { lintHere } from './lint.ts'
import { editions } from './newsletter.ts'

const percents = ['0', '10', '20', '30', '40', '50', '100'] as const
const hours = ['1', '2', '4', '8', '24'] as const

const shape = {
  head: revisionId,
  when: z.enum(['now', 'at']),
  at: line,
  zone: z.enum(['ours', 'theirs']),
  which: z.enum(['first', 'second']).optional(),
  percent: z.enum(percents).optional(),
  hours: z.enum(hours).optional(),
}

/** Sets when the edition goes out, which signs an automatic one off. The words are those that were on the page. */
export async function scheduleHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const read = await readForm(c, shape)
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { head, when, zone, percent = '0', hours = '2', ...typed } = read.fields
  const text = textHere(c)
  const values = { when, zone, at: typed.at, percent, hours }
  const wrong = (field: string, error: string, more: EditionSent = {}) =>
    editionAnswer(c, deps, member, edition, {
      status: 422,
      ...more,
      form: { values, errors: { [field]: error }, of: 'schedule' },
    })
  if (!isOpen(edition)) return wrong('form', text('letters.frozen'), { status: 409 })
  if (edition.head.id !== head)
    return wrong('form', text('letters.changed', { name: edition.head.by }), { status: 409 })
  const newsletter = await newsletterOf(deps, edition)
  if (newsletter?.isArchived) return wrong('form', text('letters.archived-why'), { status: 409 })
  if ((await lintHere(c, deps, edition)).some(({ isError }) => isError))
    return wrong('form', text('letters.lint-stops'))
  if (percent !== '0' && edition.content.otherSubject === null)
    return wrong('percent', text('letters.wrong.trial'))
  const moment = when === 'now' ? ({ is: 'moment', at: deps.clock() } as const) : localMoment(c, typed)
  if (moment.is === 'no-time') return wrong('at', text('desk.wrong.time'))
  if (moment.is === 'twice') {
    const askWhich = { first: moment.first.toString(), second: moment.second.toString() }
    return wrong('which', text('desk.wrong.which'), { askWhich })
  }
  if (moment.is === 'skipped') {
    const next = moment.next.toString({ smallestUnit: 'minute' })
    values.at = next
    return wrong(
      'at',
      text('desk.wrong.skipped', { wished: typed.at.slice(11, 16), next: next.slice(11, 16) }),
    )
  }
  if (when === 'at' && moment.at.epochMilliseconds < deps.clock().epochMilliseconds - 60_000)
    return wrong('at', text('letters.wrong.past'))
  const isSet = await carryOutSchedule(c, deps, member, edition, {
    sendAt: moment.at,
    inReaderZone: when === 'at' && zone === 'theirs',
    ...(percent !== '0' && {
      trial: { percent: Number(percent), endsAt: moment.at.add({ hours: Number(hours) }) },
    }),
  })
  if (!isSet) return wrong('form', text('letters.moved-on'), { status: 409 })
  deps.wakeQueue()
  return back(c, `${editions}/${edition.editionId}`, when === 'now' ? 'sent-now' : 'scheduled')
}

function localMoment(c: Asking, { at, which }: { at: string; which?: 'first' | 'second' | undefined }) {
  return readLocalMoment(at, c.var.site.identity.timeZone, which)
}

type Plan = {
  sendAt: Temporal.Instant
  inReaderZone: boolean
  trial?: { percent: number; endsAt: Temporal.Instant }
}

async function carryOutSchedule(
  c: Asking,
  deps: Deps,
  member: Member,
  edition: EditionDraft,
  plan: Plan,
): Promise<boolean> {
  return deps.database.db.transaction().execute(async (db) => {
    const wish = { id: edition.editionId, head: edition.head.id, by: member.id, ...plan }
    if (!(await scheduleEdition(db, deps.clock, wish))) return false
    await recordAudit(db, deps.clock, {
      actor: member,
      network: networkHere(c, deps),
      act: 'edition.schedule',
      subject: subjectOfEdition(edition),
      after: {
        revision: edition.head.id,
        sendAt: toInstantText(plan.sendAt),
        inReaderZone: plan.inReaderZone,
        trial: plan.trial?.percent ?? 0,
      },
    })
    return true
  })
}

/** Back to a draft, or (`skip`) an automatic one that shall not go out this time. */
export async function unscheduleHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const read = await readForm(c, { act: z.enum(['unschedule', 'skip']) })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { act } = read.fields
  const isDone = await deps.database.db.transaction().execute(async (db) => {
    const isChanged =
      act === 'unschedule'
        ? await unscheduleEdition(db, edition.editionId)
        : await skipEdition(db, edition.editionId, 'newsroom')
    if (isChanged)
      await recordAudit(db, deps.clock, {
        actor: member,
        network: networkHere(c, deps),
        act: act === 'unschedule' ? 'edition.unschedule' : 'edition.skip',
        subject: subjectOfEdition(edition),
      })
    return isChanged
  })
  if (isDone) return back(c, `${editions}/${edition.editionId}`, act === 'skip' ? 'skipped' : 'unscheduled')
  const form = { values: {}, errors: { form: textHere(c)('letters.frozen') } }
  return editionAnswer(c, deps, member, edition, { form, status: 409 })
}
