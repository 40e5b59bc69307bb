import { z } from 'zod'
import { listSeries, type Series } from '../../../domain/articles/series.ts'
import {
  addSeries,
  countParts,
  editSeries,
  moveSeries,
  removeSeries,
} from '../../../domain/articles/series-edit.ts'
import { stepSchema } from '../../../domain/publication/order.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { thingListPage, thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { ifNameless } from './described.ts'
import { carryOut, inEveryLanguage, localizedFrom, passage, perLanguage, textHere } from './room.ts'
import {
  audienceChoices,
  seriesFields,
  seriesHere,
  seriesPage,
  SERIES_LIST as list,
  subjectOf,
} from './series-page.ts'
import { back, nothingSent, type Sent, statusOf, thingFrame } from './things.ts'

export const showSeriesList = (c: Asking, deps: Deps, member: Member) =>
  listPage(c, deps, member, nothingSent)

export async function newSeries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, shape(c))
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { words, errors } = readWords(c, form.fields)
  const refuse = () => listPage(c, deps, member, { values: form.fields, errors })
  if (Object.keys(errors).length > 0) return refuse()
  const { slug, ...rest } = words
  const name = inLanguage(words.name, c.var.language)
  let added = ''
  const isAdded = await carryOut(c, deps, member, async (db) => {
    const id = await addSeries(db, slug, rest)
    if (id === 'taken') return undefined
    added = id
    return { act: 'series.add', subject: { kind: 'series', id, name }, after: rest }
  })
  if (isAdded) return back(c, `${list}/${added}`, 'added')
  errors['slug'] = textHere(c)('publication.error.taken', { name: slug || name })
  return refuse()
}

export async function showSeries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const series = seriesHere(c)
  return series ? seriesPage(c, deps, member, series, nothingSent) : errorPage(c, deps, 404)
}

export async function saveSeries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const series = seriesHere(c)
  if (!series) return errorPage(c, deps, 404)
  const form = await readForm(c, shape(c))
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { words, errors } = readWords(c, form.fields, series)
  const refuse = () => seriesPage(c, deps, member, series, { values: form.fields, errors })
  if (Object.keys(errors).length > 0) return refuse()
  const isSaved = await carryOut(c, deps, member, async (db) => {
    if ((await editSeries(db, deps.clock, series, words, inEveryLanguage(c))) === 'taken') return undefined
    return { act: 'series.edit', subject: subjectOf(c, series), before: stateOf(series), after: words }
  })
  if (isSaved) return back(c, `${list}/${series.id}`, 'saved')
  errors['slug'] = textHere(c)('publication.error.taken', { name: words.slug })
  return refuse()
}

export async function placeSeries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const series = seriesHere(c)
  if (!series) return errorPage(c, deps, 404)
  const form = await readForm(c, { direction: stepSchema })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { direction } = form.fields
  await carryOut(c, deps, member, async (db) =>
    (await moveSeries(db, series.id, direction))
      ? { act: 'series.move', subject: subjectOf(c, series), after: { direction } }
      : undefined,
  )
  return back(c, list)
}

export async function askToRemoveSeries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const series = seriesHere(c)
  if (!series) return errorPage(c, deps, 404)
  const text = textHere(c)
  const { name } = subjectOf(c, series)
  const title = text('publication.series.remove-ask', { name })
  const html = thingQuestionPage({
    frame: thingFrame(c, deps, member, { title, area: 'series' }),
    why: text('publication.series.remove-why'),
    action: here(c, `${list}/${series.id}/removal`),
    confirm: text('publication.series.remove'),
    cancelHref: here(c, `${list}/${series.id}`),
  })
  return c.html(html)
}

export async function removeSeriesHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const series = seriesHere(c)
  if (!series) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  await carryOut(c, deps, member, async (db) => {
    await removeSeries(db, deps.clock, series, inEveryLanguage(c))
    return { act: 'series.remove', subject: subjectOf(c, series), before: stateOf(series) }
  })
  return back(c, list, 'removed')
}

async function listPage(c: Asking, deps: Deps, member: Member, sent: Sent): Promise<Response> {
  const text = textHere(c)
  const { db } = deps.database
  const counts = await countParts(db)
  const rows = (await listSeries(db)).map((series) => {
    const { name } = subjectOf(c, series)
    return {
      name,
      href: here(c, `${list}/${series.id}`),
      detail: inLanguage(series.standfirst, c.var.language) || undefined,
      cells: [
        `/series/${series.slug}`,
        text('publication.series.parts-count', { count: counts.get(series.id) ?? 0 }),
      ],
      acts: (['up', 'down'] as const).map((direction) => ({
        label: text(`publication.sections.${direction}`),
        about: `${text(`publication.sections.${direction}`)}: ${name}`,
        action: here(c, `${list}/${series.id}/place`),
        fields: { direction },
      })),
    }
  })
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.series'), area: 'series' }),
    intro: text('publication.series.intro'),
    columns: [
      text('publication.name'),
      text('publication.sections.address'),
      text('publication.series.parts'),
    ],
    rows,
    isOrdered: true,
    empty: { title: text('publication.nothing'), why: text('publication.series.empty') },
    below: {
      id: 'new',
      title: text('publication.series.new'),
      form: {
        action: here(c, list),
        submit: text('publication.add'),
        form: sent,
        groups: [{ fields: seriesFields(c, text('publication.series.address-hint')) }],
      },
    },
  })
  return c.html(html, statusOf(sent))
}

function shape(c: Asking) {
  return {
    ...perLanguage(c, ['name'], line),
    ...perLanguage(c, ['standfirst', 'introduction'], passage),
    slug: line,
    audience: z.enum(['', ...audienceChoices(c)]),
  }
}

function readWords(c: Asking, fields: Record<string, string>, present?: Series) {
  const text = textHere(c)
  const audience = audienceChoices(c).find((one) => one === fields['audience']) ?? null
  const slug = (fields['slug'] ?? '').trim() || (present?.slug ?? '')
  const words = {
    name: localizedFrom(c, fields, 'name'),
    standfirst: localizedFrom(c, fields, 'standfirst'),
    introduction: localizedFrom(c, fields, 'introduction'),
    audience,
    slug,
  }
  const errors = ifNameless(c, words.name)
  if (slug !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) errors['slug'] = text('publication.error.slug')
  if (slug.length > 80) errors['slug'] = text('publication.error.long')
  return { words, errors }
}

function stateOf({ name, standfirst, introduction, audience, slug }: Series) {
  return { name, standfirst, introduction, audience, slug }
}
