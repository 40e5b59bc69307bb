import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import { noteUses } from '../media/uses.ts'
import { noteAuthors } from './head-authors.ts'
import { lackingIn, noteWords } from './desk-words.ts'
import { parseDocument } from './document/document.ts'
import { readingMinutes } from './document/text.ts'

/** The picture above an article. */
export const leadSchema = z.strictObject({
  media: z.string(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
})

export type Lead = z.infer<typeof leadSchema>

const audienceSchema = z.union([
  z.literal('everyone'),
  z.literal('registered'),
  z.templateLiteral(['plan:', z.string()]),
])

/**
 * What a revision carries besides its words; publishing copies it to where lists and addresses can find it. What is
 * absent stays as it is.
 */
export const revisionFieldsSchema = z.strictObject({
  sectionId: z.string(),
  authorIds: z.array(z.string()),
  topicIds: z.array(z.string()),
  /** null: what the series or the policy says. */
  audience: audienceSchema.nullable().optional(),
  slug: z.string().optional(),
  featured: z.boolean().optional(),
  /** What search engines and shared links show instead of headline, standfirst and lead picture. */
  search: z.strictObject({ title: z.string(), description: z.string() }).optional(),
  social: z
    .strictObject({ title: z.string(), description: z.string(), media: z.string().nullable() })
    .optional(),
})

export type RevisionFields = z.infer<typeof revisionFieldsSchema>

export type RevisionInput = RevisionFields & {
  headline: string
  kicker: string
  standfirst: string
  summary: string
  body: unknown
  lead: Lead | null
}

export type Saved =
  | { saved: true; revisionId: string; number: number }
  | { saved: false; problem: { path: string; message: string } }

export type RevisionOrigin = 'autosaved' | 'saved' | 'restored' | 'imported'

/** Appends a revision to an article. Readers see nothing of it until it is published. Call within a transaction. */
export async function saveRevision(
  db: Db,
  clock: Clock,
  articleId: string,
  input: RevisionInput,
  createdBy: string,
  origin: RevisionOrigin = 'saved',
): Promise<Saved> {
  const parsed = parseDocument(input.body)
  if (!parsed.ok) return { saved: false, problem: parsed.problem }
  const last = await db
    .selectFrom('revision')
    .select((select) => select.fn.max('number').as('number'))
    .where('articleId', '=', articleId)
    .executeTakeFirst()
  const number = Number(last?.number ?? 0) + 1
  const revisionId = newId()
  const createdAt = toInstantText(clock())
  const { headline, kicker, standfirst, summary, body: _, lead, ...fields } = input
  const written = {
    body: JSON.stringify(parsed.document),
    lead: lead && JSON.stringify(lead),
    fields: JSON.stringify(revisionFieldsSchema.parse(fields)),
  }
  await db
    .insertInto('revision')
    .values({
      id: revisionId,
      articleId,
      number,
      headline,
      kicker,
      standfirst,
      summary,
      ...written,
      readingMinutes: readingMinutes(parsed.document),
      createdBy,
      createdAt,
      origin,
    })
    .execute()
  await db
    .updateTable('article')
    .set({
      headRevisionId: revisionId,
      stage: 'writing',
      scheduledAt: null,
      savedAt: createdAt,
      ...lackingIn({ ...input, body: parsed.document }),
    })
    .where('id', '=', articleId)
    .execute()
  await noteWords(db, articleId, { ...input, body: parsed.document })
  await noteAuthors(db, articleId, input.authorIds)
  await noteUses(
    db,
    { kind: 'article', id: articleId },
    { revisionId, ...written },
    await publishedOf(db, articleId),
  )
  return { saved: true, revisionId, number }
}

async function publishedOf(db: Db, articleId: string): Promise<string[]> {
  const article = await db
    .selectFrom('article')
    .select('publishedRevisionId')
    .where('id', '=', articleId)
    .executeTakeFirst()
  return article?.publishedRevisionId ? [article.publishedRevisionId] : []
}
