import { listNewsletters } from '../../../domain/newsletters/newsletters.ts'
import {
  listSubscribers,
  type SubscriberFilter,
  subscriberStates,
} from '../../../domain/newsletters/subscribers.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { subscribersPage } from '../../../theme/newsroom/subscribers/list.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { textHere } from '../publication/room.ts'
import { frameHere, SUBSCRIBERS, toRow, viewsHere } from './here.ts'

const PAGE = 50

export type AskedFilter = { q: string; newsletter: string; state: string }

export async function showSubscribers(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const { asked, filter } = readFilter((name) => c.req.query(name))
  const before = /^[\w-]{1,64}$/.exec(c.req.query('before') ?? '')?.[0]
  const newsletters = await listNewsletters(db, { archived: true })
  const { subscribers, olderBefore } = await listSubscribers(db, deps.clock, filter, { limit: PAGE, before })
  const list = here(c, SUBSCRIBERS)
  const html = subscribersPage({
    frame: frameHere(c, deps, member, textHere(c)('subscribers.title')),
    views: viewsHere(c, 'subscribers'),
    rows: subscribers.map((subscriber) => toRow(c, newsletters, subscriber)),
    action: list,
    filter: asked,
    newsletters: newsletters.map(({ id, name }) => ({ value: id, label: inLanguage(name, c.var.language) })),
    clearHref: queryOf(asked) === '' ? undefined : list,
    olderHref: olderBefore && list + queryOf(asked, olderBefore),
    newestHref: before && list + queryOf(asked),
    csvAction: here(c, `${SUBSCRIBERS}.csv`),
  })
  return c.html(html)
}

/** What the address, or a form, asks for; what is none of the choices is not asked. */
export function readFilter(named: (name: keyof AskedFilter) => string | undefined): {
  asked: AskedFilter
  filter: SubscriberFilter
} {
  const value = (name: keyof AskedFilter) => (named(name) ?? '').slice(0, 300).replaceAll('\0', '')
  const state = subscriberStates.find((known) => known === value('state'))
  const asked = { q: value('q'), newsletter: value('newsletter'), state: state ?? '' }
  return {
    asked,
    filter: { query: asked.q, newsletterId: asked.newsletter || undefined, state },
  }
}

function queryOf(asked: AskedFilter, before?: string): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  if (before !== undefined) query.set('before', before)
  return query.size === 0 ? '' : `?${query.toString()}`
}
