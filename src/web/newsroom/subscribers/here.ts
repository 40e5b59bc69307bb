import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Newsletter } from '../../../domain/newsletters/newsletters.ts'
import type { Subscriber } from '../../../domain/newsletters/subscribers.ts'
import type { Json } from '../../../lib/json.ts'
import { ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { Db } from '../../../platform/db/schema.ts'
import type { SubscriberRow, SubscriberViews } from '../../../theme/contract/newsroom-subscribers.ts'
import type { NewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere } from '../publication/room.ts'
import { networkHere } from '../staff-route.ts'

export const SUBSCRIBERS = '/newsroom/subscribers'
export const IMPORTS = '/newsroom/subscribers/imports'
export const SUPPRESSIONS = '/newsroom/suppressions'

const done: Record<string, NewsroomKey> = {
  ended: 'subscribers.done.ended',
  removed: 'subscribers.done.removed',
  suppressed: 'subscribers.done.suppressed',
  lifted: 'subscribers.done.lifted',
  'import-removed': 'subscribers.done.import-removed',
}

export function frameHere(c: Asking, deps: Deps, member: Member, title: string) {
  return newsroomFrame(c, deps, member, { title, area: 'subscribers', notice: noticeHere(c, done) })
}

export function viewsHere(c: Asking, current: SubscriberViews['current']): SubscriberViews {
  return {
    current,
    hrefs: {
      subscribers: here(c, SUBSCRIBERS),
      suppressions: here(c, SUPPRESSIONS),
      imports: here(c, IMPORTS),
    },
  }
}

export function nameOf(c: Asking, newsletters: readonly Newsletter[], id: string): string {
  const newsletter = newsletters.find((one) => one.id === id)
  return newsletter ? inLanguage(newsletter.name, c.var.language) : ''
}

export function toRow(c: Asking, newsletters: readonly Newsletter[], subscriber: Subscriber): SubscriberRow {
  const { id, email, newsletterId, language, state, isSuppressed, confirmedAt, askedAt } = subscriber
  return {
    href: here(c, `${SUBSCRIBERS}/${id}`),
    email,
    newsletter: nameOf(c, newsletters, newsletterId),
    language: ownName(language),
    state,
    isSuppressed,
    since: confirmedAt ?? askedAt,
  }
}

export type Audited = { act: string; subject: { kind: string; id: string; name: string }; after?: Json }

/** `work` and its line of the trail, or neither. False: there was nothing to do. */
export async function carryOut(
  c: Asking,
  deps: Deps,
  member: Member,
  audited: Audited,
  work: (db: Db) => Promise<boolean>,
): Promise<boolean> {
  return deps.database.db.transaction().execute(async (db) => {
    if (!(await work(db))) return false
    await recordAudit(db, deps.clock, { actor: member, network: networkHere(c, deps), ...audited })
    return true
  })
}
