import { z } from 'zod'
import type { Series } from '../../../domain/articles/series.ts'
import {
  addPart,
  listParts,
  movePart,
  readPart,
  type SeriesPart,
  takeOutPart,
} from '../../../domain/articles/series-edit.ts'
import { stepSchema } from '../../../domain/publication/order.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Db } from '../../../platform/db/schema.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { carryOut } from './room.ts'
import { seriesHere, SERIES_LIST as list, subjectOf } from './series-page.ts'

const place = z.string().regex(/^\d{1,4}$/)

/** By any of its language versions; `place`: where it stood before it was taken out. */
export async function newPart(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const series = seriesHere(c)
  if (!series) return errorPage(c, deps, 404)
  const form = await readForm(c, { article: line, place: place.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const part = await readPart(deps.database.db, form.fields.article)
  if (!part) return errorPage(c, deps, 404)
  const wish = form.fields.place === undefined ? undefined : Number(form.fields.place)
  const isAdded = await change(c, deps, member, series, 'series.add-part', (db) =>
    addPart(db, series.id, part.workId, wish),
  )
  return toParts(c, series, isAdded && wish === undefined ? { done: 'part' } : {})
}

export async function placePart(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await partHere(c, deps)
  if (!found) return errorPage(c, deps, 404)
  const form = await readForm(c, { direction: stepSchema })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { series, part } = found
  await change(c, deps, member, series, 'series.reorder', (db) =>
    movePart(db, series.id, part.workId, form.fields.direction),
  )
  return toParts(c, series)
}

export async function takeOut(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await partHere(c, deps)
  if (!found) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { series, part, place } = found
  await change(c, deps, member, series, 'series.take-out', (db) => takeOutPart(db, series.id, part.workId))
  return toParts(c, series, { done: 'out', part: part.workId, place: String(place) })
}

async function partHere(
  c: Asking,
  deps: Deps,
): Promise<{ series: Series; part: SeriesPart; place: number } | undefined> {
  const series = seriesHere(c)
  if (!series) return undefined
  const parts = await listParts(deps.database.db, series.id)
  const place = parts.findIndex(({ workId }) => workId === c.req.param('part'))
  const part = parts[place]
  return part && { series, part, place }
}

/** The trail has the parts before and after, by their addresses. */
function change(
  c: Asking,
  deps: Deps,
  member: Member,
  series: Series,
  act: string,
  work: (db: Db) => Promise<boolean>,
): Promise<boolean> {
  const state = async (db: Db) => ({ parts: (await listParts(db, series.id)).map(({ slug }) => slug) })
  return carryOut(c, deps, member, async (db) => {
    const before = await state(db)
    if (!(await work(db))) return undefined
    return { act, subject: subjectOf(c, series), before, after: await state(db) }
  })
}

function toParts(c: Asking, { id }: Series, said: Record<string, string> = {}): Response {
  const query = new URLSearchParams(said).toString()
  return c.redirect(`${here(c, `${list}/${id}`)}${query && `?${query}`}#parts`, 303)
}
