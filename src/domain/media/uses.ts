import type { Db } from '../../platform/db/schema.ts'
import { subjectFor } from '../articles/subject.ts'
import { type Act, may, type Member } from '../staff/may.ts'

type Subject = { kind: 'article' | 'page'; id: string }

/** The parts of a revision that can name media, as they are stored. */
type Written = { revisionId: string; lead?: string | null; body: string; fields?: string }

/**
 * Notes which media a revision shows, and forgets what older revisions showed that are neither the newest nor
 * published: `kept` are the ids of those that are. Call it within the transaction that writes the revision.
 */
export async function noteUses(
  db: Db,
  subject: Subject,
  written: Written,
  kept: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('mediaUse')
    .where('subjectId', '=', subject.id)
    .where('revisionId', 'not in', [written.revisionId, ...kept])
    .execute()
  const ids = mediaNamedIn(`${written.lead ?? ''}${written.body}${written.fields ?? ''}`)
  if (ids.length === 0) return
  const { revisionId } = written
  await db
    .insertInto('mediaUse')
    .values(ids.map((mediaId) => ({ mediaId, revisionId, subjectKind: subject.kind, subjectId: subject.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** In stored JSON a quotation mark within a text is escaped, so this finds attributes only. */
export function mediaNamedIn(json: string): string[] {
  return [...new Set([...json.matchAll(/"media":"([\w-]{1,64})"/g)].map(([, id = '']) => id))]
}

export type Use = {
  kind: 'article' | 'page' | 'author' | 'event' | 'identity'
  id: string
  /** As its editors know it; an author's names by language, as JSON. */
  name: string
  language: string | undefined
  isLive: boolean
  /** Whether whoever asks may open it; if not, its name is not theirs to read either. */
  isOpen: boolean
}

/** Where an item is shown, drafts included, as this member may know it. */
export async function listUses(db: Db, member: Member, mediaId: string): Promise<Use[]> {
  const found = await findUses(db, mediaId)
  return found.map(({ article, sectionId, ...use }) => ({
    ...use,
    isOpen: may(
      member,
      opening[use.kind],
      article ? subjectFor(member, article) : sectionId === undefined ? {} : { sectionId },
    ),
  }))
}

export async function isUsed(db: Db, mediaId: string): Promise<boolean> {
  return (await findUses(db, mediaId)).length > 0
}

const opening = {
  article: 'article.read',
  page: 'page.edit',
  author: 'author.edit',
  event: 'event.edit',
  identity: 'identity.edit',
} as const satisfies Record<Use['kind'], Act>

type Found = Omit<Use, 'isOpen'> & {
  article?: Parameters<typeof subjectFor>[1]
  /** Of an event; empty: of none. */
  sectionId?: string
}

async function findUses(db: Db, mediaId: string): Promise<Found[]> {
  return [
    ...(await articlesWith(db, mediaId)),
    ...(await pagesWith(db, mediaId)),
    ...(await authorsWith(db, mediaId)),
    ...(await eventsWith(db, mediaId)),
    ...(await identityWith(db, mediaId)),
  ]
}

async function articlesWith(db: Db, mediaId: string): Promise<Found[]> {
  const rows = await db
    .selectFrom('mediaUse')
    .innerJoin('article', 'article.id', 'mediaUse.subjectId')
    .innerJoin('revision', 'revision.id', 'mediaUse.revisionId')
    .select(['article.id', 'article.language', 'revision.headline as name', 'revision.id as revisionId'])
    .select(['article.publishedRevisionId', 'article.sectionId', 'article.createdBy', 'article.assigneeId'])
    .where('mediaUse.mediaId', '=', mediaId)
    .orderBy('revision.number', 'desc')
    .execute()
  const first = new Map<string, Found>()
  for (const { id, language, name, revisionId, publishedRevisionId, ...article } of rows) {
    const isLive = revisionId === publishedRevisionId || (first.get(id)?.isLive ?? false)
    first.set(id, { kind: 'article', id, name, language, isLive, article })
  }
  return [...first.values()]
}

async function pagesWith(db: Db, mediaId: string): Promise<Found[]> {
  const rows = await db
    .selectFrom('mediaUse')
    .innerJoin('page', 'page.id', 'mediaUse.subjectId')
    .innerJoin('pageRevision', 'pageRevision.id', 'mediaUse.revisionId')
    .select(['page.id', 'page.language', 'pageRevision.title as name', 'mediaUse.revisionId'])
    .select('page.publishedRevisionId')
    .where('mediaUse.mediaId', '=', mediaId)
    // Of a draft and what readers see, the latter is named.
    .orderBy('pageRevision.number', 'desc')
    .execute()
  const pages = rows.map(({ revisionId, publishedRevisionId, ...row }): [string, Found] => [
    row.id,
    { kind: 'page', ...row, isLive: revisionId === publishedRevisionId },
  ])
  return [...new Map(pages).values()]
}

async function authorsWith(db: Db, mediaId: string): Promise<Found[]> {
  const rows = await db
    .selectFrom('author')
    .select(['id', 'name'])
    .where('portraitId', '=', mediaId)
    .execute()
  return rows.map((row) => ({ kind: 'author', ...row, language: undefined, isLive: true }))
}

/** As its picture, recording or slides, or within what is written about it, drafts included. */
async function eventsWith(db: Db, mediaId: string): Promise<Found[]> {
  const named = `%"media":"${mediaId}"%`
  const rows = await db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select(['event.id', 'event.sectionId', 'event.publishedAt', 'eventWords.title', 'eventWords.language'])
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('event.slidesId', '=', mediaId),
        eb('event.picture', 'like', named),
        eb('event.recording', '=', JSON.stringify({ file: mediaId })),
        eb('eventWords.body', 'like', named),
        eb('eventWords.transcript', 'like', named),
        exists(
          selectFrom('eventText')
            .innerJoin('eventTextRevision', 'eventTextRevision.id', 'eventText.headRevisionId')
            .select('eventText.id')
            .whereRef('eventText.eventId', '=', 'event.id')
            .where('eventTextRevision.body', 'like', named),
        ),
      ]),
    )
    .orderBy('event.id')
    .orderBy('eventWords.language')
    .execute()
  const events = rows.map(({ id, title, language, sectionId, publishedAt }): [string, Found] => [
    id,
    {
      kind: 'event',
      id,
      name: title,
      language,
      isLive: publishedAt !== null,
      sectionId: sectionId ?? '',
    },
  ])
  return [...new Map(events).values()]
}

/** The publication's logo and the like. */
async function identityWith(db: Db, mediaId: string): Promise<Found[]> {
  const row = await db.selectFrom('publication').select(['id', 'identity']).executeTakeFirst()
  if (!row?.identity.includes(`"${mediaId}"`)) return []
  return [{ kind: 'identity', id: row.id, name: '', language: undefined, isLive: true }]
}
