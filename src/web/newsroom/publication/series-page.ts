import { findOwnArticles } from '../../../domain/articles/find-own.ts'
import type { Series } from '../../../domain/articles/series.ts'
import { listParts, readPart, type SeriesPart } from '../../../domain/articles/series-edit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { Audience } from '../../../platform/db/schema-editorial.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import type { ThingField, ThingItem, ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { articlePlace } from '../article-place.ts'
import { localizedValues, textHere } from './room.ts'
import { fieldsPerLanguage, type Sent, statusOf, thingFrame } from './things.ts'

export const SERIES_LIST = '/newsroom/series'

export function seriesHere(c: Asking): Series | undefined {
  return c.var.site.series.find(({ id }) => id === c.req.param('id'))
}

export function subjectOf(c: Asking, { id, name }: Series) {
  return { kind: 'series', id, name: inLanguage(name, c.var.language) }
}

/** A plan that a series names stays choosable. */
export function audienceChoices(c: Asking): Audience[] {
  const present = c.var.site.series.flatMap(({ audience }) => audience ?? [])
  return [...new Set<Audience>(['everyone', 'registered', ...present])]
}

export async function seriesPage(
  c: Asking,
  deps: Deps,
  member: Member,
  series: Series,
  sent: Sent,
): Promise<Response> {
  const text = textHere(c)
  const at = here(c, `${SERIES_LIST}/${series.id}`)
  const parts = await listParts(deps.database.db, series.id)
  const values = {
    slug: series.slug,
    audience: series.audience ?? '',
    ...localizedValues('name', series.name),
    ...localizedValues('standfirst', series.standfirst),
    ...localizedValues('introduction', series.introduction),
    ...sent.values,
  }
  const notice = await noticeOf(c, deps, at)
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, {
      title: subjectOf(c, series).name,
      area: 'series',
      ...(notice && { notice }),
    }),
    back: { name: text('shell.area.series'), href: here(c, SERIES_LIST) },
    siteHref: { name: text('publication.see'), href: here(c, `/series/${series.slug}`) },
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values, errors: sent.errors },
      groups: [{ fields: seriesFields(c, text('publication.pages.address-hint')) }],
    },
    parts: [
      {
        id: 'parts',
        title: text('publication.series.parts'),
        intro: text('publication.series.parts-why'),
        isOrdered: true,
        items: parts.map((part) => toItem(c, deps, at, part)),
        empty: text('publication.series.no-parts'),
      },
      await findPart(c, deps, member, { at, parts }),
    ],
    removal: { name: text('publication.series.remove'), href: `${at}/removal` },
  })
  return c.html(html, statusOf(sent))
}

export function seriesFields(c: Asking, addressHint: string): ThingField[] {
  const text = textHere(c)
  const knownAudience = (audience: Audience) =>
    audience === 'everyone' || audience === 'registered'
      ? text(`publication.series.audience-${audience}`)
      : audience.slice('plan:'.length)
  return [
    ...fieldsPerLanguage(c, 'name', text('publication.name'), { kind: 'line' }),
    ...fieldsPerLanguage(c, 'standfirst', text('publication.pages.standfirst'), { kind: 'text', rows: 2 }),
    ...fieldsPerLanguage(c, 'introduction', text('publication.introduction'), { kind: 'text', rows: 3 }),
    {
      kind: 'line',
      name: 'slug',
      dir: 'ltr',
      required: false,
      label: text('publication.sections.address'),
      hint: addressHint,
    },
    {
      kind: 'choice',
      name: 'audience',
      label: text('publication.series.audience'),
      hint: text('publication.series.audience-hint'),
      options: [
        { value: '', label: text('publication.series.audience-policy') },
        ...audienceChoices(c).map((value) => ({ value, label: knownAudience(value) })),
      ],
    },
  ]
}

function toItem(c: Asking, deps: Deps, at: string, part: SeriesPart): ThingItem {
  const text = textHere(c)
  const name = headlineOf(c, part)
  const act = (label: string, place: string, fields: { [name: string]: string } = {}) => ({
    label,
    about: `${label}: ${name}`,
    action: `${at}/parts/${part.workId}/${place}`,
    fields,
  })
  return {
    text: name,
    href: articlePlace(c, deps, part.workId),
    detail: ownName(part.language),
    ...(part.publishedAt === null && {
      badge: { text: text('publication.series.draft'), tone: 'grey' as const },
    }),
    acts: [
      act(text('publication.sections.up'), 'place', { direction: 'up' }),
      act(text('publication.sections.down'), 'place', { direction: 'down' }),
      act(text('publication.series.take-out'), 'removal'),
    ],
  }
}

function headlineOf(c: Asking, { headline }: { headline: string }): string {
  return headline || textHere(c)('publication.series.untitled')
}

/** Articles by words of their headline that are no part yet, each with a button that makes it one. */
async function findPart(
  c: Asking,
  deps: Deps,
  member: Member,
  { at, parts }: { at: string; parts: SeriesPart[] },
): Promise<ThingPart> {
  const text = textHere(c)
  const query = (c.req.query('q') ?? '').slice(0, 120).trim()
  const found = query === '' ? [] : await findOwnArticles(deps.database.db, member, query)
  const known = new Set(parts.map(({ workId }) => workId))
  const items = found
    .filter(({ workId }) => !known.has(workId) && known.add(workId))
    .map((article) => ({
      text: headlineOf(c, article),
      href: articlePlace(c, deps, article.id),
      detail: ownName(article.language),
      ...(article.publishedAt === null && {
        badge: { text: text('publication.series.draft'), tone: 'grey' as const },
      }),
      acts: [
        {
          label: text('publication.series.add-part'),
          about: `${text('publication.series.add-part')}: ${headlineOf(c, article)}`,
          action: `${at}/parts`,
          fields: { article: article.id },
        },
      ],
    }))
  return {
    id: 'find',
    title: text('publication.series.find'),
    intro: text('publication.series.find-why'),
    search: {
      action: `${at}#find`,
      query,
      label: text('publication.series.search'),
      ...(query !== '' && { clearHref: `${at}#find` }),
    },
    items,
    ...(query !== '' && { empty: text('publication.series.found-nothing', { name: query }) }),
  }
}

/** What was taken out can be put back where it was. */
async function noticeOf(c: Asking, deps: Deps, at: string): Promise<Notice | undefined> {
  const text = textHere(c)
  const { done, part = '', place = '' } = c.req.query()
  if (done === 'part') return { text: text('publication.series.done-part') }
  if (done !== 'out' || !/^\d{1,4}$/.test(place)) return undefined
  const article = await readPart(deps.database.db, part)
  if (!article) return undefined
  const said = text('publication.series.done-out', { name: headlineOf(c, article) })
  return { text: said, undo: { action: `${at}/parts`, fields: { article: part, place } } }
}
