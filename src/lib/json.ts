import type { ZodType } from 'zod'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Reads a Json column. Throws when the text does not fit the schema: such a row is damage, not an outcome. */
export function readJson<T>(schema: ZodType<T>, text: string): T {
  return schema.parse(JSON.parse(text))
}
