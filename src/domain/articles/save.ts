import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
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

/** What a revision carries besides its words; publishing copies it to where lists can find it. */
export const revisionFieldsSchema = z.strictObject({
  sectionId: z.string(),
  authorIds: z.array(z.string()),
  topicIds: z.array(z.string()),
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

/** Appends a revision to an article. Readers see nothing of it until it is published. */
export async function saveRevision(
  db: Db,
  clock: Clock,
  articleId: string,
  input: RevisionInput,
  createdBy: string,
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
  const { sectionId, authorIds, topicIds } = input
  await db
    .insertInto('revision')
    .values({
      id: revisionId,
      articleId,
      number,
      headline: input.headline,
      kicker: input.kicker,
      standfirst: input.standfirst,
      summary: input.summary,
      body: JSON.stringify(parsed.document),
      lead: input.lead && JSON.stringify(input.lead),
      readingMinutes: readingMinutes(parsed.document),
      fields: JSON.stringify({ sectionId, authorIds, topicIds }),
      createdBy,
      createdAt: toInstantText(clock()),
    })
    .execute()
  return { saved: true, revisionId, number }
}
