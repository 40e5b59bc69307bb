import { navigationPlaces } from '../../../domain/publication/navigation.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { directionOf, type InterfaceLanguage, ownName } from '../../../lib/languages.ts'
import type { ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { isArranged, leadOf, navigationOf } from '../../site/navigation.ts'
import { choosable } from './navigation-form.ts'
import { type Arranged, type Entry, entryName, languagesHere, LIST } from './navigation-here.ts'
import { textHere } from './room.ts'
import { nothingSent, type Sent, statusOf, thingFrame } from './things.ts'

export function navigationPage(
  c: Asking,
  deps: Deps,
  member: Member,
  sent?: Arranged & Sent,
): Response | Promise<Response> {
  const text = textHere(c)
  const asked = sent?.language ?? c.req.query('language')
  const languages = languagesHere(c)
  const language = languages.find((one) => one === asked) ?? c.var.language
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.navigation'), area: 'navigation' }),
    intro: text('publication.navigation.intro'),
    siteHref: {
      name: text('publication.see'),
      href: pathIn(c.var.site.identity.languages, language, '/'),
    },
    tabs: {
      label: text('publication.identity.languages'),
      tabs: languages.map((code) => ({
        name: ownName(code),
        href: `${here(c, LIST)}?language=${code}`,
        current: code === language,
      })),
    },
    parts: navigationPlaces.map((place) =>
      placePart(c, { language, place }, sent?.place === place ? sent : undefined),
    ),
  })
  return c.html(html, sent ? statusOf(sent) : 200)
}

function placePart(c: Asking, arranged: Arranged, sent: Sent = nothingSent): ThingPart {
  const text = textHere(c)
  const { language, place } = arranged
  const entries = navigationOf(c.var.site, language, place)
  const isOwn = isArranged(c.var.site, language, place)
  const kinds = (['topic', 'address'] as const).map((value) => ({
    value,
    label: text(`publication.navigation.typed-${value}`),
  }))
  return {
    id: place,
    title: text(`publication.navigation.${place}`),
    intro: text(`publication.navigation.${isOwn ? 'arranged' : 'standing'}-${place}`),
    isOrdered: true,
    items: entries.map((entry) => toItem(c, { ...entry, ...arranged })),
    actions: isOwn
      ? [
          {
            name: text('publication.navigation.forget'),
            href: here(c, `${LIST}/${language}/${place}/removal`),
          },
        ]
      : [],
    fold: text('publication.navigation.add'),
    form: {
      action: here(c, `${LIST}/${language}/${place}`),
      submit: text('publication.add'),
      form: sent,
      groups: [
        {
          fields: [
            {
              kind: 'choice',
              name: 'what',
              label: text('publication.navigation.what'),
              options: [
                ...choosable(c, arranged).map(({ value, name }) => ({ value, label: name })),
                ...kinds,
              ],
            },
            {
              kind: 'line',
              name: 'target',
              required: false,
              label: text('publication.navigation.target'),
              hint: text('publication.navigation.target-hint'),
            },
            labelField(c, language),
          ],
        },
      ],
    },
  }
}

function toItem(c: Asking, entry: Entry): NonNullable<ThingPart['items']>[number] {
  const text = textHere(c)
  const at = here(c, `${LIST}/${entry.id}`)
  const name = entryName(c, entry)
  const leads = leadOf(c.var.site, entry.language, entry)
  const isHidden = entry.hiddenAt !== null
  const act = (label: string, action: string, fields: { [name: string]: string }) => ({
    label,
    about: `${label}: ${name}`,
    action: `${at}/${action}`,
    fields,
  })
  const badge = !leads ? ('gone' as const) : isHidden ? ('hidden' as const) : undefined
  return {
    text: name,
    href: at,
    detail: leads ? (leads.path ?? leads.href) : text('publication.navigation.gone-why'),
    ...(badge && {
      badge: { text: text(`publication.navigation.${badge}`), tone: badge === 'gone' ? 'amber' : 'grey' },
    }),
    acts: [
      act(text('publication.sections.up'), 'place', { direction: 'up' }),
      act(text('publication.sections.down'), 'place', { direction: 'down' }),
      act(text(`publication.navigation.${isHidden ? 'show' : 'hide'}`), 'visibility', {
        to: isHidden ? 'shown' : 'hidden',
      }),
    ],
  }
}

export function entryPage(
  c: Asking,
  deps: Deps,
  member: Member,
  entry: Entry,
  sent: Sent = nothingSent,
): Response | Promise<Response> {
  const text = textHere(c)
  const at = here(c, `${LIST}/${entry.id}`)
  const leads = leadOf(c.var.site, entry.language, entry)
  const own = leadOf(c.var.site, entry.language, { ...entry, label: '' })
  const intro = leads
    ? text('publication.navigation.leads', {
        kind: text(`publication.navigation.kind-${entry.kind}`),
        name: own?.name ?? '',
      })
    : text('publication.navigation.gone-why')
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: entryName(c, entry), area: 'navigation' }),
    intro,
    back: { name: text('shell.area.navigation'), href: `${here(c, LIST)}?language=${entry.language}` },
    siteHref: leads && { name: text('publication.see'), href: leads.href },
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values: { label: entry.label, target: entry.target, ...sent.values }, errors: sent.errors },
      groups: [
        {
          fields: [
            labelField(c, entry.language, entry.kind === 'address'),
            ...(entry.kind === 'address'
              ? [
                  {
                    kind: 'line' as const,
                    name: 'target',
                    dir: 'ltr' as const,
                    label: text('publication.navigation.typed-address'),
                  },
                ]
              : []),
          ],
        },
      ],
    },
    parts: [],
    removal: { name: text('publication.navigation.remove'), href: `${at}/removal` },
  })
  return c.html(html, statusOf(sent))
}

function labelField(c: Asking, language: InterfaceLanguage, isRequired = false) {
  const text = textHere(c)
  return {
    kind: 'line' as const,
    name: 'label',
    label: text('publication.navigation.label'),
    hint: isRequired ? undefined : text('publication.navigation.label-hint'),
    lang: language,
    dir: directionOf(language),
    required: isRequired,
  }
}
