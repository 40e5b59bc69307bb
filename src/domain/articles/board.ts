import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import type { ArticleStage } from '../../platform/db/schema-editorial.ts'
import { type Act, may, type Member } from '../staff/may.ts'
import { type DeskFilter, type DeskRow, listDesk } from './desk-list.ts'
import { allMoves, decideMove, type Move } from './stages.ts'
import { subjectFor } from './subject.ts'

export type BoardCard = DeskRow & { moves: Move[] }

export type BoardColumn = {
  stage: ArticleStage
  cards: BoardCard[]
  /** There are more than are shown. */
  hasMore: boolean
}

const SIZE = 40
const PUBLISHED_DAYS = 7

/**
 * Everything on its way to readers by stage, and what was published in the last week. Each card says which moves this
 * member may make; `skip` is the policy's, as for `decideMove`.
 */
export async function listBoard(
  db: Db,
  clock: Clock,
  member: Member,
  filter: Pick<DeskFilter, 'sectionId' | 'assigneeId'>,
  skip: readonly StaffRole[],
): Promise<BoardColumn[]> {
  const saved = { by: 'saved', descending: true } as const
  const published = { by: 'published', descending: true } as const
  const from = toInstantText(clock().subtract({ hours: PUBLISHED_DAYS * 24 }))
  const read = async (wish: DeskFilter, sort: typeof saved | typeof published) => {
    const { rows, next } = await listDesk(db, member, { ...filter, ...wish }, sort, SIZE)
    const cards = rows.map((row) => ({ ...row, moves: movesOf(member, row, skip) }))
    return { cards, hasMore: next !== undefined }
  }
  return [
    { stage: 'writing', ...(await read({ inTheMaking: true }, saved)) },
    { stage: 'in-review', ...(await read({ stage: 'in-review' }, saved)) },
    { stage: 'approved', ...(await read({ stage: 'approved' }, saved)) },
    { stage: 'scheduled', ...(await read({ stage: 'scheduled' }, saved)) },
    { stage: 'published', ...(await read({ stage: 'published', from }, published)) },
  ]
}

function movesOf(member: Member, row: DeskRow, skip: readonly StaffRole[]): Move[] {
  const standing = {
    stage: row.stage,
    isLive: row.publishedAt !== null,
    isArchived: row.archivedAt !== null,
    isOwn: row.createdBy === member.id || row.headBy === member.id,
  }
  const subject = subjectFor(member, row)
  const mover = { role: member.role, mayAct: (act: Act) => may(member, act, subject) }
  return allMoves.filter((move) => decideMove(move, standing, mover, skip).allowed)
}
