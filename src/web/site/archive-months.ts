import { countByMonth, latestFirst, type MonthCount } from '../../domain/articles/archive.ts'
import { countPastByMonth } from '../../domain/events/archive.ts'
import { countEditionsByMonth } from '../../domain/newsletters/archive.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'

/** `count` is of articles. */
export type ArchivedMonth = MonthCount & { editions: number; events: number }

/** The months in which something was published, went out or took place, newest first. */
export async function listArchive(c: Asking, { database: { db }, clock }: Deps): Promise<ArchivedMonth[]> {
  const { language, site } = c.var
  const { timeZone } = site.identity
  const months = new Map<string, ArchivedMonth>()
  const add = (counted: MonthCount[], kind: 'count' | 'editions' | 'events') => {
    for (const { year, month, count } of counted) {
      const key = `${year}-${month}`
      const known = months.get(key) ?? { year, month, count: 0, editions: 0, events: 0 }
      months.set(key, { ...known, [kind]: count })
    }
  }
  add(await countByMonth(db, language, timeZone), 'count')
  add(await countEditionsByMonth(db, language, timeZone), 'editions')
  add(await countPastByMonth(db, language, clock(), timeZone), 'events')
  return [...months.values()].toSorted(latestFirst)
}

export function monthHref(c: Asking, { year, month }: { year: number; month: number }): string {
  const path = `/archive/${String(year).padStart(4, '0')}/${String(month).padStart(2, '0')}`
  return pathIn(c.var.site.identity.languages, c.var.language, path)
}
