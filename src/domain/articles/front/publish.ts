import { isDeepStrictEqual } from 'node:util'
import { type Clock, toInstantText } from '../../../lib/clock.ts'
import { newId } from '../../../lib/id.ts'
import { announceChange } from '../../../platform/db/changes.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../staff/audit.ts'
import { may } from '../../staff/may.ts'
import type { Doer } from '../open-for.ts'
import { type Layout, layoutSchema } from './layout.ts'
import { findFront, type FrontRevision, frontAt, latestFront } from './revisions.ts'

export type FrontWish = {
  language: string
  layout: Layout
  /** The latest revision there was when the arrangement was begun; empty: none. */
  base: Id
  /** When it becomes the front page; absent: now. */
  at?: Temporal.Instant
  /** A scheduled one that this takes the place of. */
  replaces?: Id
  /** What the trail calls it; absent: by its time. */
  act?: 'front.restore'
}

export type FrontSaved = 'saved' | 'stale' | 'past' | 'refused'

/** Makes an arrangement the front page, now or at its time. Earlier ones stay as they were. */
export async function publishFront(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  wish: FrontWish,
): Promise<FrontSaved> {
  if (!may(actor, 'front.edit')) return 'refused'
  const { language, layout, base, at, replaces } = wish
  return inTransaction(db, async (db): Promise<FrontSaved> => {
    // Whoever changes readers' pages takes this row, so of two who save at once the second sees the first's.
    await announceChange(db, 'pages')
    const now = clock()
    if (at && Temporal.Instant.compare(at, now) <= 0) return 'past'
    const latest = await latestFront(db, language)
    if ((latest?.id ?? '') !== base) return latest && isSame(latest, actor.id, wish) ? 'saved' : 'stale'
    const before = await frontAt(db, language, now)
    if (replaces !== undefined) await withdraw(db, now, language, replaces)
    const liveFrom = toInstantText(at ?? now)
    await db
      .insertInto('frontRevision')
      .values({
        id: newId(),
        language,
        layout: JSON.stringify(layoutSchema.parse(layout)),
        liveFrom,
        createdBy: actor.id,
        createdAt: toInstantText(now),
        withdrawnAt: null,
      })
      .execute()
    await recordAudit(db, clock, {
      actor,
      act: wish.act ?? (at ? 'front.schedule' : 'front.publish'),
      subject: { kind: 'front', id: language, name: language },
      before: before.layout,
      after: { ...layout, liveFrom },
      network,
    })
    return 'saved'
  })
}

export type FrontWithdrawn = 'withdrawn' | 'too-late' | 'refused'

/** Takes one off the schedule. Once its time has come it is the front page, and another has to take its place. */
export async function withdrawFront(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  id: Id,
): Promise<FrontWithdrawn> {
  if (!may(actor, 'front.edit')) return 'refused'
  return inTransaction(db, async (db): Promise<FrontWithdrawn> => {
    await announceChange(db, 'pages')
    const front = await findFront(db, id)
    if (!front || !(await withdraw(db, clock(), front.language, id))) return 'too-late'
    await recordAudit(db, clock, {
      actor,
      act: 'front.unschedule',
      subject: { kind: 'front', id: front.language, name: front.language },
      before: { ...front.layout, liveFrom: front.liveFrom },
      network,
    })
    return 'withdrawn'
  })
}

/** A form that was sent twice. */
function isSame(latest: FrontRevision, actor: Id, { layout, at }: FrontWish): boolean {
  const liveFrom = at ? toInstantText(at) : latest.createdAt
  return (
    latest.createdBy === actor && latest.liveFrom === liveFrom && isDeepStrictEqual(latest.layout, layout)
  )
}

async function withdraw(db: Db, now: Temporal.Instant, language: string, id: Id): Promise<boolean> {
  const result = await db
    .updateTable('frontRevision')
    .set({ withdrawnAt: toInstantText(now) })
    .where('id', '=', id)
    .where('language', '=', language)
    .where('withdrawnAt', 'is', null)
    .where('liveFrom', '>', toInstantText(now))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
