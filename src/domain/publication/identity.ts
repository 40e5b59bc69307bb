import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { isHex } from '../../lib/contrast.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import type { Db } from '../../platform/db/schema.ts'

const timeZone = z.string().refine(isTimeZone, 'is not a time zone of the IANA database')

const colour = z.string().refine(isHex, 'is not a colour like #0c4a58')

/** Of headings and text; `stix` is the one that the theme brings. */
export const typefaces = ['stix', 'mixed', 'serif', 'sans'] as const

const media = z.string().regex(/^[\w-]{1,64}$/)

export const identitySchema = z.strictObject({
  name: z.string().min(1).max(120),
  description: wording(400),
  motto: wording(200),
  timeZone,
  /** BCP 47; the first is the one without a prefix in addresses. */
  languages: z.array(z.string().min(2)).min(1),
  contact: z.string().max(320),
  /** Where post reaches the publisher, in lines: letters must say it. */
  postalAddress: z.string().max(400).optional(),
  /** The accent on light and on dark paper; absent: the theme's. */
  colours: z.strictObject({ accent: colour, accentDark: colour }).optional(),
  /** Absent: `stix`. */
  typeface: z.enum(typefaces).optional(),
  /** Pictures of the media library that stand for the name, on light and on dark paper. */
  logo: z.strictObject({ light: media.optional(), dark: media.optional() }).optional(),
})

export type Typeface = (typeof typefaces)[number]

export type Identity = z.infer<typeof identitySchema>

export const unnamedPublication: Identity = {
  name: 'Untitled publication',
  description: '',
  motto: '',
  timeZone: 'UTC',
  languages: ['en', 'fr', 'ar'],
  contact: '',
}

export async function readIdentity(db: Db): Promise<Identity> {
  const row = await db.selectFrom('publication').select('identity').executeTakeFirst()
  return row ? readJson(identitySchema, row.identity) : unnamedPublication
}

export async function writeIdentity(db: Db, clock: Clock, identity: Identity): Promise<void> {
  const values = {
    identity: JSON.stringify(identitySchema.parse(identity)),
    updatedAt: toInstantText(clock()),
  }
  const updated = await db.updateTable('publication').set(values).executeTakeFirst()
  if (updated.numUpdatedRows === 0n) {
    await db
      .insertInto('publication')
      .values({ id: newId(), ...values })
      .execute()
  }
}

function wording(longest: number) {
  const words = z.string().max(longest)
  return z.union([words, z.record(z.string(), words)])
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
