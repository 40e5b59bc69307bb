import type { Identity } from '../../../domain/publication/identity.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isHex } from '../../../lib/contrast.ts'
import { interfaceLanguages, ownName } from '../../../lib/languages.ts'
import type { Wording } from '../../../lib/localized.ts'
import type { ThingField } from '../../../theme/contract/newsroom-things.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import { ownAccents } from '../../look.ts'
import type { Asking } from '../../route.ts'
import { localizedValues, textHere } from './room.ts'
import { fieldsPerLanguage, type Sent, statusOf, thingFrame } from './things.ts'

/** Every zone of the runtime's database, and the present one, which may go by an older name. */
export function zones({ timeZone }: Identity): string[] {
  return [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted()
}

export function identityPage(
  c: Asking,
  deps: Deps,
  member: Member,
  identity: Identity,
  sent: Sent = { values: {}, errors: {} },
): Response | Promise<Response> {
  const text = textHere(c)
  const isSent = Object.keys(sent.values).length > 0
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.identity'), area: 'identity' }),
    intro: text('publication.identity.intro'),
    siteHref: { name: text('publication.see'), href: here(c, '/') },
    main: {
      action: here(c, '/newsroom/identity'),
      submit: text('shell.save'),
      form: { values: isSent ? showable(sent.values) : toValues(identity), errors: sent.errors },
      groups: [
        { fields: words(c, identity) },
        { legend: text('publication.identity.languages'), fields: languageFields(c, identity) },
        { legend: text('publication.identity.colours'), fields: colourFields(c) },
      ],
    },
    parts: [],
  })
  return c.html(html, statusOf(sent))
}

function words(c: Asking, identity: Identity): ThingField[] {
  const text = textHere(c)
  return [
    { kind: 'line', name: 'name', label: text('publication.name'), required: true },
    ...fieldsPerLanguage(c, 'motto', text('publication.identity.motto'), { kind: 'line' }),
    ...fieldsPerLanguage(c, 'description', text('publication.description'), { kind: 'text', rows: 2 }),
    {
      kind: 'email',
      name: 'contact',
      required: false,
      label: text('publication.identity.contact'),
      hint: text('publication.identity.contact-hint'),
    },
    {
      kind: 'choice',
      name: 'timeZone',
      label: text('publication.identity.zone'),
      options: zones(identity).map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    },
  ]
}

/** A colour field shows colours only. */
function showable(values: Sent['values']): Sent['values'] {
  const shown = { ...values }
  for (const name of ['accent', 'accentDark'] as const)
    if (!isHex(shown[name] ?? '')) shown[name] = ownAccents[name]
  return shown
}

/** The first is not among them: it cannot be given up. */
function languageFields(c: Asking, { languages }: Identity): ThingField[] {
  const [first = 'en'] = languages
  const hint = textHere(c)('publication.identity.languages-first', { name: ownName(first) })
  return interfaceLanguages
    .filter((code) => code !== first)
    .map((code, index) => ({
      kind: 'tick',
      name: `language-${code}`,
      label: ownName(code),
      ...(index === 0 && { hint }),
    }))
}

function colourFields(c: Asking): ThingField[] {
  const text = textHere(c)
  const names = {
    accent: 'publication.identity.accent',
    accentDark: 'publication.identity.accent-dark',
  } as const
  return (['accent', 'accentDark'] as const).map((name) => ({
    kind: 'color',
    name,
    label: text(names[name]),
    hint: text('publication.identity.accent-hint', { name: ownAccents[name] }),
  }))
}

function toValues(identity: Identity): Record<string, string> {
  const { name, contact, timeZone, colours = ownAccents, languages } = identity
  const inEach = (wording: Wording) =>
    typeof wording === 'string'
      ? Object.fromEntries(languages.slice(0, 1).map((code) => [code, wording]))
      : wording
  return {
    name,
    contact,
    timeZone,
    accent: colours.accent,
    accentDark: colours.accentDark,
    ...localizedValues('motto', inEach(identity.motto)),
    ...localizedValues('description', inEach(identity.description)),
    ...Object.fromEntries(languages.map((code) => [`language-${code}`, 'yes'])),
  }
}
