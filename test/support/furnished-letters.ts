import { readEditionDraft } from '../../src/domain/newsletters/edition-draft.ts'
import { saveEdition } from '../../src/domain/newsletters/editions.ts'
import { suppress } from '../../src/domain/newsletters/suppression.ts'
import { createImport } from '../../src/domain/newsletters/subscriber-import.ts'
import type { Member } from '../../src/domain/staff/may.ts'
import { type Clock, toInstantText } from '../../src/lib/clock.ts'
import { hashToken } from '../../src/lib/hash.ts'
import { newId } from '../../src/lib/id.ts'
import type { Db, Id } from '../../src/platform/db/schema.ts'
import type { DeliveryState } from '../../src/platform/db/schema-letters.ts'
import { addEdition, addNewsletter, addSubscribers } from './letters.ts'

/** Where the newsroom's pages about letters are that no other page leads to; by who may go there. */
export type LetterStarts = { draft: Id; editor: string[]; owner: string[] }

const SILENT = { email: 'gone@example.org', emailKey: 'gone@example.org' }

/**
 * A newsletter with a draft, an edition that was paused in the midst of its sending, and some who get it; and one about
 * what its readers follow, built and waiting for its sign-off.
 */
export async function furnishLetters(db: Db, clock: Clock, owner: Member): Promise<LetterStarts> {
  const newsletterId = await addNewsletter(db, clock)
  const subscribers = await addSubscribers(db, clock, newsletterId, 3)
  const draft = await addEdition(db, clock, newsletterId, 'draft')
  await writeOn(db, clock, draft, owner)
  const paused = await addEdition(db, clock, newsletterId, 'paused')
  await bringCopies(db, clock, paused, subscribers)
  const followsId = await addNewsletter(db, clock, 'follows')
  await db.updateTable('newsletter').set({ kind: 'follows' }).where('id', '=', followsId).execute()
  const built = await addEdition(db, clock, followsId, 'awaiting-sign-off')
  const [coversFrom, coversUntil] = [clock().subtract({ hours: 24 * 365 }), clock()].map(toInstantText)
  await db.updateTable('edition').set({ coversFrom, coversUntil }).where('id', '=', built).execute()
  await suppress(db, clock, {
    ...SILENT,
    kind: 'hard-bounce',
    evidence: '550 5.1.1 Nobody of that name here',
  })
  const file = { hash: 'a'.repeat(64), name: 'list.csv', bytes: 60, separator: ',' }
  const list = await createImport(db, clock, { newsletterId, language: 'en', file, by: owner.id })
  const now = toInstantText(clock())
  await db
    .updateTable('subscriberImport')
    .set({ startedAt: now, endedAt: now, lines: 2, doneLines: 2 })
    .where('id', '=', list)
    .execute()
  return {
    draft,
    editor: [
      `/newsroom/newsletters/${newsletterId}`,
      edition(draft),
      `${edition(draft)}/edit`,
      `${edition(draft)}/preview`,
      `${edition(draft)}/revisions`,
      `${edition(draft)}/removal`,
      edition(paused),
      edition(built),
      `${edition(paused)}/deliveries`,
      `${edition(paused)}/doubt`,
    ],
    owner: [
      `/newsroom/newsletters/${newsletterId}/settings`,
      `${edition(paused)}/stop`,
      ...subscribers.slice(0, 1).flatMap((id) => {
        const one = `/newsroom/subscribers/${id}`
        return [one, `${one}/end`, `${one}/removal`]
      }),
      `/newsroom/subscribers/imports/${list}`,
      `/newsroom/suppressions/${hashToken(SILENT.emailKey)}`,
    ],
  }
}

/** A second revision, to be set against the first. */
async function writeOn(db: Db, clock: Clock, editionId: Id, owner: Member): Promise<void> {
  const draft = await readEditionDraft(db, owner, editionId)
  if (!draft) throw new Error('The draft is not there to be written on.')
  const words = { ...draft.content, subject: `${draft.content.subject}, and a truce` }
  const save = { editionId, basedOn: draft.head.id, words, createdBy: owner.id, origin: 'saved' as const }
  await saveEdition(db, clock, save)
}

/** One waits, one has arrived, and of one nobody knows. */
async function bringCopies(db: Db, clock: Clock, editionId: Id, subscribers: readonly Id[]): Promise<void> {
  const now = toInstantText(clock())
  const states: DeliveryState[] = ['pending', 'sent', 'in-doubt']
  const rows = states.map((state, place) => ({
    id: newId(),
    editionId,
    subscriptionId: subscribers[place] ?? null,
    email: `reader-${place + 1}@example.org`,
    emailKey: `reader-${place + 1}@example.org`,
    variant: 'a' as const,
    state,
    dueAt: now,
    attempts: 1,
    fence: 1,
    ...(state !== 'pending' && { server: 'mail.example.org:587', wireAt: now }),
    ...(state === 'in-doubt' && { problem: 'no answer' }),
  }))
  await db.insertInto('delivery').values(rows).execute()
  await db
    .updateTable('edition')
    .set({ startedAt: now, builtAt: now, sentRevisionId: (row) => row.ref('headRevisionId') })
    .where('id', '=', editionId)
    .execute()
}

function edition(id: Id): string {
  return `/newsroom/editions/${id}`
}
