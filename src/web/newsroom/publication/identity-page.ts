import { findPictures } from '../../../domain/media/pictures.ts'
import { type Identity, typefaces } from '../../../domain/publication/identity.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isHex } from '../../../lib/contrast.ts'
import { directionOf, interfaceLanguages, isInterfaceLanguage, ownName } from '../../../lib/languages.ts'
import { inLanguage, type Wording } from '../../../lib/localized.ts'
import type { ThingField, ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { sayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import { ownAccents } from '../../look.ts'
import type { Asking } from '../../route.ts'
import { toThemePicture } from '../../site/cards.ts'
import { logoPapers } from './logo.ts'
import { localizedValues, textHere } from './room.ts'
import { fieldsPerLanguage, nothingSent, type Sent, statusOf, thingFrame } from './things.ts'

/** Every zone of the runtime's database, and the present one, which may go by an older name. */
export function zones({ timeZone }: Identity): string[] {
  return [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted()
}

export async function identityPage(
  c: Asking,
  deps: Deps,
  member: Member,
  identity: Identity,
  sent: Sent = nothingSent,
): Promise<Response> {
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
        { legend: text('publication.identity.typeface'), fields: [typefaceField(c, identity)] },
      ],
    },
    parts: [await logoPart(c, deps, identity)],
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
      kind: 'text',
      rows: 3,
      name: 'postalAddress',
      label: text('publication.identity.address'),
      hint: text('publication.identity.address-hint'),
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

/** Specimens in the publication's own words, in a script of each kind that it is written in. */
function typefaceField(c: Asking, identity: Identity): ThingField {
  const text = textHere(c)
  const { languages } = identity
  const shown = [languages[0] ?? 'en', languages.find((code) => directionOf(code) === 'rtl')]
  const samples = [...new Set(shown)].flatMap((lang) => {
    if (lang === undefined) return []
    const words = sayInNewsroom({
      language: isInterfaceLanguage(lang) ? lang : 'en',
      timeZone: identity.timeZone,
    })
    return [
      {
        lang,
        dir: directionOf(lang),
        heading: inLanguage(identity.motto, lang) || identity.name,
        text: words('publication.typeface.sample'),
      },
    ]
  })
  return {
    kind: 'typeface',
    name: 'typeface',
    label: text('publication.identity.typeface'),
    hint: text('publication.typeface.why'),
    options: typefaces.map((value) => ({ value, label: text(`publication.typeface.${value}`), samples })),
  }
}

async function logoPart(c: Asking, deps: Deps, { logo = {}, name }: Identity): Promise<ThingPart> {
  const text = textHere(c)
  const pictures = await findPictures(
    deps.database.db,
    logoPapers.flatMap((paper) => logo[paper] ?? []),
  )
  return {
    id: 'logo',
    title: text('publication.logo'),
    intro: text('publication.logo.why', { name }),
    items: logoPapers.map((paper) => {
      const picture = toThemePicture(pictures.get(logo[paper] ?? ''), { alt: '' })
      return {
        text: text(`publication.logo.${paper}`),
        href: here(c, `/newsroom/identity/logo/${paper}`),
        detail: picture ? undefined : text('publication.logo.none'),
        ...(picture && { picture, paper }),
        acts: [],
      }
    }),
  }
}

function toValues(identity: Identity): Record<string, string> {
  const {
    name,
    contact,
    postalAddress = '',
    timeZone,
    colours = ownAccents,
    languages,
    typeface = 'stix',
  } = identity
  const inEach = (wording: Wording) =>
    typeof wording === 'string'
      ? Object.fromEntries(languages.slice(0, 1).map((code) => [code, wording]))
      : wording
  return {
    name,
    contact,
    postalAddress,
    timeZone,
    accent: colours.accent,
    accentDark: colours.accentDark,
    typeface,
    ...localizedValues('motto', inEach(identity.motto)),
    ...localizedValues('description', inEach(identity.description)),
    ...Object.fromEntries(languages.map((code) => [`language-${code}`, 'yes'])),
  }
}
