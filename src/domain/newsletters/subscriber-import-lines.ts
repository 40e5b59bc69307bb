import { type Clock, toInstantText } from '../../lib/clock.ts'
import { type EmailAddress, parseEmail } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { readNewsletter } from './newsletters.ts'
import { type Imported, readCells } from './subscriber-columns.ts'
import { findImport, type ImportReport, type Refusal, type SubscriberImport } from './subscriber-import.ts'
import { suppressedAmong } from './suppression.ts'
import { leftAmong } from './unsubscribe.ts'

export type ListLine = { cells: string[]; line: number; isBroken?: true }

type Candidate = Imported & { address: EmailAddress; line: number }

/**
 * Takes some lines in, in the transaction that says they have been. Nobody who has left or been silenced comes back,
 * nobody who is there already is changed, and no mail is sent.
 */
export async function takeLines(
  db: Db,
  clock: Clock,
  wanted: SubscriberImport,
  lines: ListLine[],
): Promise<void> {
  const { candidates, refused } = sortOut(lines, wanted)
  const keys = candidates.map(({ address }) => address.emailKey)
  const left = await leftAmong(db, wanted.newsletterId, keys)
  const silent = await suppressedAmong(db, keys)
  const welcome: Candidate[] = []
  for (const candidate of candidates) {
    const { emailKey } = candidate.address
    const why = silent.has(hashToken(emailKey)) ? 'suppressed' : left.has(emailKey) ? 'left' : undefined
    if (why === undefined) welcome.push(candidate)
    else refused.push({ line: candidate.line, text: candidate.email.slice(0, LONGEST_TEXT), why })
  }
  const added = await subscribeAll(db, clock, wanted, welcome)
  if (refused.length > 0)
    await db
      .insertInto('subscriberImportRefusal')
      .values(refused.map((row) => ({ importId: wanted.id, ...row })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await addToReport(db, wanted.id, { added, already: welcome.length - added, refused })
}

const LONGEST_TEXT = 200

type Refused = { line: number; text: string; why: Refusal }

function sortOut(lines: ListLine[], { mapping }: SubscriberImport) {
  const candidates: Candidate[] = []
  const refused: Refused[] = []
  for (const { cells, line, isBroken } of lines) {
    const imported = readCells(cells, mapping)
    const address = parseEmail(imported.email)
    const why = isBroken ? 'unreadable' : whyNot(imported, address)
    const text = imported.email.slice(0, LONGEST_TEXT).replaceAll('\0', '')
    if (why === undefined && address) candidates.push({ ...imported, address, line })
    else refused.push({ line, text, why: why ?? 'bad-address' })
  }
  return { candidates, refused }
}

function whyNot(imported: Imported, address: EmailAddress | undefined): Refusal | undefined {
  if (imported.email === '') return 'no-address'
  if (!address) return 'bad-address'
  return imported.isSubscribed ? undefined : 'not-subscribed'
}

/** Answers how many were not there before. */
async function subscribeAll(
  db: Db,
  clock: Clock,
  wanted: SubscriberImport,
  welcome: readonly Candidate[],
): Promise<number> {
  // Twice in one file is once.
  const byKey = new Map(welcome.toReversed().map((one) => [one.address.emailKey, one]))
  if (byKey.size === 0) return 0
  const readers = await readersAmong(db, [...byKey.keys()])
  const newsletter = await readNewsletter(db, wanted.newsletterId)
  const now = toInstantText(clock())
  const rows = [...byKey.values()].map((one) => ({
    id: newId(),
    newsletterId: wanted.newsletterId,
    ...one.address,
    readerId: readers.get(one.address.emailKey) ?? null,
    language: newsletter?.languages.includes(one.language) ? one.language : wanted.language,
    timeZone: isTimeZone(one.timeZone) ? one.timeZone : null,
    source: 'import' as const,
    askedAt: instantIn(one.since, now),
    confirmedAt: instantIn(one.since, now),
  }))
  const added = await db
    .insertInto('subscription')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['newsletterId', 'emailKey']).doNothing())
    .returning(['id', 'emailKey', 'language'])
    .execute()
  if (added.length > 0)
    await db
      .insertInto('subscriptionProof')
      .values(
        added.map(({ id, emailKey, language }) => ({
          id: newId(),
          subscriptionId: id,
          act: 'imported' as const,
          wording: wanted.proof ?? '',
          language,
          place: `/newsroom/subscribers/imports/${wanted.id}`,
          network: byKey.get(emailKey)?.network ?? '',
          createdAt: now,
        })),
      )
      .execute()
  return added.length
}

async function readersAmong(db: Db, emailKeys: string[]): Promise<Map<string, Id>> {
  const rows = await db
    .selectFrom('reader')
    .select(['id', 'emailKey'])
    .where('emailKey', 'in', emailKeys)
    .execute()
  return new Map(rows.map(({ id, emailKey }) => [emailKey, id]))
}

async function addToReport(
  db: Db,
  id: Id,
  { added, already, refused }: { added: number; already: number; refused: readonly Refused[] },
): Promise<void> {
  const before = await findImport(db, id)
  if (!before) return
  const counts = { ...before.report.refused }
  for (const { why } of refused) counts[why] = (counts[why] ?? 0) + 1
  const report: ImportReport = {
    added: before.report.added + added,
    already: before.report.already + already,
    refused: counts,
  }
  await db
    .updateTable('subscriberImport')
    .set({ report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute()
}

/** `2019-05-02 13:47:10`, or as instants are written; what is none, or lies ahead, is now. */
function instantIn(text: string, now: InstantText): InstantText {
  const [, day, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?/.exec(text) ?? []
  if (day === undefined) return now
  try {
    const at = toInstantText(Temporal.Instant.from(`${day}T${time}Z`))
    return at < now ? at : now
  } catch {
    return now
  }
}

function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]+(?:\/[\w+-]+)+$/.test(text)) return false
  try {
    Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}
