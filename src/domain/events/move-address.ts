import type { Clock } from '../../lib/clock.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Db } from '../../platform/db/schema.ts'
import { redirectPage } from '../articles/move-references.ts'
import { readIdentity } from '../publication/identity.ts'

/** Of an event's page: itself, and what calendar programs have subscribed to. */
const suffixes = ['', '.ics']

/** Letters, calendars and other sites know an event by an address that it once had: it leads on, in every language. */
export async function moveAddress(db: Db, clock: Clock, from: string, into: string): Promise<void> {
  const { languages } = await readIdentity(db)
  const prefixes = languages.map((language) => pathIn(languages, language, ''))
  await redirectPage(db, clock, prefixes, `/events/${from}`, `/events/${into}`, suffixes)
}
