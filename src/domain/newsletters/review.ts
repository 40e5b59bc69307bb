import { type Clock, toInstantText } from '../../lib/clock.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { readIdentity } from '../publication/identity.ts'
import { createEdition } from './editions.ts'
import { type Cadence, listNewsletters, type Newsletter } from './newsletters.ts'
import { dueBefore, lastDue } from './review-day.ts'
import { whatHappened } from './review-matter.ts'
import { reviewWords, type ReviewHeadings } from './review-words.ts'

/** Stands in `skippedWhy` of an automatic edition, before how many articles there were and how many it takes. */
export const TOO_FEW = 'too-few'

/**
 * Builds the automatic letters whose day has come, one for each language. What is told of is marked, and the mark only
 * rises: after a time of rest comes one letter, not one for each day that was missed, and of two workers one builds it.
 */
export async function buildReviews(
  db: Db,
  clock: Clock,
  headingsIn: (language: string) => ReviewHeadings,
): Promise<void> {
  const { timeZone } = await readIdentity(db)
  for (const newsletter of await listNewsletters(db)) {
    const { kind, cadence, languages } = newsletter
    if (kind === 'composed' || cadence === null) continue
    for (const language of languages)
      await buildIfDue(db, clock, { newsletter, cadence, language, timeZone, headings: headingsIn(language) })
  }
}

type Building = {
  newsletter: Newsletter
  cadence: Cadence
  language: string
  timeZone: string
  headings: ReviewHeadings
}

async function buildIfDue(db: Db, clock: Clock, building: Building): Promise<void> {
  const { newsletter, cadence, language, timeZone } = building
  const due = lastDue(cadence, timeZone, clock())
  const until = toInstantText(due)
  await inTransaction(db, async (db) => {
    const mark = await readMark(db, newsletter.id, language)
    if (mark === undefined) {
      // A newsletter begins with the first day that comes after it was set up.
      const created = await createdAt(db, newsletter.id)
      if (created > until) return
    }
    if (!(await raiseMark(db, newsletter.id, language, mark, until))) return
    const since = mark ?? toInstantText(dueBefore(cadence, timeZone, due))
    const from = (await untoldSince(db, newsletter.id, language)) ?? since
    await build(db, clock, building, { from, until, day: due.toZonedDateTimeISO(timeZone).toPlainDate() })
  })
}

async function build(
  db: Db,
  clock: Clock,
  { newsletter, language, headings }: Building,
  { from, until, day }: { from: string; until: string; day: Temporal.PlainDate },
): Promise<void> {
  const happened = await whatHappened(db, language, from, until)
  const name = inLanguage(newsletter.name, language)
  const words = reviewWords(happened, {
    name,
    headings,
    language,
    introduction: newsletter.template[language],
    // Of a letter about what each recipient follows, only the introduction is the same for all.
    tellsAll: newsletter.kind === 'review',
  })
  const slug = await freeSlugOf(db, newsletter.id, language, day.toString())
  const own = { newsletterId: newsletter.id, eventId: null, language, slug, createdBy: 'timetable' }
  const id = await createEdition(db, clock, own, words, 'built')
  const count = happened.published.length
  const isTooLittle = count < newsletter.leastArticles || count === 0
  const waits = newsletter.signOff === 'waits'
  await db
    .updateTable('edition')
    .set({
      coversFrom: from,
      coversUntil: until,
      ...(isTooLittle
        ? { state: 'skipped', skippedWhy: `${TOO_FEW} ${count}/${newsletter.leastArticles}` }
        : waits
          ? { state: 'awaiting-sign-off' }
          : { state: 'scheduled', sendAt: toInstantText(clock()) }),
    })
    .where('id', '=', id)
    .execute()
}

/** Where the last letter was skipped because there was too little, that little is told in the next one. */
async function untoldSince(db: Db, newsletterId: Id, language: string): Promise<string | undefined> {
  const last = await db
    .selectFrom('edition')
    .select(['coversFrom', 'skippedWhy'])
    .where('newsletterId', '=', newsletterId)
    .where('language', '=', language)
    .where('coversUntil', 'is not', null)
    .orderBy('coversUntil', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.skippedWhy?.startsWith(TOO_FEW) ? (last.coversFrom ?? undefined) : undefined
}

async function readMark(db: Db, newsletterId: Id, language: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('newsletterMark')
    .select('coveredUntil')
    .where('newsletterId', '=', newsletterId)
    .where('language', '=', language)
    .executeTakeFirst()
  return row?.coveredUntil
}

/** False: it is as high already, or somebody else has raised it since it was read. */
async function raiseMark(
  db: Db,
  newsletterId: Id,
  language: string,
  from: string | undefined,
  coveredUntil: string,
): Promise<boolean> {
  if (from === undefined) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('newsletterMark')
      .values({ newsletterId, language, coveredUntil })
      .onConflict((conflict) => conflict.columns(['newsletterId', 'language']).doNothing())
      .executeTakeFirst()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  if (from >= coveredUntil) return false
  const { numUpdatedRows } = await db
    .updateTable('newsletterMark')
    .set({ coveredUntil })
    .where('newsletterId', '=', newsletterId)
    .where('language', '=', language)
    .where('coveredUntil', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function createdAt(db: Db, id: Id): Promise<string> {
  const row = await db.selectFrom('newsletter').select('createdAt').where('id', '=', id).executeTakeFirst()
  return row?.createdAt ?? ''
}

async function freeSlugOf(db: Db, newsletterId: Id, language: string, day: string): Promise<string> {
  const rows = await db
    .selectFrom('edition')
    .select('slug')
    .where('newsletterId', '=', newsletterId)
    .where('language', '=', language)
    .where('slug', 'like', `${day}%`)
    .execute()
  const taken = new Set(rows.map(({ slug }) => slug))
  let slug = day
  for (let number = 2; taken.has(slug); number += 1) slug = `${day}-${number}`
  return slug
}
