import { z } from 'zod'
import type { Asking } from '../route.ts'

export type FormRead<T> =
  | { ok: true; fields: T }
  | { ok: false; fields: { field: string; message: string }[] }

/**
 * Reads a form strictly: a missing, unknown or repeated field, or a file, is named in the answer. Fields in `many` may
 * come any number of times, and are lists.
 */
export async function readForm<T extends z.ZodRawShape>(
  c: Asking,
  shape: T,
  many: readonly (keyof T & string)[] = [],
): Promise<FormRead<z.output<z.ZodObject<T>>>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(type)) {
    return { ok: false, fields: [{ field: 'content-type', message: 'must be that of a form' }] }
  }
  const data = await c.req.formData().catch(() => undefined)
  if (!data) return { ok: false, fields: [{ field: 'body', message: 'is not a form' }] }
  const repeated = [...new Set(data.keys())].filter(
    (name) => !many.some((one) => one === name) && data.getAll(name).length > 1,
  )
  if (repeated.length > 0)
    return { ok: false, fields: repeated.map((field) => ({ field, message: 'is repeated' })) }
  const read = z.strictObject(shape).safeParse({
    ...Object.fromEntries(data),
    ...Object.fromEntries(many.map((name) => [name, data.getAll(name)])),
  })
  if (read.success) return { ok: true, fields: read.data }
  return {
    ok: false,
    fields: read.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((field) => ({ field, message: 'is not expected here' }))
        : [{ field: issue.path.join('.'), message: issue.message }],
    ),
  }
}

/** A line of a form. Longer ones, and null bytes, which Postgres does not take, are no person's mistake. */
export const line = z
  .string()
  .max(2_000)
  .refine((text) => !text.includes('\0'), { error: 'holds a null byte' })
