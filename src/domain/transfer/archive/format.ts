import { z } from 'zod'

export const FORMAT = 'broadsheet-archive'
/** Raised when an older program could not read a new archive. This program reads this version only. */
export const VERSION = 1
export const MANIFEST = 'manifest.json'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  exportedAt: z.string(),
  /** Null where the publication was never named. */
  publication: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  readers: z.boolean(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: z.int().min(0),
      sha256: hash,
      /** Lines of a data file. */
      rows: z.int().min(0).optional(),
    }),
  ),
})

export type Manifest = z.infer<typeof manifestSchema>
export type ArchivedFile = Manifest['files'][number]

/** What any version of a manifest says of itself. */
export const versionSchema = z.object({ format: z.string(), version: z.int() })

export function dataName(table: string): string {
  return `data/${table.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ndjson`
}

export function mediaName(sha256: string): string {
  return `media/${sha256}`
}
