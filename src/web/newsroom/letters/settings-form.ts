import { z } from 'zod'
import type { NewsletterSettings } from '../../../domain/newsletters/newsletter-edit.ts'
import { type Cadence, cadenceSchema, type Newsletter } from '../../../domain/newsletters/newsletters.ts'
import { parseEmail } from '../../../lib/email-address.ts'
import { ownName } from '../../../lib/languages.ts'
import type { ThingGroup } from '../../../theme/contract/newsroom-things.ts'
import { line } from '../../account/form.ts'
import type { Asking } from '../../route.ts'
import { ifNameless } from '../publication/described.ts'
import {
  audienceOf,
  localizedFrom,
  localizedValues,
  passage,
  perLanguage,
  textHere,
  tick,
} from '../publication/room.ts'
import { fieldsPerLanguage } from '../publication/things.ts'

type Typed = Readonly<Record<string, unknown>>
type Values = Record<string, string>

const MOST_ARTICLES = 100

export function settingsShape(c: Asking): z.ZodRawShape {
  return {
    ...perLanguage(c, ['name', 'senderName'], line),
    ...perLanguage(c, ['description'], passage),
    ...perLanguage(c, ['language'], tick),
    senderAddress: line,
    replyTo: line,
    audience: line,
    every: z.enum(['', 'day', 'week', 'month']),
    weekday: z.enum(['1', '2', '3', '4', '5', '6', '7']),
    day: z.string().regex(/^\d{1,2}$/),
    at: line,
    signOff: tick,
    leastArticles: line.optional(),
  }
}

export type SettingsRead = { settings: NewsletterSettings } | { errors: Values }

/** A letter written by hand waits for nobody but its writers: what does not apply to it stays as it is. */
type Of = { kind: Newsletter['kind'] } & Partial<Pick<Newsletter, 'signOff' | 'leastArticles'>>

/** What was typed as settings, or what is wrong with it by field. */
export function readSettings(c: Asking, { kind, ...own }: Of, typed: Typed): SettingsRead {
  const text = textHere(c)
  const { languages } = c.var.site.identity
  const [first = 'en'] = languages
  const word = (name: string) => String(typed[name] ?? '').trim()
  const name = localizedFrom(c, typed, 'name')
  const errors: Values = ifNameless(c, name)
  const chosen = languages.filter((language) => typed[`language-${language}`] === 'yes')
  if (chosen.length === 0) errors[`language-${first}`] = text('letters.wrong.language')
  // A whole header could hide in a name: whatever breaks a line is refused where it is typed.
  const senderName = localizedFrom(c, typed, 'senderName')
  for (const [language, words] of Object.entries(senderName))
    if (/[\p{Control}<>"@]/u.test(words)) errors[`senderName-${language}`] = text('letters.wrong.sender-name')
  const senderAddress = parseEmail(word('senderAddress'))
  if (!senderAddress) errors['senderAddress'] = text('letters.wrong.address')
  const replyTo = word('replyTo') === '' ? null : parseEmail(word('replyTo'))
  if (replyTo === undefined) errors['replyTo'] = text('letters.wrong.address')
  const cadence = cadenceFrom(word)
  if (cadence === 'wrong') errors['at'] = text('letters.wrong.time')
  if (cadence === null && kind !== 'composed') errors['every'] = text('letters.wrong.cadence')
  const isAutomatic = typed['leastArticles'] !== undefined
  const wished = isAutomatic ? word('leastArticles') : String(own.leastArticles ?? 0)
  const least = /^\d{1,3}$/.test(wished) ? Number(wished) : -1
  if (least < 0 || least > MOST_ARTICLES) errors['leastArticles'] = text('letters.wrong.least')
  const audience = word('audience')
  const isPlan = audience.startsWith('plan:')
  if (audience !== 'everyone' && audience !== 'registered' && !isPlan)
    errors['audience'] = text('editor.field-wrong')
  if (Object.keys(errors).length > 0 || !senderAddress || cadence === 'wrong') return { errors }
  return {
    settings: {
      name,
      description: localizedFrom(c, typed, 'description'),
      senderName,
      senderAddress: senderAddress.email,
      replyTo: replyTo?.email ?? null,
      languages: chosen,
      audience: audienceOf(audience),
      cadence,
      signOff: isAutomatic ? (typed['signOff'] === 'yes' ? 'waits' : 'goes') : (own.signOff ?? 'waits'),
      leastArticles: least,
    },
  }
}

function cadenceFrom(word: (name: string) => string): Cadence | null | 'wrong' {
  const every = word('every')
  if (every === '') return null
  const at = word('at')
  const shape = {
    day: { every, at },
    week: { every, weekday: Number(word('weekday')), at },
    month: { every, day: Number(word('day')), at },
  }
  const read = cadenceSchema.safeParse(every === 'day' || every === 'week' ? shape[every] : shape.month)
  return read.success ? read.data : 'wrong'
}

export function settingsValues(newsletter: NewsletterSettings): Values {
  const { cadence, senderAddress, replyTo, audience, signOff, leastArticles, languages } = newsletter
  return {
    ...localizedValues('name', newsletter.name),
    ...localizedValues('description', newsletter.description),
    ...localizedValues('senderName', newsletter.senderName),
    ...Object.fromEntries(languages.map((language) => [`language-${language}`, 'yes'])),
    senderAddress,
    replyTo: replyTo ?? '',
    audience,
    every: cadence?.every ?? '',
    weekday: String(cadence?.every === 'week' ? cadence.weekday : 7),
    day: String(cadence?.every === 'month' ? cadence.day : 1),
    at: cadence?.at ?? '07:30',
    signOff: signOff === 'waits' ? 'yes' : '',
    leastArticles: String(leastArticles),
  }
}

/** `kind` is absent where it is still to be chosen in the same form. */
export function settingsGroups(c: Asking, audience: string, kind?: Newsletter['kind']): ThingGroup[] {
  const text = textHere(c)
  const { languages, timeZone } = c.var.site.identity
  const audiences = ['everyone', 'registered', ...(audience.startsWith('plan:') ? [audience] : [])]
  return [
    {
      fields: [
        ...fieldsPerLanguage(c, 'name', text('publication.name'), { kind: 'line' }),
        ...fieldsPerLanguage(c, 'description', text('letters.description'), { kind: 'text', rows: 2 }),
      ],
    },
    {
      legend: text('letters.sender'),
      fields: [
        ...fieldsPerLanguage(c, 'senderName', text('letters.sender-name'), { kind: 'line' }),
        {
          kind: 'email',
          name: 'senderAddress',
          label: text('letters.sender-address'),
          hint: text('letters.sender-address-hint'),
        },
        {
          kind: 'email',
          name: 'replyTo',
          label: text('letters.reply-to'),
          hint: text('letters.reply-to-hint'),
          required: false,
        },
      ],
    },
    {
      legend: text('letters.readers'),
      fields: [
        {
          kind: 'choice',
          name: 'audience',
          label: text('letters.audience'),
          hint: text('letters.audience-hint'),
          options: audiences.map((value) => ({
            value,
            label:
              value === 'everyone' || value === 'registered'
                ? text(`letters.audience.${value}`)
                : text('editor.audience.plan', { name: value.slice(5) }),
          })),
        },
        ...languages.map((language) => ({
          kind: 'tick' as const,
          name: `language-${language}`,
          label: text('letters.in-language', { language: ownName(language) }),
        })),
      ],
    },
    {
      legend: text('letters.cadence'),
      fields: [
        {
          kind: 'choice',
          name: 'every',
          label: text('letters.every'),
          hint: text('letters.cadence-hint', { zone: timeZone }),
          options: (['', 'day', 'week', 'month'] as const).map((value) => ({
            value,
            label: text(`letters.every.${value || 'never'}`),
          })),
        },
        {
          kind: 'choice',
          name: 'weekday',
          label: text('letters.weekday'),
          options: ([1, 2, 3, 4, 5, 6, 7] as const).map((value) => ({
            value: String(value),
            label: text(`letters.weekday.${value}`),
          })),
        },
        {
          kind: 'choice',
          name: 'day',
          label: text('letters.day'),
          options: Array.from({ length: 28 }, (_, index) => String(index + 1)).map((value) => ({
            value,
            label: value,
          })),
        },
        { kind: 'line', name: 'at', label: text('letters.at'), dir: 'ltr' },
        ...(kind === 'composed' ? [] : automaticFields(c)),
      ],
    },
  ]
}

function automaticFields(c: Asking): ThingGroup['fields'] {
  const text = textHere(c)
  return [
    {
      kind: 'line',
      name: 'leastArticles',
      label: text('letters.least'),
      hint: text('letters.least-hint'),
      dir: 'ltr',
    },
    { kind: 'tick', name: 'signOff', label: text('letters.sign-off'), hint: text('letters.sign-off-hint') },
  ]
}

/** "Every Sunday at 07:30", as it stands in lists. */
export function sayCadence(c: Asking, cadence: Cadence | null): string {
  const text = textHere(c)
  switch (cadence?.every) {
    case undefined:
      return text('letters.cadence.never')
    case 'day':
      return text('letters.cadence.day', { at: cadence.at })
    case 'week': {
      const weekday = ([1, 2, 3, 4, 5, 6, 7] as const).find((day) => day === cadence.weekday) ?? 1
      return text('letters.cadence.week', { day: text(`letters.weekday.${weekday}`), at: cadence.at })
    }
    case 'month':
      return text('letters.cadence.month', { day: cadence.day, at: cadence.at })
  }
}
