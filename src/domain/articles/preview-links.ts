import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken, newToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from '../staff/audit.ts'
import { type Doer, moverOf, openFor } from './open-for.ts'

export const PREVIEW_DAYS = 7

export type PreviewLink = { id: Id; by: string; expiresAt: string }

/** Links of an article that still open it, newest first. */
export async function listPreviewLinks(db: Db, clock: Clock, articleId: Id): Promise<PreviewLink[]> {
  return db
    .selectFrom('previewLink')
    .innerJoin('staff', 'staff.id', 'previewLink.createdBy')
    .select(['previewLink.id', 'staff.name as by', 'previewLink.expiresAt'])
    .where('staff.removedAt', 'is', null)
    .where('previewLink.articleId', '=', articleId)
    .where('previewLink.revokedAt', 'is', null)
    .where('previewLink.expiresAt', '>', toInstantText(clock()))
    .orderBy('previewLink.id', 'desc')
    .execute()
}

/** Makes a secret link to one article. Its token is answered now and kept nowhere. */
export async function makePreviewLink(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  articleId: Id,
): Promise<string | 'refused' | undefined> {
  return inTransaction(db, async (db) => {
    const article = await openFor(db, actor, articleId)
    if (!article) return undefined
    if (!moverOf(actor, article).mayAct('article.preview')) return 'refused'
    const token = newToken()
    const now = clock()
    const expiresAt = toInstantText(now.add({ hours: PREVIEW_DAYS * 24 }))
    const tokenHash = hashToken(token)
    const link = { id: newId(), articleId, tokenHash, createdBy: actor.id, expiresAt }
    await db
      .insertInto('previewLink')
      .values({ ...link, createdAt: toInstantText(now) })
      .execute()
    await recordAudit(db, clock, {
      actor,
      act: 'article.share-preview',
      subject: { kind: 'article', id: articleId, name: article.headline },
      after: { link: link.id, expiresAt },
      network,
    })
    return token
  })
}

/** False: there is no such link of this article, or not for this member. */
export async function revokePreviewLink(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  wish: { articleId: Id; linkId: Id },
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const article = await openFor(db, actor, wish.articleId)
    if (!article || !moverOf(actor, article).mayAct('article.preview')) return false
    const revoked = await db
      .updateTable('previewLink')
      .set({ revokedAt: toInstantText(clock()) })
      .where('id', '=', wish.linkId)
      .where('articleId', '=', wish.articleId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (revoked.numUpdatedRows === 0n) return false
    await recordAudit(db, clock, {
      actor,
      act: 'article.revoke-preview',
      subject: { kind: 'article', id: wish.articleId, name: article.headline },
      after: { link: wish.linkId },
      network,
    })
    return true
  })
}

/**
 * The article that a link opens now. Undefined: expired, revoked, never made, or made by somebody who works here no longer
 * and may have kept it.
 */
export async function articleOfLink(db: Db, clock: Clock, token: string): Promise<Id | undefined> {
  const link = await db
    .selectFrom('previewLink')
    .innerJoin('staff', 'staff.id', 'previewLink.createdBy')
    .select('articleId')
    .where('staff.removedAt', 'is', null)
    .where('tokenHash', '=', hashToken(token))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
  return link?.articleId
}
