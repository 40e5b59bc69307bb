import { z } from 'zod'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'

const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** When editions go out, by the clock of the publication's time zone. Weekdays from Monday, 1; a month has no 31st day. */
export const cadenceSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), at: wallTime }),
  z.strictObject({ every: z.literal('week'), weekday: z.int().min(1).max(7), at: wallTime }),
  z.strictObject({ every: z.literal('month'), day: z.int().min(1).max(28), at: wallTime }),
])

export type Cadence = z.infer<typeof cadenceSchema>

export type Newsletter = {
  id: Id
  slug: string
  position: number
  kind: 'composed' | 'review' | 'follows'
  name: Localized
  description: Localized
  senderName: Localized
  senderAddress: string
  replyTo: string | null
  languages: string[]
  audience: Audience
  cadence: Cadence | null
  signOff: 'waits' | 'goes'
  leastArticles: number
  /** What a new edition begins with, by language: a document each. */
  template: Record<string, unknown>
  isArchived: boolean
}

const languagesSchema = z.array(z.string())
const templateSchema = z.record(z.string(), z.unknown())

/** Who may get it at all: a plan's letter is for those who hold the plan, and no account holds one yet. */
export function addresseesOf(audience: Audience): 'everyone' | 'readers' | 'nobody' {
  if (audience === 'everyone') return 'everyone'
  return audience === 'registered' ? 'readers' : 'nobody'
}

/** In their order; those put away only where they are asked for. */
export async function listNewsletters(db: Db, { archived = false } = {}): Promise<Newsletter[]> {
  const rows = await db
    .selectFrom('newsletter')
    .selectAll()
    .$if(!archived, (query) => query.where('archivedAt', 'is', null))
    .orderBy('position')
    .orderBy('slug')
    .execute()
  return rows.map(toNewsletter)
}

export async function findNewsletter(db: Db, slug: string): Promise<Newsletter | undefined> {
  const row = await db.selectFrom('newsletter').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row && toNewsletter(row)
}

export async function readNewsletter(db: Db, id: Id): Promise<Newsletter | undefined> {
  const row = await db.selectFrom('newsletter').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toNewsletter(row)
}

type NewsletterRow = {
  id: Id
  slug: string
  position: number
  kind: Newsletter['kind']
  name: string
  description: string
  senderName: string
  senderAddress: string
  replyTo: string | null
  languages: string
  audience: Audience
  cadence: string | null
  signOff: Newsletter['signOff']
  leastArticles: number
  template: string
  archivedAt: string | null
}

function toNewsletter(row: NewsletterRow): Newsletter {
  const { id, slug, position, kind, senderAddress, replyTo, audience, signOff, leastArticles } = row
  return {
    id,
    slug,
    position,
    kind,
    senderAddress,
    replyTo,
    audience,
    signOff,
    leastArticles,
    name: readJson(localizedSchema, row.name),
    description: readJson(localizedSchema, row.description),
    senderName: readJson(localizedSchema, row.senderName),
    languages: readJson(languagesSchema, row.languages),
    cadence: row.cadence === null ? null : readJson(cadenceSchema, row.cadence),
    template: readJson(templateSchema, row.template),
    isArchived: row.archivedAt !== null,
  }
}
