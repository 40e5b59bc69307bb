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
})

export type SaveBody = z.output<typeof saveSchema>

export type SaveRead = { ok: true; save: SaveBody } | { ok: false; path: string; message: string }

/** Reads the JSON of a save; the first thing wrong with it is named by its path. */
export async function readSave(c: Asking): Promise<SaveRead> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\b/.test(type)) return { ok: false, path: 'content-type', message: 'must be JSON' }
  const input: unknown = await c.req.json().catch(() => undefined)
  if (input === undefined) return { ok: false, path: '', message: 'is not JSON' }
  return checkSave(input)
}

export function checkSave(input: unknown): SaveRead {
  const read = saveSchema.safeParse(input)
  if (read.success) return { ok: true, save: read.data }
  const [issue] = read.error.issues
  if (issue?.code === 'unrecognized_keys')
    return { ok: false, path: [...issue.path, issue.keys[0]].join('.'), message: 'is unknown' }
  return { ok: false, path: issue?.path.join('.') ?? '', message: issue?.message ?? 'is wrong' }
}

/** Where drafts are posted: more may be sent here than with a form. */
export function isDraftSave(path: string): boolean {
  return path === '/newsroom/editor/copies' || /^\/newsroom\/articles\/[^/]+\/revisions$/.test(path)
}

/** A strict JSON body of any other shape. */
export async function readJsonBody<T extends z.ZodRawShape>(
  c: Asking,
  shape: T,
): Promise<z.output<z.ZodObject<T>> | undefined> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\b/.test(type)) return undefined
  const input: unknown = await c.req.json().catch(() => undefined)
  const read = z.strictObject(shape).safeParse(input)
  return read.success ? read.data : undefined
}
