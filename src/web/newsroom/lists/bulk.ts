import { z } from 'zod'
import { actInBulk, MOST_AT_ONCE } from '../../../domain/articles/bulk/bulk.ts'
import { undoBulk } from '../../../domain/articles/bulk/undo.ts'
import type { BulkWish } from '../../../domain/articles/bulk/wish.ts'
import { readLocalMoment } from '../../../domain/articles/schedule.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { findTopicNamed } from '../../../domain/topics/find-by-name.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { applyChange } from '../../apply-change.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { addressOf, readPlace, readSort, readWish, writePlace, writeSort } from './filter.ts'

const buttons = ['section', 'add-topic', 'remove-topic', 'assign', 'due', 'archive', 'unarchive'] as const

const shape = {
  act: z.enum(buttons),
  article: z.array(z.string().min(1).max(64)).max(MOST_AT_ONCE),
  section: line.default(''),
  topic: line.default(''),
  assignee: line.default(''),
  due: line.default(''),
  filter: line,
}

type Typed = { [field in 'section' | 'topic' | 'assignee' | 'due']: string }

/** Does one thing to every ticked article, and shows the list again with what was done and what was not. */
export async function actOnMany(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, shape, ['article'])
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { act, article, filter, ...typed } = read.fields
  if (article.length === 0) return toList(c, filter, { done: 'bulk-none-ticked' })
  const wish = await wishOf(c, deps, act, typed)
  if ('problem' in wish) return toList(c, filter, { done: wish.problem, name: typed.topic.slice(0, 100) })
  const doer = { actor: member, network: networkHere(c, deps) }
  const { skip } = c.var.site.policy.review
  const bulk = await actInBulk(deps.database.db, deps.clock, doer, article, wish, skip)
  applyChange(deps, 'pages')
  deps.wakeQueue()
  return toList(c, filter, { bulk })
}

/** Gives the articles back what they had, as far as nobody has changed it since. */
export async function undoMany(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { filter: line })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const doer = { actor: member, network: networkHere(c, deps) }
  const { skip } = c.var.site.policy.review
  const bulk = c.req.param('id') ?? ''
  const undone = await undoBulk(deps.database.db, deps.clock, doer, bulk, skip)
  if (!undone) return toList(c, read.fields.filter, { done: 'bulk-too-late' })
  applyChange(deps, 'pages')
  return toList(c, read.fields.filter, { bulk })
}

async function wishOf(
  c: Asking,
  deps: Deps,
  act: (typeof buttons)[number],
  { section, topic, assignee, due }: Typed,
): Promise<BulkWish | { problem: string }> {
  switch (act) {
    case 'section': {
      const known = c.var.site.sections.some(({ id }) => id === section)
      return known ? { act, sectionId: section } : { problem: 'bulk-no-section' }
    }
    case 'add-topic':
    case 'remove-topic': {
      const found = topic.trim() === '' ? undefined : await findTopicNamed(deps.database.db, topic)
      return found ? { act, topicId: found.id } : { problem: 'bulk-no-topic' }
    }
    case 'assign':
      return { act, assigneeId: assignee === '' ? null : assignee }
    case 'due': {
      if (due === '') return { act, dueAt: null }
      const local = readLocalMoment(due, c.var.site.identity.timeZone, 'first')
      return local.is === 'moment' ? { act, dueAt: toInstantText(local.at) } : { problem: 'bulk-no-time' }
    }
    default:
      return { act }
  }
}

/** The list as its filter says, whoever wrote the filter. */
function toList(c: Asking, filter: string, more: Record<string, string>): Response {
  const query = new URLSearchParams(filter)
  const get = (name: string) => query.get(name) ?? undefined
  const sort = writeSort(readSort(get('sort')))
  const place = readPlace(get('place'))
  const address = addressOf(readWish(get), {
    sort: sort === 'saved' ? undefined : sort,
    place: place && writePlace(place),
    ...more,
  })
  return c.redirect(here(c, '/newsroom/articles') + address, 303)
}
