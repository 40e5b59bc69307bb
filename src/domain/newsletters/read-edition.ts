import type { Db, Id } from '../../platform/db/schema.ts'
import type { EditionState, SeatAudience } from '../../platform/db/schema-letters.ts'
import { type EditionDocument, parseEdition } from '../articles/document/document.ts'
import { cardsWithIds } from '../events/events.ts'
import { type Newsletter, readNewsletter } from './newsletters.ts'

/** An edition with the words that go out: those that were frozen, else the newest. */
export type Edition = {
  id: Id
  /** Whose edition it is; null: of an event, to those with a seat. */
  newsletter: Newsletter | null
  event: { slug: string; title: string } | null
  /** Of an event's: to whom it goes; null: to those with a seat. */
  seatAudience: SeatAudience | null
  language: string
  slug: string
  state: EditionState
  sendAt: string | null
  publishedAt: string | null
  coversFrom: string | null
  coversUntil: string | null
  revisionId: Id
  subject: string
  otherSubject: string | null
  preheader: string
  body: EditionDocument
}

export async function readEdition(db: Db, id: Id): Promise<Edition | undefined> {
  const row = await selectEditions(db).where('edition.id', '=', id).executeTakeFirst()
  return row && completeEdition(db, row)
}

/** Only while its page can be read on the site. */
export async function findPublishedEdition(
  db: Db,
  newsletterId: Id,
  language: string,
  slug: string,
): Promise<Edition | undefined> {
  const row = await selectEditions(db)
    .where('edition.newsletterId', '=', newsletterId)
    .where('edition.language', '=', language)
    .where('edition.slug', '=', slug)
    .where('edition.publishedAt', 'is not', null)
    .executeTakeFirst()
  return row && completeEdition(db, row)
}

/** What has a page on the site. */
export type PublishedEdition = Pick<
  Edition,
  'id' | 'slug' | 'language' | 'subject' | 'preheader' | 'body'
> & { publishedAt: string }

/** The newest that can be read on the site, with their words. */
export async function newestEditions(
  db: Db,
  newsletterId: Id,
  language: string,
  size: number,
): Promise<PublishedEdition[]> {
  const rows = await selectEditions(db)
    .where('edition.newsletterId', '=', newsletterId)
    .where('edition.language', '=', language)
    .where('edition.publishedAt', 'is not', null)
    .orderBy('edition.publishedAt', 'desc')
    .orderBy('edition.id', 'desc')
    .limit(size)
    .execute()
  return rows.map((row) => {
    const { id, slug, subject, preheader, publishedAt } = row
    return { id, slug, language, subject, preheader, publishedAt: publishedAt ?? '', body: bodyOf(row) }
  })
}

function selectEditions(db: Db) {
  return db
    .selectFrom('edition')
    .innerJoin('editionRevision', (join) =>
      join.on((on) =>
        on(
          'editionRevision.id',
          '=',
          on.fn.coalesce(on.ref('edition.sentRevisionId'), on.ref('edition.headRevisionId')),
        ),
      ),
    )
    .select([
      'edition.id',
      'edition.newsletterId',
      'edition.eventId',
      'edition.seatAudience',
      'edition.language',
      'edition.slug',
      'edition.state',
      'edition.sendAt',
      'edition.publishedAt',
      'edition.coversFrom',
      'edition.coversUntil',
      'editionRevision.id as revisionId',
      'editionRevision.subject',
      'editionRevision.otherSubject',
      'editionRevision.preheader',
      'editionRevision.body',
    ])
}

type Row = Omit<Edition, 'newsletter' | 'event' | 'body'> & {
  newsletterId: Id | null
  eventId: Id | null
  body: string
}

async function completeEdition(db: Db, row: Row): Promise<Edition> {
  const { newsletterId, eventId, body: _, ...rest } = row
  const newsletter = newsletterId === null ? null : ((await readNewsletter(db, newsletterId)) ?? null)
  const [event] = eventId === null ? [] : await cardsWithIds(db, [eventId], row.language)
  return {
    ...rest,
    newsletter,
    event: event ? { slug: event.slug, title: event.title } : null,
    body: bodyOf(row),
  }
}

function bodyOf({ body, revisionId }: Pick<Row, 'body' | 'revisionId'>): EditionDocument {
  const parsed = parseEdition(JSON.parse(body))
  if (!parsed.ok) throw new Error(`Revision ${revisionId} is damaged: ${parsed.problem.message}`)
  return parsed.document
}
