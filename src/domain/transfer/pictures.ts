import type { Clock } from '../../lib/clock.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { addPicture } from '../media/pictures.ts'
import { remember, type Remembered } from './remembered.ts'
import type { ImportReport } from './report.ts'

/** Where the bytes of a picture come from: a folder, the network, or nowhere. */
export type FindFile = (
  url: string,
) => Promise<{ found: true; bytes: Uint8Array } | { found: false; problem: string }>

export type PictureInfo = { alt: string; credit: string }

export type Desk = {
  /** The Id of the picture at each address that could be had. */
  take: (
    urls: Iterable<string>,
    info?: (url: string) => PictureInfo | undefined,
  ) => Promise<Map<string, string>>
}

type Needs = {
  db: Db
  media: MediaStore
  clock: Clock
  source: string
  dryRun: boolean
  findFile: FindFile
  remembered: Map<string, Remembered>
  report: ImportReport['pictures']
}

/** Brings in each picture once, whatever refers to it, and knows those of earlier runs. */
export function openDesk(needs: Needs): Desk {
  const answers = new Map<string, Promise<string | null>>()
  return {
    async take(urls, info = () => undefined) {
      const taken = new Map<string, string>()
      for (const url of urls) {
        const answer = answers.get(url) ?? bringIn(needs, url, info(url) ?? { alt: '', credit: '' })
        answers.set(url, answer)
        const id = await answer
        if (id !== null) taken.set(url, id)
      }
      return taken
    },
  }
}

async function bringIn(needs: Needs, url: string, info: PictureInfo): Promise<string | null> {
  const { db, media, clock, source, report } = needs
  const sourceKey = `picture:${url}`
  const known = needs.remembered.get(sourceKey)
  if (known) {
    report.known += 1
    return known.targetId
  }
  const file = await needs.findFile(url)
  if (!file.found) return missing(report, url, file.problem)
  if (needs.dryRun) {
    report.taken += 1
    return 'dry-run'
  }
  const sourceName = url.startsWith('data:') ? 'data' : url
  const added = await inTransaction(db, async (db) => {
    const added = await addPicture(db, media, clock, { bytes: file.bytes, ...info, sourceName })
    if (added.added) {
      await remember(db, clock, source, {
        sourceKey,
        digest: '',
        targetKind: 'media',
        targetId: added.mediaId,
      })
    }
    return added
  })
  if (!added.added) return missing(report, url, added.problem)
  report.taken += 1
  return added.mediaId
}

function missing(report: ImportReport['pictures'], url: string, why: string): null {
  report.missing.push({ url: url.slice(0, 300), why })
  return null
}
