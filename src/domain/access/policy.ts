import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import { localizedSchema } from '../../lib/localized.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'

/** Who may read what, as the newsroom decided it. */
export const policySchema = z.strictObject({
  /** Of an article that says nothing itself. */
  defaultAudience: z.union([
    z.literal('everyone'),
    z.literal('registered'),
    z.templateLiteral(['plan:', z.string()]),
  ]),
  meter: z.strictObject({
    /** Walled articles a visitor may open whole in one window; 0 turns the meter off. */
    limit: z.int().min(0).max(100),
    /** Days from the first opening until the count begins anew. */
    windowDays: z.int().min(1).max(366),
    /** Slugs of the sections whose articles may be opened on the meter; null: all. */
    sections: z.array(z.string()).nullable(),
  }),
  /** Days after which a walled article is archive and never metered; null: never. */
  archiveAfterDays: z.int().min(1).nullable(),
  /** What registration gives, as the wall lists it. */
  benefits: z.array(localizedSchema).max(8),
  /** What the wall says above and below its list; where it says nothing in a language, the program's own words stand. */
  wall: z.strictObject({ lead: localizedSchema, note: localizedSchema }).optional(),
  /** How the newsroom works. Roles in `skip` may publish what nobody has reviewed. */
  review: z
    .strictObject({ skip: z.array(z.enum(['writer', 'editor', 'publisher', 'owner'])) })
    .default({ skip: ['editor', 'publisher', 'owner'] }),
  /** Whether readers may see what a published article said before. */
  publicHistory: z.boolean().default(false),
})

export type Policy = z.infer<typeof policySchema>

export const defaultPolicy: Policy = {
  review: { skip: ['editor', 'publisher', 'owner'] },
  publicHistory: false,
  defaultAudience: 'registered',
  meter: { limit: 3, windowDays: 30, sections: null },
  archiveAfterDays: 90,
  benefits: [
    {
      en: 'Every analysis, whole, as soon as it is published',
      fr: 'Toutes les analyses en entier, dès leur parution',
      ar: 'جميع التحليلات كاملةً فور نشرها',
    },
    {
      en: 'The archive, with its maps and charts',
      fr: 'Les archives, avec leurs cartes et graphiques',
      ar: 'الأرشيف بخرائطه ورسومه البيانية',
    },
    {
      en: 'No password to remember and no advertising',
      fr: 'Aucun mot de passe à retenir, aucune publicité',
      ar: 'بلا كلمة مرور تُحفظ وبلا إعلانات',
    },
  ],
}

export async function readPolicy(db: Db): Promise<Policy> {
  const row = await db
    .selectFrom('policyRevision')
    .select('policy')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? readJson(policySchema, row.policy) : defaultPolicy
}

/** Puts a policy in force. Every earlier one stays on record with who changed it and when. */
export async function changePolicy(db: Db, clock: Clock, policy: Policy, changedBy: string): Promise<void> {
  await db
    .insertInto('policyRevision')
    .values({
      id: newId(),
      policy: JSON.stringify(policySchema.parse(policy)),
      changedBy,
      createdAt: toInstantText(clock()),
    })
    .execute()
  await announceChange(db, 'pages')
}
