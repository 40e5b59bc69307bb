import { type Clock, toInstantText } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { ArticleStage } from '../../platform/db/schema-editorial.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from '../staff/audit.ts'
import { type Doer, moverOf, type Opened, openFor, standingOf } from './open-for.ts'
import { lockArticle } from './presence.ts'
import { addCorrection, publishRevision } from './publish.ts'
import { writeRemark } from './remarks.ts'
import { revisionFieldsSchema } from './save.ts'
import { decideMove, isAboutWords, type Move, type NotMoved } from './stages.ts'
import { tellColleagues } from './tell-colleagues.ts'
import { withdraw } from './withdraw.ts'

export const PUBLISH = 'article.publish'

export type MoveWish = {
  articleId: Id
  move: Move
  /** The revision that was seen; asked for where the move is about the words. */
  head?: Id
  /** What to change; a word on the way. */
  text?: string
  /** When to publish: schedule only. */
  at?: Temporal.Instant
  /** What was wrong in what readers have seen: publish only. */
  correction?: string
  /** Where its address leads from now on; absent: 410. Withdraw only. */
  redirectTo?: string
}

export type Refusal =
  | NotMoved
  /** Not before the embargo ends. */
  | 'embargo'
  /** The time to publish is over already. */
  | 'past'
  /** It has no headline, or nobody may publish in the section it moves to. */
  | 'headline'
  | 'section'
  /** The address it should lead to leads back here. */
  | 'loop'

export type Moved =
  | { outcome: 'moved'; stage: ArticleStage }
  /** Somebody saved meanwhile; nothing was done. */
  | { outcome: 'stale'; by: string; at: string }
  | { outcome: 'refused'; because: Refusal }
  | { outcome: 'nothing' }

/** Makes one move, with everything that belongs to it, or nothing at all. `skip`: see `decideMove`. */
export async function moveArticle(
  db: Db,
  clock: Clock,
  doer: Doer,
  wish: MoveWish,
  skip: readonly StaffRole[],
): Promise<Moved> {
  return inTransaction(db, async (db): Promise<Moved> => {
    await lockArticle(db, wish.articleId)
    const { actor } = doer
    const article = await openFor(db, actor, wish.articleId)
    if (!article) return { outcome: 'nothing' }
    if (isAboutWords(wish.move) && wish.head !== article.headId)
      return { outcome: 'stale', by: article.headByName ?? '', at: article.headAt }
    const decision = decideMove(wish.move, standingOf(actor, article), moverOf(actor, article), skip)
    if (!decision.allowed) return { outcome: 'refused', because: decision.because }
    const problem = notReady(clock, doer, article, wish)
    if (problem) return { outcome: 'refused', because: problem }
    if ((await apply(db, clock, doer, article, wish, decision.to)) === 'loop')
      return { outcome: 'refused', because: 'loop' }
    await record(db, clock, doer, article, wish, decision.to)
    return { outcome: 'moved', stage: decision.to }
  })
}

/** What stands in the way of readers, whoever asks. */
function notReady(
  clock: Clock,
  { actor }: Doer,
  article: Opened,
  { move, at }: MoveWish,
): Refusal | undefined {
  if (move !== 'publish' && move !== 'schedule') return undefined
  if (article.headline.trim() === '') return 'headline'
  const { sectionId } = readJson(revisionFieldsSchema, article.fields)
  if (!moverOf(actor, { ...article, sectionId }).mayAct('article.publish')) return 'section'
  const now = clock()
  const time = at ?? now
  if (move === 'schedule' && Temporal.Instant.compare(time, now) <= 0) return 'past'
  return isEmbargoed(article, time) ? 'embargo' : undefined
}

export function isEmbargoed(article: { embargoUntil: string | null }, at: Temporal.Instant): boolean {
  if (article.embargoUntil === null) return false
  return Temporal.Instant.compare(at, Temporal.Instant.from(article.embargoUntil)) < 0
}

async function apply(
  db: Db,
  clock: Clock,
  { actor }: Doer,
  article: Opened,
  wish: MoveWish,
  to: ArticleStage,
): Promise<'loop' | undefined> {
  const { move, at, text = '', correction = '' } = wish
  if (move === 'withdraw') {
    if ((await withdraw(db, clock, article, wish.redirectTo)) === 'loop') return 'loop'
  }
  if (move === 'publish') {
    const correctionId =
      correction === '' ? undefined : await addCorrection(db, clock, article.id, correction)
    await publishRevision(db, clock, article.headId, correctionId === undefined ? {} : { correctionId })
  }
  if (move !== 'publish') await setStage(db, clock, article, move, to, at)
  const kind = move === 'request-changes' ? 'change-request' : 'comment'
  const remark = { articleId: article.id, revisionId: article.headId, kind, text } as const
  const remarkId = text === '' ? null : await writeRemark(db, clock, actor, remark)
  const event = tells(move)
  if (event) await tellColleagues(db, clock, event, article, actor, remarkId)
  return undefined
}

async function setStage(
  db: Db,
  clock: Clock,
  article: Opened,
  move: Move,
  to: ArticleStage,
  at: Temporal.Instant | undefined,
): Promise<void> {
  const archivedAt =
    move === 'archive' ? toInstantText(clock()) : move === 'unarchive' ? null : article.archivedAt
  const scheduledAt = at && to === 'scheduled' ? toInstantText(at) : null
  await db
    .updateTable('article')
    .set({
      stage: to,
      archivedAt,
      scheduledAt: to === 'scheduled' ? (scheduledAt ?? article.scheduledAt) : null,
    })
    .where('id', '=', article.id)
    .execute()
  if (at && to === 'scheduled')
    await enqueue(db, { kind: PUBLISH, payload: { articleId: article.id }, runAt: at }, clock)
}

function tells(move: Move) {
  if (move === 'submit') return 'submitted'
  if (move === 'request-changes') return 'changes-requested'
  return move === 'approve' ? 'approved' : undefined
}

async function record(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  article: Opened,
  { move, at, correction, redirectTo }: MoveWish,
  to: ArticleStage,
): Promise<void> {
  await recordAudit(db, clock, {
    actor,
    act: `article.${move}`,
    subject: { kind: 'article', id: article.id, name: article.headline },
    before: { stage: article.stage, published: article.publishedRevisionId },
    after: {
      stage: to,
      revision: article.headId,
      ...(at && { at: toInstantText(at) }),
      ...(correction && { correction }),
      ...(redirectTo && { redirectTo }),
    },
    network,
  })
}
