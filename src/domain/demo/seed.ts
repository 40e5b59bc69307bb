import type { Clock } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { changePolicy, defaultPolicy } from '../access/policy.ts'
import { writeIdentity } from '../publication/identity.ts'
import { seedArticles } from './articles.ts'
import type { Drawings } from './body.ts'
import { takeDrawings } from './drawings.ts'
import { seedEvents } from './events.ts'
import { type Demo, readDemo } from './folder.ts'
import { seedNewsletters } from './newsletters.ts'
import { seedPages } from './pages.ts'
import { seedSeries, seedStructure } from './structure.ts'

/** Whether nobody has named this publication or put anything into it yet. */
export async function isEmptyPublication(db: Db): Promise<boolean> {
  for (const table of ['publication', 'section', 'author', 'topic', 'article', 'page'] as const)
    if (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) return false
  return true
}

/**
 * Fills an empty publication from the demo folder (its format: demo/README.md). Pictures come first and may be taken
 * again; all the rest is one transaction, so a killed seeding leaves an empty publication. Does nothing where another
 * process was faster. Throws when a file breaks the format, with its name and what is wrong.
 */
export async function seedDemo(db: Db, media: MediaStore, clock: Clock, folder: string): Promise<void> {
  const demo = await readDemo(folder)
  const drawings = await takeDrawings(db, media, clock, demo)
  const now = clock()
  await inTransaction(db, (db) => fill(db, () => now, demo, drawings))
}

async function fill(db: Db, clock: Clock, demo: Demo, drawings: Drawings): Promise<void> {
  // Two processes that seed one database at the same time queue up at this row.
  await announceChange(db, 'pages')
  if (!(await isEmptyPublication(db))) return
  const { name, description, motto, timeZone, languages, contact } = demo.publication
  await writeIdentity(db, clock, { name, description, motto, timeZone, languages, contact })
  await changePolicy(db, clock, defaultPolicy, 'demo')
  const structure = await seedStructure(db, clock, demo, drawings)
  const works = await seedArticles(db, clock, demo, drawings, structure)
  await seedSeries(db, demo, works)
  await seedPages(db, clock, demo, drawings)
  const events = await seedEvents(db, clock, demo, drawings, structure)
  await seedNewsletters(db, clock, demo, drawings, { works, sections: structure.sections, events })
}
