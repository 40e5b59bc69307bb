import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../../lib/clock.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'
import type { Member } from '../../staff/may.ts'
import { type DraftContent, toContent } from '../draft.ts'
import { moverOf, type Opened } from '../open-for.ts'
import { otherWriter } from '../presence.ts'
import { publishRevision } from '../publish.ts'
import { findUnknownReference } from '../references.ts'
import { saveRevision } from '../save.ts'
import { type Applied, type Filed, type Placed, refuse } from './wish.ts'

/** Where the article is to be filed: by what it is in its newest revision, and by what readers see. */
export type Filing = { head: (now: Placed) => Placed; live: (now: Placed) => Placed }

/**
 * Files an article under another section or other topics. The words stay, so the stage does too: what is approved or
 * scheduled remains so, a draft over a published article remains a draft, and readers see the new place at once. Each
 * text gets a revision of its own. Call within a transaction that has locked the article.
 */
export async function fileArticle(
  db: Db,
  clock: Clock,
  actor: Member,
  article: Opened,
  filing: Filing,
): Promise<Applied> {
  const head = await readContent(db, article.headId)
  const liveId = article.publishedRevisionId
  const isDraftOver = liveId !== null && liveId !== article.headId
  const live = isDraftOver ? await readContent(db, liveId) : undefined
  const newHead = filing.head(placeOf(head))
  const newLive = live && filing.live(placeOf(live))
  const isSame =
    isDeepStrictEqual(newHead, placeOf(head)) && (!live || isDeepStrictEqual(newLive, placeOf(live)))
  if (isSame) return { is: 'same' }
  const sections = [article.sectionId, newHead.sectionId, ...(newLive ? [newLive.sectionId] : [])]
  if (!mayFile(actor, article, sections)) return refuse('role')
  if (await otherWriter(db, clock, { kind: 'article', id: article.id }, '')) return refuse('open')
  for (const content of [{ ...head, ...newHead }, ...(live ? [{ ...live, ...newLive }] : [])])
    if (await findUnknownReference(db, content)) return refuse('broken')
  const before = { filed: filedAs(article, head, live) }
  if (live && newLive) await showAgain(db, clock, actor, article, { ...live, ...newLive })
  await replaceHead(db, clock, actor, article, { ...head, ...newHead }, liveId !== null && !isDraftOver)
  return { is: 'done', before, after: { filed: await readFiled(db, article.id) } }
}

/** How it is filed now, to be set against how it was filed then. */
export async function readFiled(db: Db, articleId: Id): Promise<Filed> {
  const article = await db
    .selectFrom('article')
    .select(['id', 'headRevisionId', 'publishedRevisionId', 'sectionId'])
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  const headId = article.headRevisionId ?? ''
  const { publishedRevisionId } = article
  const isDraftOver = publishedRevisionId !== null && publishedRevisionId !== headId
  const live = isDraftOver ? await readContent(db, publishedRevisionId) : undefined
  return filedAs({ ...article, headId }, await readContent(db, headId), live)
}

/** What readers see, or what is on its way to them, is moved by whoever may publish it, from where and to where. */
function mayFile(actor: Member, article: Opened, sectionIds: readonly Id[]): boolean {
  const isOnItsWay = article.publishedAt !== null || !['writing', 'published'].includes(article.stage)
  const act = isOnItsWay ? 'article.publish' : 'article.edit'
  return sectionIds.every((sectionId) => moverOf(actor, { ...article, sectionId }).mayAct(act))
}

async function showAgain(
  db: Db,
  clock: Clock,
  actor: Member,
  article: Opened,
  content: DraftContent,
): Promise<void> {
  const saved = await saveRevision(db, clock, article.id, content, actor.id)
  if (!saved.saved) throw new Error(`What readers see does not fit the schema: ${saved.problem.message}`)
  await publishAsItWas(db, clock, article, saved.revisionId)
}

async function replaceHead(
  db: Db,
  clock: Clock,
  actor: Member,
  article: Opened,
  content: DraftContent,
  isLive: boolean,
): Promise<void> {
  const saved = await saveRevision(db, clock, article.id, content, actor.id)
  if (!saved.saved) throw new Error(`The newest revision does not fit the schema: ${saved.problem.message}`)
  if (isLive) return publishAsItWas(db, clock, article, saved.revisionId)
  const { stage, scheduledAt } = article
  // An article that readers do not see has no other place than its draft's.
  const place = article.publishedRevisionId === null ? { sectionId: content.sectionId } : {}
  await db
    .updateTable('article')
    .set({ stage, scheduledAt, ...place })
    .where('id', '=', article.id)
    .execute()
}

/** Readers are told of no change: its words are what they were. */
async function publishAsItWas(db: Db, clock: Clock, article: Opened, revisionId: Id): Promise<void> {
  const { publishedAt, updatedAt } = article
  await publishRevision(db, clock, revisionId, { ...(publishedAt !== null && { publishedAt }), updatedAt })
}

async function readContent(db: Db, revisionId: Id): Promise<DraftContent> {
  const row = await db
    .selectFrom('revision')
    .selectAll()
    .where('id', '=', revisionId)
    .executeTakeFirstOrThrow()
  return toContent(row)
}

function placeOf({ sectionId, topicIds }: DraftContent): Placed {
  return { sectionId, topicIds }
}

function filedAs(
  article: { headId: Id; publishedRevisionId: Id | null; sectionId: Id },
  head: DraftContent,
  live: DraftContent | undefined,
): Filed {
  const { headId, publishedRevisionId, sectionId } = article
  return {
    headId,
    liveId: publishedRevisionId,
    sectionId,
    head: placeOf(head),
    live: live ? placeOf(live) : null,
  }
}
