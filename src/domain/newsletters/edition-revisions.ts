import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { parseEdition } from '../articles/document/document.ts'
import { wordCount } from '../articles/document/text.ts'
import type { Doer } from '../articles/open-for.ts'
import { lock } from '../articles/presence.ts'
import { listed, type ListedRevision, type RevisionFilter } from '../articles/revisions.ts'
import { whichMatter } from '../articles/which-matter.ts'
import { recordAudit } from '../staff/audit.ts'
import { type EditionContent, isWritable, readEditionDraft } from './edition-draft.ts'
import { saveEdition } from './editions.ts'

export type EditionRevision = { id: Id; number: number; at: string; by: string; content: EditionContent }

/** Newest first, as an article's are listed; and which of them went out. */
export async function listEditionRevisions(
  db: Db,
  editionId: Id,
  filter: RevisionFilter,
): Promise<{ revisions: ListedRevision[]; sentRevisionId: Id | null }> {
  const meta = await db
    .selectFrom('editionRevision')
    .leftJoin('staff', 'staff.id', 'editionRevision.createdBy')
    .select(['editionRevision.id', 'number', 'editionRevision.createdBy', 'editionRevision.createdAt'])
    .select(['origin', 'staff.name as byName'])
    .where('editionId', '=', editionId)
    .orderBy('number', 'desc')
    .execute()
  const shown = whichMatter(meta, filter)
  const bodies = await db
    .selectFrom('editionRevision')
    .select(['id', 'body'])
    .where('id', 'in', [...shown.map(({ id }) => id), ''])
    .execute()
  const words = new Map(bodies.map(({ id, body }) => [id, wordCount(bodyOf(body))]))
  const edition = await db
    .selectFrom('edition')
    .select('sentRevisionId')
    .where('id', '=', editionId)
    .executeTakeFirst()
  return { revisions: listed(shown, words), sentRevisionId: edition?.sentRevisionId ?? null }
}

/** A revision with its content, or undefined where it is none of this edition's. */
export async function readEditionRevision(
  db: Db,
  editionId: Id,
  revisionId: Id,
): Promise<EditionRevision | undefined> {
  const row = await db
    .selectFrom('editionRevision')
    .leftJoin('staff', 'staff.id', 'editionRevision.createdBy')
    .selectAll('editionRevision')
    .select('staff.name as byName')
    .where('editionRevision.id', '=', revisionId)
    .where('editionId', '=', editionId)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, number, createdAt, byName, subject, otherSubject, preheader, body } = row
  const content = { subject, otherSubject, preheader, body: bodyOf(body) }
  return { id, number, at: createdAt, by: byName ?? '', content }
}

export type EditionRestored =
  | { outcome: 'restored' }
  | { outcome: 'stale'; by: string; at: string }
  /** Somebody has said when it goes out, or it is out: its words stay as they were seen. */
  | { outcome: 'frozen' }
  | { outcome: 'nothing' }

/** Makes an earlier revision the newest, as a new one. */
export async function restoreEditionRevision(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  wish: { editionId: Id; revisionId: Id; head: Id },
): Promise<EditionRestored> {
  const { editionId, head } = wish
  return inTransaction(db, async (db): Promise<EditionRestored> => {
    await lock(db, { kind: 'edition', id: editionId })
    const draft = await readEditionDraft(db, actor, editionId)
    const revision = draft && (await readEditionRevision(db, editionId, wish.revisionId))
    if (!revision) return { outcome: 'nothing' }
    if (!isWritable(draft)) return { outcome: 'frozen' }
    const words = revision.content
    const save = { editionId, basedOn: head, words, createdBy: actor.id, origin: 'restored' as const }
    const saved = await saveEdition(db, clock, save)
    if (!saved.saved) return { outcome: 'stale', by: draft.head.by, at: draft.head.at }
    await recordAudit(db, clock, {
      actor,
      act: 'edition.restore',
      subject: { kind: 'edition', id: editionId, name: draft.content.subject || draft.slug },
      before: { number: draft.head.number },
      after: { number: draft.head.number + 1, restored: revision.number, revision: revision.id },
      network,
    })
    return { outcome: 'restored' }
  })
}

function bodyOf(body: string): EditionContent['body'] {
  const read = parseEdition(JSON.parse(body))
  if (!read.ok) throw new Error(`An edition holds a body that the schema refuses: ${read.problem.message}`)
  return read.document
}
