import { z } from 'zod'
import { leadSchema, revisionFieldsSchema } from '../../../domain/articles/save.ts'
import type { Asking } from '../../route.ts'

/** A body of two million bytes, and its fields. */
export const LARGEST_DRAFT = 3_000_000
const LONGEST_LINE = 1_000
const LONGEST_TEXT = 20_000

const isClean = (text: string) => text.isWellFormed() && !/(?![\t\n\r])\p{Control}/u.test(text)
const line = z
  .string()
  .max(LONGEST_LINE)
  .refine((text) => isClean(text) && !/[\n\r]/.test(text), 'must be one line of text')
const text = z.string().max(LONGEST_TEXT).refine(isClean, 'must be text without control characters')
const id = z.string().regex(/^[\w-]{1,64}$/)
const { sectionId: _, authorIds: __, topicIds: ___, slug: ____, ...fieldShape } = revisionFieldsSchema.shape

/** What the editor sends to be saved, strict to the last field. */
const saveSchema = z.strictObject({
  headline: line,
  kicker: line,
  standfirst: text,
  summary: text,
  body: z.unknown(),
  lead: leadSchema.extend({ media: id, alt: text, caption: text, credit: line }).nullable(),
  ...fieldShape,
  sectionId: id,
  authorIds: z.array(id).max(50),
  topicIds: z.array(id).max(200),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(120)
    .optional(),
  search: z.strictObject({ title: line, description: text }).optional(),
  social: z.strictObject({ title: line, description: text, media: id.nullable() }).optional(),
  origin: z.enum(['autosaved', 'saved']),
  tab: id.optional(),
  takesBack: z.enum(['in-review', 'approved', 'scheduled']).optional(),
})

/** The same of a static page. */
const pageSaveSchema = z.strictObject({
  title: line,
  standfirst: text,
  slug: line.optional(),
  body: z.unknown(),
  origin: z.enum(['autosaved', 'saved']),
  tab: id.optional(),
})

export type SaveBody = z.output<typeof saveSchema>
type PageSaveBody = z.output<typeof pageSaveSchema>

/** The revision that a save was written over. */
export function baseOf(c: Asking): string | undefined {
  return /^"?([\w-]{1,64})"?$/.exec(c.req.header('if-match') ?? '')?.[1]
}

export type Read<Save> = { ok: true; save: Save } | { ok: false; path: string; message: string }
export type SaveRead = Read<SaveBody>

/** The JSON of a save as it came; undefined where it is not said to be JSON. The clerk looks into it. */
export async function readText(c: Asking): Promise<string | undefined> {
  return isJson(c) ? c.req.text() : undefined
}

export function checkSave(input: unknown): SaveRead {
  return check(saveSchema, input)
}

export function checkPageSave(input: unknown): Read<PageSaveBody> {
  return check(pageSaveSchema, input)
}

/** What a page's revision holds, but for the body: a slug that is absent stays as it is. */
export function toPageContent<Sent extends { slug?: string | undefined }>({ slug, ...content }: Sent) {
  return { ...content, ...(slug !== undefined && { slug }) }
}

function isJson(c: Asking): boolean {
  return /^application\/json\b/.test(c.req.header('content-type') ?? '')
}

function check<S extends z.ZodType>(schema: S, input: unknown): Read<z.output<S>> {
  const read = schema.safeParse(input)
  if (read.success) return { ok: true, save: read.data }
  const [issue] = read.error.issues
  if (issue?.code === 'unrecognized_keys')
    return { ok: false, path: [...issue.path, issue.keys[0]].join('.'), message: 'is unknown' }
  return { ok: false, path: issue?.path.join('.') ?? '', message: issue?.message ?? 'is wrong' }
}

/** Where drafts are posted: more may be sent here than with a form. */
export function isDraftSave(path: string): boolean {
  return /^\/newsroom\/(?:editor\/(?:page-|edition-|event-)?copies|(?:articles|pages|editions|events\/[^/]+\/texts)\/[^/]+\/revisions)$/.test(
    path,
  )
}

/** A strict JSON body of any other shape. */
export async function readJsonBody<T extends z.ZodRawShape>(
  c: Asking,
  shape: T,
): Promise<z.output<z.ZodObject<T>> | undefined> {
  if (!isJson(c)) return undefined
  const input: unknown = await c.req.json().catch(() => undefined)
  const read = z.strictObject(shape).safeParse(input)
  return read.success ? read.data : undefined
}
