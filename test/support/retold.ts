import { readDraft } from '../../src/domain/articles/draft.ts'
import { publishRevision } from '../../src/domain/articles/publish.ts'
import { saveRevision } from '../../src/domain/articles/save.ts'
import type { Clock } from '../../src/lib/clock.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import { paragraphs } from './articles.ts'

const owner = { id: 'test', name: 'Otto', email: '', role: 'owner', sectionIds: null } as const

/** Publishes an article again with these paragraphs, as an update. */
export async function publishAgain(db: Db, clock: Clock, id: string, texts: string[]): Promise<void> {
  await db.transaction().execute(async (db) => {
    const draft = await readDraft(db, owner, id)
    if (!draft) throw new Error(`There is no article ${id}.`)
    const content = { ...draft.content, body: paragraphs(...texts) }
    const saved = await saveRevision(db, clock, id, content, 'test')
    if (!saved.saved) throw new Error(saved.problem.message)
    await publishRevision(db, clock, saved.revisionId)
  })
}

/** Three texts: as it was, with the withheld word in the teaser's place, and with other words around it. */
export async function retell(db: Db, clock: Clock, id: string, withheld: string): Promise<void> {
  const [first, second, third] = ['Ships wait at anchor.', 'Pilots are few.', 'The tide turns at noon.']
  const rest = [`Behind the wall: ${withheld} one.`, `Behind the wall: ${withheld} two.`]
  await publishAgain(db, clock, id, [first, `Behind the wall: ${withheld} one, once free.`, third, ...rest])
  await publishAgain(db, clock, id, [first, second, third, ...rest, `Behind the wall: ${withheld} three.`])
}
