import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Localized } from '../../lib/localized.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'
import { moveTo, type Step } from '../publication/order.ts'
import { type Cadence, listNewsletters, type Newsletter } from './newsletters.ts'

/** What the newsroom sets of a newsletter. `senderAddress` and `replyTo` are bare addresses that mail can be sent to. */
export type NewsletterSettings = {
  name: Localized
  description: Localized
  senderName: Localized
  senderAddress: string
  replyTo: string | null
  languages: string[]
  audience: Audience
  cadence: Cadence | null
  signOff: Newsletter['signOff']
  leastArticles: number
}

/** At the end of the order. Its address is made of its name and stays. */
export async function createNewsletter(
  db: Db,
  clock: Clock,
  kind: Newsletter['kind'],
  settings: NewsletterSettings,
): Promise<Id> {
  const all = await listNewsletters(db, { archived: true })
  const id = newId()
  await db
    .insertInto('newsletter')
    .values({
      id,
      kind,
      slug: freeSlug(slugify(Object.values(settings.name)[0] ?? '') || `letter-${id.slice(-6)}`, all),
      position: Math.max(0, ...all.map((one) => one.position + 1)),
      template: '{}',
      createdAt: toInstantText(clock()),
      ...toColumns(settings),
    })
    .execute()
  return id
}

export async function editNewsletter(db: Db, id: Id, settings: NewsletterSettings): Promise<void> {
  await db.updateTable('newsletter').set(toColumns(settings)).where('id', '=', id).execute()
}

export async function moveNewsletter(db: Db, id: Id, step: Step): Promise<boolean> {
  const all = await listNewsletters(db)
  const order = moveTo(
    all.map((one) => one.id),
    id,
    step,
  )
  if (!order) return false
  for (const [position, one] of order.entries())
    await db.updateTable('newsletter').set({ position }).where('id', '=', one).execute()
  return true
}

/**
 * Put away, nobody can subscribe to it and no edition of it begins; what was sent, and who had agreed to it, stays. What
 * is on its way is carried to its end.
 */
export async function archiveNewsletter(db: Db, clock: Clock, id: Id, archived: boolean): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('newsletter')
    .set({ archivedAt: archived ? toInstantText(clock()) : null })
    .where('id', '=', id)
    .where('archivedAt', archived ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (archived && numUpdatedRows > 0n)
    await db
      .updateTable('edition')
      .set({ state: 'draft', sendAt: null, signedOffBy: null, signedOffAt: null })
      .where('newsletterId', '=', id)
      .where('state', 'in', ['scheduled', 'awaiting-sign-off'])
      .execute()
  return numUpdatedRows > 0n
}

/** What new editions in this language begin with; null: an empty page. `body` has been checked by `parseDocument`. */
export async function setTemplate(
  db: Db,
  newsletter: Newsletter,
  language: string,
  body: unknown,
): Promise<void> {
  const { [language]: _, ...others } = newsletter.template
  const template = JSON.stringify(body === null ? others : { ...others, [language]: body })
  await db.updateTable('newsletter').set({ template }).where('id', '=', newsletter.id).execute()
}

function toColumns(settings: NewsletterSettings) {
  const { senderAddress, replyTo, audience, signOff, leastArticles, cadence } = settings
  return {
    senderAddress,
    replyTo,
    audience,
    signOff,
    leastArticles,
    name: JSON.stringify(settings.name),
    description: JSON.stringify(settings.description),
    senderName: JSON.stringify(settings.senderName),
    languages: JSON.stringify(settings.languages),
    cadence: cadence && JSON.stringify(cadence),
  }
}

function freeSlug(base: string, all: readonly Newsletter[]): string {
  const taken = new Set(all.map(({ slug }) => slug))
  let slug = base
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`
  return slug
}
