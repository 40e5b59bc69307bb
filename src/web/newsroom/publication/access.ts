import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import {
  editPolicy,
  findPolicy,
  listPolicyChanges,
  policyInForce,
} from '../../../domain/access/policy-edit.ts'
import type { Policy } from '../../../domain/access/policy.ts'
import { type Member, roles } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { accessPage } from '../../../theme/newsroom/publication/access.tsx'
import { policyRecordPage } from '../../../theme/newsroom/publication/policy-record.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { benchShape, showTrial } from './access-trial.ts'
import {
  audienceChoices,
  type Errors,
  policyShape,
  readPolicyForm,
  showable,
  toValues,
  type Values,
} from './policy-form.ts'
import { factsOf } from './policy-facts.ts'
import { noticeHere, showAtOnce, textHere, wordingLanguages } from './room.ts'

const done = { changed: 'publication.access.done' } as const

/** `?from=` fills the form with an earlier policy, to be put in force again. */
export async function showAccess(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const from = c.req.query('from')
  if (from === undefined) return formPage(c, deps, member)
  const earlier = await findPolicy(deps.database.db, from)
  if (!earlier) return errorPage(c, deps, 404)
  const restored = earlier.at === null ? undefined : { by: earlier.by, at: earlier.at }
  return formPage(c, deps, member, { values: toValues(earlier.policy), restored })
}

/** Trying, changing further and putting in force are steps of one form: nothing is kept in between. */
export async function sendAccess(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const step = { step: z.enum(['try', 'edit', 'live']) }
  const form = await readForm(c, { ...policyShape(c), ...benchShape, ...step })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { step: asked, ...sent } = form.fields
  const values: Values = { ...sent }
  const { policy, errors } = readPolicyForm(c, values)
  if (asked === 'edit' || !policy) return formPage(c, deps, member, { values, errors })
  if (asked === 'try') return showTrial(c, deps, member, policy, values)
  return putInForce(c, deps, member, policy, values)
}

async function putInForce(c: Asking, deps: Deps, member: Member, policy: Policy, values: Values) {
  const actor = { member, network: networkHere(c, deps), publication: c.var.site.identity.name }
  const edited = await editPolicy(deps.database.db, deps.clock, actor, values['base'] ?? '', policy)
  if (edited === 'refused') return errorPage(c, deps, 403)
  if (edited === 'stale')
    return formPage(c, deps, member, { values, errors: { form: textHere(c)('publication.error.stale') } })
  showAtOnce(deps)
  return c.redirect(`${here(c, '/newsroom/access')}?done=changed`, 303)
}

type Shown = { values?: Values; errors?: Errors; restored?: { by: string; at: string } | undefined }

async function formPage(c: Asking, deps: Deps, member: Member, shown: Shown = {}): Promise<Response> {
  const present = await policyInForce(deps.database.db)
  const { errors = {}, values = toValues(present.policy) } = shown
  const { language, site } = c.var
  const html = accessPage({
    frame: newsroomFrame(c, deps, member, {
      title: textHere(c)('publication.access.title'),
      area: 'access',
      notice: noticeHere(c, done),
    }),
    action: here(c, '/newsroom/access'),
    recordHref: here(c, '/newsroom/access/record'),
    present: factsOf(c, present.policy),
    changed: present.at === null ? undefined : { by: present.by, at: present.at },
    restored: shown.restored,
    base: present.id,
    audiences: audienceChoices(c),
    sections: site.sections.map(({ slug, name }) => ({ slug, name: inLanguage(name, language) })),
    roles: [...roles],
    languages: wordingLanguages(c),
    form: { values: showable(values), errors },
  })
  return c.html(html, Object.keys(errors).length > 0 ? 400 : 200)
}

export async function showRecord(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const changes = await listPolicyChanges(deps.database.db)
  const html = policyRecordPage({
    frame: newsroomFrame(c, deps, member, {
      title: textHere(c)('publication.access.record'),
      area: 'access',
    }),
    backHref: here(c, '/newsroom/access'),
    changes: changes.map(({ id, by, at, policy, before }, index) => ({
      by,
      at,
      before: factsOf(c, before),
      after: factsOf(c, policy),
      wordsChanged: !isDeepStrictEqual(wordsOf(policy), wordsOf(before)),
      restoreHref: index === 0 ? undefined : `${here(c, '/newsroom/access')}?from=${id}`,
    })),
  })
  return c.html(html)
}

function wordsOf({ benefits, wall }: Policy) {
  return { benefits, wall: wall ?? { lead: {}, note: {} } }
}
