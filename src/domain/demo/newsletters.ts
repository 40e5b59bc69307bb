import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { type EditionDocument, parseEdition } from '../articles/document/document.ts'
import { createEdition } from '../newsletters/editions.ts'
import { type Drawings, readBody } from './body.ts'
import { readDate } from './dates.ts'
import type { Demo } from './folder.ts'
import { fault } from './head.ts'
import { type EditionFile, type EditionPart, partsOfEdition } from './newsletter-files.ts'
import { idOf } from './structure.ts'

/** Ids by slug, of what an edition can show. */
export type Shown = {
  works: ReadonlyMap<string, string>
  sections: ReadonlyMap<string, string>
  events: ReadonlyMap<string, string>
}

/** Newsletters without a subscriber, and their past editions as if they had gone out: there is nobody to mail to. */
export async function seedNewsletters(
  db: Db,
  clock: Clock,
  demo: Demo,
  drawings: Drawings,
  shown: Shown,
): Promise<void> {
  for (const [position, newsletter] of demo.newsletters.entries()) {
    const { name, description, senderName, languages, cadence, ...rest } = newsletter
    const id = newId()
    await db
      .insertInto('newsletter')
      .values({
        ...rest,
        id,
        position,
        name: JSON.stringify(name),
        description: JSON.stringify(description),
        senderName: JSON.stringify(senderName),
        languages: JSON.stringify(languages),
        cadence: cadence && JSON.stringify(cadence),
        template: '{}',
        createdAt: toInstantText(clock()),
      })
      .execute()
    const own = demo.editions
      .filter((edition) => edition.newsletter === newsletter.slug)
      .map((edition) => ({ edition, sent: sentAt(demo, clock, edition) }))
      .toSorted((one, other) => Temporal.Instant.compare(one.sent, other.sent))
    for (const { edition, sent } of own) await seedEdition(db, demo, drawings, shown, id, edition, sent)
    await markAsTold(db, clock, id, newsletter)
  }
}

async function seedEdition(
  db: Db,
  demo: Demo,
  drawings: Drawings,
  shown: Shown,
  newsletterId: Id,
  edition: EditionFile,
  sent: Temporal.Instant,
): Promise<void> {
  const { file, slug, language, subject, preheader } = edition
  const content = partsOfEdition(edition.html).flatMap((part) =>
    toBlocks(demo, drawings, shown, edition, part),
  )
  const parsed = parseEdition({ type: 'doc', content })
  if (!parsed.ok) throw fault(file, `${parsed.problem.path} ${parsed.problem.message}`)
  const at: Clock = () => sent
  const words = { subject, otherSubject: null, preheader, body: parsed.document }
  const own = { newsletterId, eventId: null, language, slug, createdBy: 'demo' }
  const id = await createEdition(db, at, own, words)
  const then = toInstantText(sent)
  await db
    .updateTable('edition')
    .set((row) => ({
      state: 'sent',
      sentRevisionId: row.ref('headRevisionId'),
      sendAt: then,
      startedAt: then,
      builtAt: then,
      sentAt: then,
      publishedAt: then,
    }))
    .where('id', '=', id)
    .execute()
}

function toBlocks(
  demo: Demo,
  drawings: Drawings,
  shown: Shown,
  edition: EditionFile,
  part: EditionPart,
): EditionDocument['content'] {
  const { file, language } = edition
  if (part.kind === 'prose') return readBody(demo, drawings, { file, language, html: part.html }).content
  if (part.kind === 'section') {
    const section = idOf(shown.sections, file, part.slug)
    return [{ type: 'sectionBlock', attrs: { section, count: part.count } }]
  }
  if (part.kind === 'event')
    return [{ type: 'eventBlock', attrs: { event: idOf(shown.events, file, part.slug) } }]
  return [{ type: 'articleBlock', attrs: { work: idOf(shown.works, file, part.slug), form: part.form } }]
}

/** What there is now has been told of: the first letter that builds itself tells of what comes. */
async function markAsTold(
  db: Db,
  clock: Clock,
  newsletterId: Id,
  { kind, languages }: Demo['newsletters'][number],
): Promise<void> {
  if (kind === 'composed') return
  const coveredUntil = toInstantText(clock())
  const rows = languages.map((language) => ({ newsletterId, language, coveredUntil }))
  await db.insertInto('newsletterMark').values(rows).execute()
}

function sentAt(demo: Demo, clock: Clock, { file, sent }: EditionFile): Temporal.Instant {
  const instant = readDate(sent, clock(), demo.publication.timeZone)
  if (!instant) throw fault(file, `"${sent}" is no date`)
  return instant
}
