import { z } from 'zod'
import type { Policy } from '../../../domain/access/policy.ts'
import { roles } from '../../../domain/staff/may.ts'
import type { Localized } from '../../../lib/localized.ts'
import { line } from '../../account/form.ts'
import type { Asking } from '../../route.ts'
import { audienceOf, localizedFrom, localizedValues, passage, perLanguage, textHere, tick } from './room.ts'

export type Values = Record<string, string | undefined>
export type Errors = Record<string, string>

/** Every field of a policy, and none besides. */
export function policyShape(c: Asking) {
  const ticks = [
    ...c.var.site.sections.map(({ slug }) => `section-${slug}`),
    ...roles.map((role) => `skip-${role}`),
    'publicHistory',
  ]
  const shape: Record<string, z.ZodType<string | undefined>> = {
    base: line,
    audience: z.enum(audienceChoices(c)),
    limit: line,
    windowDays: line,
    sections: z.enum(['all', 'chosen']),
    archiveAfterDays: line,
    ...Object.fromEntries(ticks.map((name) => [name, tick])),
    ...perLanguage(c, ['lead', 'note'], line),
    ...perLanguage(c, ['benefits'], passage),
  }
  return shape
}

/** A plan that the policy names stays choosable. */
export function audienceChoices(c: Asking): string[] {
  const present = c.var.site.policy.defaultAudience
  return [...new Set(['everyone', 'registered', present])]
}

export function toValues(policy: Policy): Values {
  const { meter, archiveAfterDays, benefits, review } = policy
  return {
    audience: policy.defaultAudience,
    limit: String(meter.limit),
    windowDays: String(meter.windowDays),
    sections: meter.sections === null ? 'all' : 'chosen',
    ...Object.fromEntries((meter.sections ?? []).map((slug) => [`section-${slug}`, 'yes'])),
    archiveAfterDays: archiveAfterDays === null ? '' : String(archiveAfterDays),
    ...Object.fromEntries(review.skip.map((role) => [`skip-${role}`, 'yes'])),
    ...(policy.publicHistory && { publicHistory: 'yes' }),
    ...localizedValues('benefits', linesOf(benefits)),
    ...localizedValues('lead', policy.wall?.lead ?? {}),
    ...localizedValues('note', policy.wall?.note ?? {}),
  }
}

/** The policy that a form holds, or what is wrong with it. */
export function readPolicyForm(c: Asking, values: Values): { policy?: Policy; errors: Errors } {
  const text = textHere(c)
  const errors: Errors = {}
  const number = (name: string, least: number, most: number) => {
    const typed = (values[name] ?? '').trim()
    const read = Number(typed)
    if (/^\d{1,5}$/.test(typed) && read >= least && read <= most) return read
    errors[name] = text('publication.error.number', { least, most })
    return least
  }
  const benefits = benefitsFrom(localizedFrom(c, values, 'benefits'))
  if (benefits.length > 8)
    errors[`benefits-${c.var.site.identity.languages[0]}`] = text('publication.error.benefits')
  const chosen = c.var.site.sections.map(({ slug }) => slug).filter((slug) => values[`section-${slug}`])
  const lead = localizedFrom(c, values, 'lead')
  const note = localizedFrom(c, values, 'note')
  const hasWords = Object.keys(lead).length + Object.keys(note).length > 0
  const policy: Policy = {
    defaultAudience: audienceOf(values['audience'] ?? ''),
    meter: {
      limit: number('limit', 0, 100),
      windowDays: number('windowDays', 1, 366),
      sections: values['sections'] === 'chosen' ? chosen : null,
    },
    archiveAfterDays: values['archiveAfterDays']?.trim() ? number('archiveAfterDays', 1, 36_500) : null,
    benefits,
    review: { skip: roles.filter((role) => values[`skip-${role}`]) },
    publicHistory: values['publicHistory'] === 'yes',
    ...(hasWords && { wall: { lead, note } }),
  }
  return Object.keys(errors).length > 0 ? { errors } : { policy, errors }
}

/** A number field shows numbers only; what was typed instead is named by its error. */
export function showable(values: Values): Values {
  const shown = { ...values }
  for (const name of ['limit', 'windowDays', 'archiveAfterDays', 'opened'])
    if (!/^\d*$/.test(shown[name] ?? '')) shown[name] = ''
  return shown
}

/** One text of a line each, by language. */
function linesOf(benefits: readonly Localized[]): Localized {
  const languages = new Set(benefits.flatMap((benefit) => Object.keys(benefit)))
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      benefits.map((benefit) => benefit[language] ?? '').join('\n'),
    ]),
  )
}

/** The first line of each language is one benefit, the second another. */
function benefitsFrom(lines: Localized): Localized[] {
  const byLanguage = Object.entries(lines).map(([language, text]) => ({
    language,
    lines: text.split(/\r?\n/).map((one) => one.trim()),
  }))
  const count = Math.max(0, ...byLanguage.map((one) => one.lines.length))
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      byLanguage.flatMap((one) => (one.lines[index] ? [[one.language, one.lines[index]]] : [])),
    ),
  ).filter((benefit) => Object.keys(benefit).length > 0)
}
