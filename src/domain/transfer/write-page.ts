import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Document } from '../articles/document/document.ts'
import { noteUses } from '../media/uses.ts'
import { addPage } from '../pages/pages.ts'
import { savePageRevision } from '../pages/revision.ts'
import type { Place } from './addresses.ts'
import { figure, text } from './blocks.ts'
import type { Prepared } from './prepare.ts'
import type { SourceItem } from './source.ts'
import { IMPORTER, type Written } from './write-article.ts'

/** Brings a page in. Call within a transaction. */
export async function createImportedPage(
  db: Db,
  clock: Clock,
  item: SourceItem,
  place: Place,
  prepared: Prepared,
): Promise<Written> {
  const input = {
    slug: place.slug,
    language: place.language,
    title: prepared.headline,
    standfirst: prepared.standfirst,
    body: withLead(prepared),
    publishedAt: item.state.as === 'published' ? item.state.at : null,
  }
  const { id } = await addPage(db, clock, input, IMPORTER)
  return { id, note: null }
}

/** Adds what has changed at the source as a new revision, in front unless the newsroom has written one since. */
export async function reviseImportedPage(
  db: Db,
  clock: Clock,
  id: string,
  item: SourceItem,
  prepared: Prepared,
): Promise<Written> {
  const last = await db
    .selectFrom('pageRevision')
    .select('createdBy')
    .where('pageId', '=', id)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const content = { title: prepared.headline, standfirst: prepared.standfirst, body: withLead(prepared) }
  const { revisionId } = await savePageRevision(db, clock, id, content, IMPORTER)
  if (last.createdBy !== IMPORTER) {
    return { id, note: 'It has changed at its source and here; the new text is kept as a draft revision.' }
  }
  if (item.state.as === 'published') {
    const shown = {
      publishedRevisionId: revisionId,
      publishedAt: item.state.at,
      updatedAt: toInstantText(clock()),
    }
    await db.updateTable('page').set(shown).where('id', '=', id).execute()
    const body = JSON.stringify(content.body)
    await noteUses(db, { kind: 'page', id }, { revisionId, body }, [])
    await announceChange(db, 'pages')
  }
  return { id, note: null }
}

/** Pages have no lead picture of their own: it stands at the head of the body. */
function withLead({ body, lead }: Prepared): Document {
  if (!lead) return body
  return { ...body, content: [figure(lead.media, lead.alt, text(lead.caption)), ...body.content] }
}
