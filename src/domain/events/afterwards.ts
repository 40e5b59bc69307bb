import { frameAddress } from '../../lib/document-schema/embed-frame.ts'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { isWebAddress } from './check-event.ts'
import { lockEvent } from './lock-event.ts'
import type { Recording, Slides } from './read-event.ts'

export type Afterwards = { recording: Recording | null; slides: Slides | null }

/** What remains of an event: for its audience, from now on. Call `applyChange(deps, 'pages')` afterwards. */
export async function setAfterwards(
  db: Db,
  clock: Clock,
  id: Id,
  { recording, slides }: Afterwards,
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const event = await lockEvent(db, id)
    if (!event) return false
    await db
      .updateTable('event')
      .set({
        recording: recording && JSON.stringify(recording),
        slidesId: slides && 'file' in slides ? slides.file : null,
        slidesLink: slides && 'link' in slides ? slides.link : null,
        version: event.version + 1,
        updatedAt: toInstantText(clock()),
      })
      .where('id', '=', id)
      .execute()
    await announceChange(db, 'pages')
    return true
  })
}

/**
 * What an address leads to: a document of the library, a player that can be framed, or a file elsewhere. Undefined
 * where it is no address of the web. `origin` is our own.
 */
export function readAddress(
  address: string,
  origin: string,
): { file: Id } | { embed: string } | { link: string } | undefined {
  const own = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address
  const file = /^\/media\/([0-9a-f-]{36})\.pdf$/.exec(own)?.[1]
  if (file !== undefined) return { file }
  if (!isWebAddress(address)) return undefined
  return frameAddress(address) === undefined ? { link: address } : { embed: address }
}
