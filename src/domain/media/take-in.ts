import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { inspect } from '../../platform/media/inspect.ts'
import { acceptPicture } from '../../platform/media/picture.ts'
import type { Refusal } from '../../platform/media/refusal.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { type AuditRecord, recordAudit } from '../staff/audit.ts'
import { insertMedia } from './insert.ts'
import { tidyName } from './name.ts'
import { MEDIA_RENDER } from './render.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'

export type NewFile = { bytes: Uint8Array; name: string; alt: string; credit: string }

export type TakenIn = { taken: true; mediaId: string; isNew: boolean } | { taken: false; problem: Refusal }

/** What was made of a file, on disk and not yet named by the database. */
export type StoredFile = {
  hash: string
  mime: string
  width: number
  height: number
  bytes: number
  renderedAt: string | null
  variants: { hash: string; mime: string; width: number; height: number; bytes: number }[]
}

type Needs = { db: Db; media: MediaStore; clock: Clock }

type By = Pick<AuditRecord, 'actor' | 'network'>

/** Takes in a file that a member of the newsroom brought. Its other sizes follow from the queue. */
export async function takeIn({ db, media, clock }: Needs, by: By, file: NewFile): Promise<TakenIn> {
  const stored = await storeFile(media, clock, file.bytes)
  if (!stored.ok) return { taken: false, problem: stored.problem }
  const { variants, ...best } = stored.file
  const name = tidyName(file.name)
  return inTransaction(db, async (db) => {
    const row = { id: newId(), ...best, alt: file.alt, credit: file.credit, sourceName: name }
    const { id, isNew } = await insertMedia(db, { ...row, createdAt: toInstantText(clock()) }, variants)
    if (!isNew) {
      await db.updateTable('media').set({ removedAt: null }).where('id', '=', id).execute()
    } else {
      if (best.renderedAt === null) await enqueue(db, { kind: MEDIA_RENDER, payload: null }, clock)
      await recordAudit(db, clock, { ...by, act: 'media.add', subject: { kind: 'media', id, name } })
    }
    return { taken: true, mediaId: id, isNew }
  })
}

type Stored = { ok: true; file: StoredFile } | { ok: false; problem: Refusal }

/** Checks a file, makes it anew and writes it to disk. A PDF is kept as it came. */
export async function storeFile(media: MediaStore, clock: Clock, bytes: Uint8Array): Promise<Stored> {
  const inspected = inspect(bytes)
  if (!inspected.ok) return inspected
  if (inspected.nature === 'document') {
    const hash = await media.put(bytes)
    const file = { hash, mime: 'application/pdf', width: 0, height: 0, bytes: bytes.byteLength }
    return { ok: true, file: { ...file, renderedAt: toInstantText(clock()), variants: [file] } }
  }
  const picture = await acceptPicture(bytes)
  if (!picture.ok) return picture
  const files = []
  for (const { bytes, ...made } of picture.made)
    files.push({ ...made, bytes: bytes.byteLength, hash: await media.put(bytes) })
  const [best, ...variants] = files
  if (!best) throw new Error('A picture was made in no size.')
  // A moving picture has one size, and its best copy is the one that is shown.
  const isMoving = inspected.nature === 'animation'
  const renderedAt = isMoving ? toInstantText(clock()) : null
  return { ok: true, file: { ...best, renderedAt, variants: variants.length > 0 ? variants : [best] } }
}
