import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Verdict } from '../../../domain/access/judge.ts'
import { policyInForce } from '../../../domain/access/policy-edit.ts'
import type { Policy } from '../../../domain/access/policy.ts'
import { personKinds, type Trial, tryPolicies } from '../../../domain/access/test-bench.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { VerdictSaid } from '../../../theme/contract/newsroom-publication.ts'
import { accessTrialPage } from '../../../theme/newsroom/publication/access-trial.tsx'
import { line } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import { factsOf } from './policy-facts.ts'
import { type Errors, showable, type Values } from './policy-form.ts'
import { passage, textHere, wordingLanguages } from './room.ts'

/** Absent before the bench was seen. */
export const benchShape = {
  person: z.enum(['', ...personKinds]).optional(),
  opened: line.optional(),
  day: line.optional(),
  articles: passage.optional(),
}

/** The proposed policy beside the present one, on real articles. Nothing is changed. */
export async function showTrial(c: Asking, deps: Deps, member: Member, policy: Policy, sent: Values) {
  const { db } = deps.database
  const present = await policyInForce(db)
  const { trial, errors, values } = readBench(c, deps, sent)
  const { rows, unknown } = await tryPolicies(db, present.policy, policy, trial)
  if (unknown[0] !== undefined)
    errors['articles'] = textHere(c)('publication.error.unknown-article', { name: unknown[0] })
  const { language } = c.var
  const html = accessTrialPage({
    frame: newsroomFrame(c, deps, member, {
      title: textHere(c)('publication.access.trial'),
      area: 'access',
    }),
    action: here(c, '/newsroom/access'),
    backHref: here(c, '/newsroom/access'),
    fields: Object.entries(sent).flatMap(([name, value]) =>
      value === undefined || Object.hasOwn(benchShape, name) ? [] : [[name, value]],
    ),
    isSame: isDeepStrictEqual(plain(policy), plain(present.policy)),
    present: factsOf(c, present.policy),
    proposed: factsOf(c, policy),
    rows: rows.map(({ person, article, present, proposed }) => ({
      person,
      headline: article.headline,
      section: inLanguage(article.section.name, language),
      published: article.publishedAt,
      present: said(present),
      proposed: said(proposed),
      differs: !isDeepStrictEqual(said(present), said(proposed)),
    })),
    persons: [...personKinds],
    previews: wordingLanguages(c).map((one) => ({
      language: one,
      lead: policy.wall?.lead[one.code] ?? '',
      note: policy.wall?.note[one.code] ?? '',
      benefits: policy.benefits.map((benefit) => inLanguage(benefit, one.code)),
    })),
    form: { values: showable({ ...values, day: errors['day'] ? '' : values.day }), errors },
  })
  return c.html(html, Object.keys(errors).length > 0 ? 400 : 200)
}

/** Noon of the day in the publication's zone. */
function readBench(c: Asking, deps: Deps, sent: Values): { trial: Trial; errors: Errors; values: Values } {
  const { timeZone } = c.var.site.identity
  const today = deps.clock().toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const values = {
    person: sent['person'] ?? '',
    opened: sent['opened'] ?? '0',
    day: sent['day'] ?? today,
    articles: sent['articles'] ?? '',
  }
  const errors: Errors = {}
  const text = textHere(c)
  const isNumber = /^\d{1,3}$/.test(values.opened) && Number(values.opened) <= 100
  if (!isNumber) errors['opened'] = text('publication.error.number', { least: 0, most: 100 })
  const day = readDay(values.day)
  if (!day) errors['day'] = text('publication.error.day')
  const at = day
    ? day.toZonedDateTime({ timeZone, plainTime: '12:00' }).epochMilliseconds
    : deps.clock().epochMilliseconds
  const persons = personKinds.filter((kind) => values.person === '' || kind === values.person)
  const articles = values.articles.split(/\s+/).filter(Boolean).slice(0, 50)
  return { trial: { persons, opened: isNumber ? Number(values.opened) : 0, at, articles }, errors, values }
}

function readDay(typed: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(typed)
  } catch {
    return undefined
  }
}

function said(verdict: Verdict): VerdictSaid {
  if ('wall' in verdict) {
    const { because } = verdict
    if (because.kind === 'archive') return { open: false, because: 'archive', count: because.days }
    return { open: false, because: because.kind, count: because.kind === 'meter-spent' ? because.limit : 0 }
  }
  return { open: true, because: verdict.open, count: verdict.open === 'metered' ? verdict.left : 0 }
}

function plain(policy: Policy): unknown {
  return JSON.parse(JSON.stringify(policy))
}
