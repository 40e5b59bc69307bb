import { type CompareSaved, compareSave } from '../../domain/articles/compare-save.ts'
import type { SavedOver } from '../../domain/articles/save-over.ts'
import { comparePageSave } from '../../domain/pages/compare-save.ts'
import type { PageDraft } from '../../domain/pages/draft.ts'
import type { Member } from '../../domain/staff/may.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { checkPageSave, checkSave, type Read, toPageContent } from '../newsroom/editor/read-save.ts'

/** A save as it came: over which revision, by whom, and the JSON that nobody has looked into yet. */
export type Sent = { id: Id; base: Id; member: Member; text: string }

export type NotRead = { outcome: 'unreadable'; path: string; message: string }

/** Takes what editors write down: reads it, checks it, and answers once it is on disk. */
export type Clerk = {
  saveArticle: (sent: Sent) => Promise<CompareSaved | NotRead>
  savePage: (sent: Sent) => Promise<SavedOver<PageDraft> | NotRead>
  /** Waits for what is under way, and takes nothing more. */
  close: () => Promise<void>
}

/** Works where it is called, on the connection of everybody else. */
export function clerkHere(db: Db, clock: Clock): Clerk {
  return {
    async saveArticle({ id, base, member, text }) {
      const read = readJson(text, checkSave)
      if (!read.ok) return notRead(read)
      const { origin, tab, takesBack, ...content } = read.save
      return compareSave(db, clock, member, {
        articleId: id,
        base,
        content,
        origin,
        ...(tab !== undefined && { tab }),
        ...(takesBack !== undefined && { takesBack }),
      })
    },
    async savePage({ id, base, member, text }) {
      const read = readJson(text, checkPageSave)
      if (!read.ok) return notRead(read)
      const { origin, tab, ...content } = read.save
      const wish = { pageId: id, base, content: toPageContent(content), origin }
      return comparePageSave(db, clock, member, { ...wish, ...(tab !== undefined && { tab }) })
    },
    // Whoever asked is answered before the database is closed: requests are waited for.
    close: async () => undefined,
  }
}

function readJson<Save>(text: string, check: (input: unknown) => Read<Save>): Read<Save> {
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch {
    return { ok: false, path: '', message: 'is not JSON' }
  }
  return check(input)
}

function notRead({ path, message }: { path: string; message: string }): NotRead {
  return { outcome: 'unreadable', path, message }
}
