import { z } from 'zod'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { directionOf, isInterfaceLanguage, ownName } from '../../../lib/languages.ts'
import type { Json } from '../../../lib/json.ts'
import type { Localized } from '../../../lib/localized.ts'
import { announceChange } from '../../../platform/db/changes.ts'
import type { Db } from '../../../platform/db/schema.ts'
import type { Audience } from '../../../platform/db/schema-editorial.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import type { WordingLanguage } from '../../../theme/contract/newsroom-publication.ts'
import { type NewsroomKey, sayInNewsroom, type SayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { networkHere } from '../staff-route.ts'

export function textHere(c: Asking): SayInNewsroom {
  return sayInNewsroom({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}

/** `?done=` names one of the notices that this page may give. */
export function noticeHere(c: Asking, known: Record<string, NewsroomKey>): Notice | undefined {
  const asked = c.req.query('done') ?? ''
  const key = Object.hasOwn(known, asked) ? known[asked] : undefined
  return key && { text: textHere(c)(key) }
}

/** The languages in which the publication's own words are written, each with its own name. */
export function wordingLanguages(c: Asking): WordingLanguage[] {
  return c.var.site.identity.languages.map((code) => ({
    code,
    name: ownName(code),
    dir: directionOf(code),
  }))
}

/** Longer texts of a form. A null byte, which Postgres does not take, is no person's mistake. */
export const passage = z
  .string()
  .max(12_000)
  .refine((text) => !text.includes('\0'), { error: 'holds a null byte' })

export const tick = z.literal('yes').optional()

/** Fields `name-en`, `name-fr` …, one for each language of the publication. */
export function perLanguage<T extends z.ZodType>(
  c: Asking,
  names: readonly string[],
  schema: T,
): Record<string, T> {
  const { languages } = c.var.site.identity
  return Object.fromEntries(
    names.flatMap((name) => languages.map((language) => [`${name}-${language}`, schema])),
  )
}

/** What was typed in these fields, by language; empty ones are left out. */
export function localizedFrom(c: Asking, fields: Readonly<Record<string, unknown>>, name: string): Localized {
  const words: Localized = {}
  for (const language of c.var.site.identity.languages) {
    const typed = fields[`${name}-${language}`]
    if (typeof typed === 'string' && typed.trim() !== '') words[language] = typed.trim()
  }
  return words
}

/** The other way round, for a form's values. */
export function localizedValues(name: string, words: Localized): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([language, text]) => [`${name}-${language}`, text]))
}

export type Audited = {
  act: string
  subject: { kind: string; id: string; name: string }
  before?: Json
  after?: Json
}

/**
 * Runs `work` in a transaction; where it answers what was done, that is put on the trail and readers' pages are new from
 * the next request on. Undefined: nothing was done.
 */
export async function carryOut(
  c: Asking,
  deps: Deps,
  member: Member,
  work: (db: Db) => Promise<Audited | undefined>,
): Promise<boolean> {
  const done = await deps.database.db.transaction().execute(async (db) => {
    const audited = await work(db)
    if (!audited) return false
    await recordAudit(db, deps.clock, { actor: member, network: networkHere(c, deps), ...audited })
    await announceChange(db, 'pages')
    return true
  })
  if (done) showAtOnce(deps)
  return done
}

/** This process knows at once; the others hear of it from the database. */
export function showAtOnce(deps: Deps): void {
  deps.press.clear()
  deps.meters.clear()
}

/** Where readers find `/topics/x` in each language that has addresses of its own. */
export function inEveryLanguage(c: Asking): string[] {
  const [first, ...others] = c.var.site.identity.languages
  return [
    '',
    ...others.filter((code) => code !== first && isInterfaceLanguage(code)).map((code) => `/${code}`),
  ]
}

/** What a list of audiences was left at; what it does not have is the narrowest that needs no plan. */
export function audienceOf(chosen: string): Audience {
  if (chosen === 'everyone') return 'everyone'
  return chosen.startsWith('plan:') ? `plan:${chosen.slice('plan:'.length)}` : 'registered'
}
