import { type Clock, toInstantText } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { ArticleStage } from '../../platform/db/schema-editorial.ts'

/** An article as whoever works on it needs it in a list. */
export type Work = {
  id: Id
  headline: string
  language: string
  stage: ArticleStage
  section: Localized
  /** Whoever began it, and whoever it is assigned to. Names; empty for what was imported. */
  people: string[]
  savedAt: string
  dueAt: string | null
  scheduledAt: string | null
  publishedAt: string | null
}

/** Whose day it is: a role may be limited to sections, and a writer sees their own work only. */
export type Worker = { id: Id; sectionIds: readonly Id[] | null; ownOnly: boolean }

export type Today = { mine: Work[]; review: Work[]; due: Work[]; scheduled: Work[] }

const MOST = 12
const DUE_DAYS = 7
const unfinished = ['writing', 'in-review', 'approved'] as const

/** What waits for one member: theirs, to review, due within a week, and what goes out before their day ends. */
export async function listToday(db: Db, clock: Clock, worker: Worker, timeZone: string): Promise<Today> {
  return {
    mine: await listMine(db, worker),
    review: worker.ownOnly ? [] : await listForReview(db, worker),
    due: await listDue(db, clock, worker),
    scheduled: await listScheduled(db, clock, worker, timeZone),
  }
}

async function listMine(db: Db, worker: Worker): Promise<Work[]> {
  const rows = await selectWork(db)
    .where('article.stage', 'in', unfinished)
    .where((where) =>
      where.or([where('article.createdBy', '=', worker.id), where('article.assigneeId', '=', worker.id)]),
    )
    .orderBy('revision.createdAt', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(toWork)
}

/** Nobody reviews what they began themselves, nor what a colleague has been asked to. */
async function listForReview(db: Db, worker: Worker): Promise<Work[]> {
  const rows = await within(selectWork(db), worker)
    .where('article.stage', '=', 'in-review')
    .where((where) =>
      where.or([where('article.assigneeId', 'is', null), where('article.assigneeId', '=', worker.id)]),
    )
    .where((where) =>
      where.or([where('article.createdBy', 'is', null), where('article.createdBy', '!=', worker.id)]),
    )
    .orderBy('revision.createdAt')
    .limit(MOST)
    .execute()
  return rows.map(toWork)
}

async function listDue(db: Db, clock: Clock, worker: Worker): Promise<Work[]> {
  const horizon = toInstantText(clock().add({ hours: DUE_DAYS * 24 }))
  const rows = await within(selectWork(db), worker)
    .where('article.stage', 'in', unfinished)
    .where('article.dueAt', '<', horizon)
    .orderBy('article.dueAt')
    .limit(MOST)
    .execute()
  return rows.map(toWork)
}

async function listScheduled(db: Db, clock: Clock, worker: Worker, timeZone: string): Promise<Work[]> {
  const tomorrow = clock().toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 }).toInstant()
  const rows = await within(selectWork(db), worker)
    .where('article.stage', '=', 'scheduled')
    .where('article.scheduledAt', '<', toInstantText(tomorrow))
    .orderBy('article.scheduledAt')
    .limit(MOST)
    .execute()
  return rows.map(toWork)
}

function selectWork(db: Db) {
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .innerJoin('section', 'section.id', 'article.sectionId')
    .leftJoin('staff as creator', 'creator.id', 'article.createdBy')
    .leftJoin('staff as assignee', 'assignee.id', 'article.assigneeId')
    .where('article.archivedAt', 'is', null)
    .select([
      'article.id',
      'article.language',
      'article.stage',
      'article.dueAt',
      'article.scheduledAt',
      'article.publishedAt',
      'revision.headline',
      'revision.createdAt as savedAt',
      'section.name as sectionName',
      'creator.name as creatorName',
      'assignee.name as assigneeName',
    ])
}

function within(query: ReturnType<typeof selectWork>, worker: Worker): ReturnType<typeof selectWork> {
  if (worker.ownOnly) {
    return query.where((where) =>
      where.or([where('article.createdBy', '=', worker.id), where('article.assigneeId', '=', worker.id)]),
    )
  }
  return worker.sectionIds === null
    ? query
    : query.where('article.sectionId', 'in', worker.sectionIds.length > 0 ? [...worker.sectionIds] : [''])
}

type WorkRow = Awaited<ReturnType<ReturnType<typeof selectWork>['execute']>>[number]

function toWork({ sectionName, creatorName, assigneeName, ...row }: WorkRow): Work {
  const names = [creatorName, assigneeName].filter((name) => name !== null)
  return { ...row, section: readJson(localizedSchema, sectionName), people: [...new Set(names)] }
}
