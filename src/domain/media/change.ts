import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type AuditRecord, recordAudit } from '../staff/audit.ts'
import { type MediaItem, findMedia } from './find.ts'
import { focusSchema } from './focus.ts'
import { isUsed } from './uses.ts'
import { wordsOf } from './words.ts'

const LONGEST = 1_000

const line = z.string().max(LONGEST)

/** What the newsroom says of a file. */
export const mediaWordsSchema = z.strictObject({
  alt: line,
  caption: line,
  credit: line,
  rights: line,
  focus: focusSchema.nullable(),
})

export type MediaWords = z.infer<typeof mediaWordsSchema>

type By = Pick<AuditRecord, 'actor' | 'network'>

/** False: there is no such item. Articles that show it keep the words that were written there. */
export async function describeMedia(
  db: Db,
  clock: Clock,
  by: By,
  id: string,
  said: MediaWords,
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const before = await findMedia(db, id)
    if (!before) return false
    const { focus, ...words } = said
    const focalPoint = focus && JSON.stringify(focus)
    await db
      .updateTable('media')
      .set({ ...words, focalPoint, words: wordsOf({ ...words, sourceName: before.name }) })
      .where('id', '=', id)
      .execute()
    await recordAudit(db, clock, {
      ...by,
      act: 'media.describe',
      subject: subjectOf(before),
      before: { ...wordsIn(before) },
      after: { ...said },
    })
    await announceChange(db, 'pages')
    return true
  })
}

/** `used`: what is shown somewhere is not removed from under it. */
export async function removeMedia(
  db: Db,
  clock: Clock,
  by: By,
  id: string,
): Promise<'removed' | 'used' | 'unknown'> {
  return inTransaction(db, async (db) => {
    const item = await findMedia(db, id)
    if (!item) return 'unknown'
    if (await isUsed(db, id)) return 'used'
    await setRemoved(db, clock, by, item, toInstantText(clock()))
    return 'removed'
  })
}

/** Takes back a removal; the files were kept. */
export async function restoreMedia(db: Db, clock: Clock, by: By, id: string): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const item = await findMedia(db, id)
    if (!item) return false
    await setRemoved(db, clock, by, item, null)
    return true
  })
}

async function setRemoved(db: Db, clock: Clock, by: By, item: MediaItem, at: string | null): Promise<void> {
  await db.updateTable('media').set({ removedAt: at }).where('id', '=', item.id).execute()
  const act = at === null ? 'media.restore' : 'media.remove'
  await recordAudit(db, clock, { ...by, act, subject: subjectOf(item) })
  await announceChange(db, 'pages')
}

function subjectOf({ id, name }: MediaItem): AuditRecord['subject'] {
  return { kind: 'media', id, name }
}

function wordsIn({ alt, caption, credit, rights, focus }: MediaItem): MediaWords {
  return { alt, caption, credit, rights, focus: focus ?? null }
}
