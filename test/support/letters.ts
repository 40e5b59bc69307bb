import { type Clock, toInstantText } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/id.ts'
import type { Db, Id } from '../../src/platform/db/schema.ts'
import type { Audience } from '../../src/platform/db/schema-editorial.ts'
import type { EditionState } from '../../src/platform/db/schema-letters.ts'

/** A newsletter of the small world, with nobody in it. */
export async function addNewsletter(
  db: Db,
  clock: Clock,
  slug = 'the-week',
  audience: Audience = 'everyone',
): Promise<Id> {
  const id = newId()
  await db
    .insertInto('newsletter')
    .values({
      id,
      slug,
      position: 1,
      kind: 'composed',
      name: JSON.stringify({ en: 'The Week in Review', ar: 'الأسبوع في مراجعة' }),
      description: JSON.stringify({ en: 'What mattered, on Sundays.', ar: 'ما كان مهمّاً، كل أحد.' }),
      senderName: JSON.stringify({ en: 'The Frontier Review' }),
      senderAddress: 'letters@frontier.example',
      languages: JSON.stringify(['en', 'ar']),
      audience,
      signOff: 'waits',
      leastArticles: 3,
      template: JSON.stringify({}),
      createdAt: toInstantText(clock()),
    })
    .execute()
  return id
}

/** Confirmed subscribers `reader-1@example.org` and on, or behind `after`, without accounts. */
export async function addSubscribers(
  db: Db,
  clock: Clock,
  newsletterId: Id,
  count: number,
  after = 0,
): Promise<Id[]> {
  const now = toInstantText(clock())
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    newsletterId,
    email: `reader-${after + index + 1}@example.org`,
    emailKey: `reader-${after + index + 1}@example.org`,
    language: 'en',
    source: 'page' as const,
    askedAt: now,
    confirmedAt: now,
  }))
  for (let start = 0; start < rows.length; start += 500)
    await db
      .insertInto('subscription')
      .values(rows.slice(start, start + 500))
      .execute()
  return rows.map((row) => row.id)
}

/** An edition with words, due at once. */
export async function addEdition(
  db: Db,
  clock: Clock,
  newsletterId: Id,
  state: EditionState = 'scheduled',
): Promise<Id> {
  const id = newId()
  const revisionId = newId()
  const now = toInstantText(clock())
  await db
    .insertInto('edition')
    .values({
      id,
      newsletterId,
      language: 'en',
      slug: `edition-${id}`,
      state,
      headRevisionId: revisionId,
      sendAt: now,
      inReaderZone: 0,
      samplePercent: 0,
      createdBy: 'test',
      createdAt: now,
    })
    .execute()
  await db
    .insertInto('editionRevision')
    .values({
      id: revisionId,
      editionId: id,
      number: 1,
      subject: 'Grain, gas and a ceasefire',
      preheader: 'Three things to know.',
      body: JSON.stringify({
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'What mattered this week.' }] }],
      }),
      createdBy: 'test',
      createdAt: now,
      origin: 'saved',
    })
    .execute()
  return id
}
