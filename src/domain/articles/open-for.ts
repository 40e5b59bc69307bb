import type { Db, Id } from '../../platform/db/schema.ts'
import { type Act, may, type Member } from '../staff/may.ts'
import type { Mover, Standing } from './stages.ts'
import { subjectFor } from './subject.ts'

/** Who does it, and from where: for the audit trail. */
export type Doer = { actor: Member; network: string }

export type Opened = NonNullable<Awaited<ReturnType<typeof findOpened>>>

/** An article and its newest revision's name; undefined where this member may not read it. */
export async function openFor(db: Db, member: Member, articleId: Id): Promise<Opened | undefined> {
  const article = await findOpened(db, articleId)
  if (!article || !may(member, 'article.read', subjectFor(member, article))) return undefined
  return article
}

/** As the rules of `stages.ts` ask. */
export function standingOf(member: Member, article: Opened): Standing {
  return {
    stage: article.stage,
    isLive: article.publishedAt !== null,
    isArchived: article.archivedAt !== null,
    isOwn: article.createdBy === member.id || article.headBy === member.id,
  }
}

export function moverOf(member: Member, article: Opened): Mover {
  const subject = subjectFor(member, article)
  const mayAct = (act: Act) => may(member, act, subject)
  return { role: member.role, mayAct }
}

async function findOpened(db: Db, articleId: Id) {
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .leftJoin('staff', 'staff.id', 'revision.createdBy')
    .selectAll('article')
    .select(['revision.id as headId', 'revision.number', 'revision.headline', 'revision.fields'])
    .select(['revision.createdBy as headBy', 'revision.createdAt as headAt', 'staff.name as headByName'])
    .where('article.id', '=', articleId)
    .executeTakeFirst()
}
