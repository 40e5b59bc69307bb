import { z } from 'zod'
import { readJson } from '../../lib/json.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { readSubscriptions } from './subscriptions.ts'

export const READER_EXPORT_VERSION = 1

/** Everything that is kept about a reader, as data: for "download my data". Undefined: there is no such reader. */
export async function exportReader(db: Db, readerId: Id) {
  const account = await db
    .selectFrom('reader')
    .select(['id', 'email', 'emailKey', 'name', 'language', 'createdAt'])
    .where('id', '=', readerId)
    .executeTakeFirst()
  if (!account) return undefined
  const { id, email, name, language, createdAt } = account
  return {
    format: 'broadsheet-reader',
    version: READER_EXPORT_VERSION,
    account: { id, email, name, language, createdAt },
    devices: await readDevices(db, readerId),
    pendingMessages: await readPendingMessages(db, readerId),
    subscriptions: await readSubscriptions(db, account),
    meter: await readMeter(db, readerId),
    verdicts: await readVerdicts(db, readerId),
  }
}

export type ReaderExport = NonNullable<Awaited<ReturnType<typeof exportReader>>>

async function readDevices(db: Db, readerId: Id) {
  const rows = await db
    .selectFrom('session')
    .select(['device', 'createdAt', 'seenAt', 'expiresAt'])
    .where('readerId', '=', readerId)
    .orderBy('createdAt')
    .execute()
  return rows.map((row) => ({ ...row }))
}

async function readPendingMessages(db: Db, readerId: Id) {
  const rows = await db
    .selectFrom('signIn')
    .select(['purpose', 'email', 'createdAt', 'expiresAt', 'usedAt'])
    .where((row) =>
      row.or([
        row('readerId', '=', readerId),
        row('emailKey', 'in', row.selectFrom('reader').select('emailKey').where('id', '=', readerId)),
      ]),
    )
    .orderBy('createdAt')
    .execute()
  return rows.map((row) => ({ ...row }))
}

/** What was opened is told by address, not by number. */
async function readMeter(db: Db, readerId: Id) {
  const row = await db.selectFrom('meter').selectAll().where('subject', '=', readerId).executeTakeFirst()
  if (!row) return undefined
  const works = row.opened.split(' ').filter((id) => id !== '')
  const articles = await db
    .selectFrom('article')
    .select(['language', 'slug'])
    .where('workId', 'in', ['', ...works])
    .orderBy('slug')
    .execute()
  return {
    windowStartedAt: row.windowStartedAt,
    used: row.used,
    opened: articles.map((article) => ({ ...article })),
  }
}

async function readVerdicts(db: Db, readerId: Id) {
  const rows = await db
    .selectFrom('verdict')
    .innerJoin('article', 'article.id', 'verdict.articleId')
    .select(['article.language', 'article.slug', 'verdict.verdict', 'verdict.decidedAt'])
    .where('verdict.subject', '=', readerId)
    .orderBy('verdict.decidedAt')
    .execute()
  return rows.map(({ verdict, ...row }) => ({ ...row, verdict: readJson(z.json(), verdict) }))
}
