import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { ArticleStage } from '../../platform/db/schema-editorial.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { may, type Member } from '../staff/may.ts'
import { createArticle } from './create.ts'
import { type Document, emptyDocument, parseDocument } from './document/document.ts'
import {
  type Lead,
  leadSchema,
  type RevisionFields,
  revisionFieldsSchema,
  type RevisionInput,
  saveRevision,
} from './save.ts'
import type { Head } from './save-over.ts'
import { subjectFor } from './subject.ts'

/** Everything a revision holds, as the editor shows it. */
export type DraftContent = RevisionFields & {
  headline: string
  kicker: string
  standfirst: string
  summary: string
  body: Document
  lead: Lead | null
}

export type Draft = {
  articleId: Id
  workId: Id
  kind: 'analysis' | 'brief'
  language: string
  slug: string
  stage: ArticleStage
  /** Set while readers can see the article. */
  publishedAt: string | null
  /** Whose it is: this member's own where it is assigned to them. */
  createdBy: Id | null
  /** The revision that a save must be based on, and who made it when. */
  head: Head
  content: DraftContent
  /** Whether this member may write in it; else they may read. */
  mayEdit: boolean
}

/** The newest revision of an article, or nothing where there is none or this member may not read it. */
export async function readDraft(db: Db, member: Member, articleId: Id): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .leftJoin('staff', 'staff.id', 'revision.createdBy')
    .selectAll('revision')
    .select(['article.workId', 'article.kind', 'article.language', 'article.slug', 'article.stage'])
    .select(['article.publishedAt', 'article.sectionId', 'article.createdBy as articleBy'])
    .select('article.assigneeId')
    .select('staff.name as byName')
    .where('article.id', '=', articleId)
    .executeTakeFirst()
  if (!row) return undefined
  const subject = subjectFor(member, { ...row, createdBy: row.articleBy })
  if (!may(member, 'article.read', subject)) return undefined
  const { workId, kind, language, slug, stage, publishedAt } = row
  return {
    articleId,
    workId,
    kind,
    language,
    slug,
    stage,
    publishedAt,
    createdBy: subject.createdBy,
    head: { id: row.id, number: row.number, by: row.byName ?? '', byId: row.createdBy, at: row.createdAt },
    content: toContent(row),
    mayEdit: may(member, 'article.edit', subject),
  }
}

type RevisionRow = {
  id: Id
  headline: string
  kicker: string
  standfirst: string
  summary: string
  body: string
  lead: string | null
  fields: string
}

/** A stored revision as content. Throws where the row is damaged. */
export function toContent(row: RevisionRow): DraftContent {
  const parsed = parseDocument(JSON.parse(row.body))
  if (!parsed.ok) throw new Error(`Revision ${row.id} is damaged: ${parsed.problem.message}`)
  const { headline, kicker, standfirst, summary } = row
  const lead = row.lead === null ? null : readJson(leadSchema, row.lead)
  const fields = readJson(revisionFieldsSchema, row.fields)
  return { headline, kicker, standfirst, summary, body: parsed.document, lead, ...fields }
}

/** Whether two contents would read the same: a field that is absent and one that is undefined are one. */
export function isSameContent(one: RevisionInput, other: RevisionInput): boolean {
  return isDeepStrictEqual(plain(one), plain(other))
}

export type NewDraft = {
  language: string
  sectionId: Id
  kind?: 'analysis' | 'brief'
  headline?: string
  translationOf?: Id
}

/** Begins an article of this member's with an empty revision. Undefined where they may not, in that section. */
export async function createDraft(
  db: Db,
  clock: Clock,
  member: Member,
  wish: NewDraft,
  content: Partial<RevisionInput> = {},
): Promise<Id | undefined> {
  const { language, sectionId, kind = 'analysis', headline = '', translationOf } = wish
  if (!may(member, 'article.create', { sectionId })) return undefined
  return inTransaction(db, async (db) => {
    const { id } = await createArticle(db, clock, {
      kind,
      language,
      sectionId,
      audience: null,
      featured: false,
      slug: '',
      createdBy: member.id,
      ...(translationOf !== undefined && { translationOf }),
    })
    const saved = await saveRevision(
      db,
      clock,
      id,
      { ...emptyContent(sectionId), headline, ...content },
      member.id,
    )
    if (!saved.saved) throw new Error(`An empty draft does not fit the schema: ${saved.problem.message}`)
    return id
  })
}

function emptyContent(sectionId: Id): DraftContent {
  const words = { headline: '', kicker: '', standfirst: '', summary: '' }
  const besides = { lead: null, sectionId, authorIds: [], topicIds: [], audience: null, featured: false }
  return { ...words, body: emptyDocument(), ...besides }
}

function plain(content: RevisionInput): unknown {
  return JSON.parse(JSON.stringify(content))
}
