import type { ArticleStage } from '../../platform/db/schema-editorial.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import type { Act } from '../staff/may.ts'

/** What can be done with an article on its way to readers and back. */
export type Move = keyof typeof moves

/** Where an article stands, as far as the rules ask. */
export type Standing = {
  stage: ArticleStage
  /** Readers see it, in its newest revision or an earlier one. */
  isLive: boolean
  isArchived: boolean
  /** This member began it, or wrote its newest revision. */
  isOwn: boolean
}

/** Who asks. `mayAct` knows the article and its section. */
export type Mover = { role: StaffRole; mayAct: (act: Act) => boolean }

export type NotMoved =
  /** The role, or the section. */
  | 'role'
  /** It stands where this makes no sense. */
  | 'stage'
  | 'archived'
  /** Somebody must review it first. */
  | 'review'
  /** Who may not skip the review may not review their own words either. */
  | 'own'

export type Decision = { allowed: true; to: ArticleStage } | { allowed: false; because: NotMoved }

type Rule = { act: Act; from: readonly ArticleStage[]; to: ArticleStage | 'same'; live?: boolean }

const unfinished = ['writing', 'in-review', 'approved', 'scheduled'] as const
const everywhere = [...unfinished, 'published'] as const

const moves = {
  submit: { act: 'article.submit', from: ['writing'], to: 'in-review' },
  'request-changes': { act: 'article.review', from: ['in-review', 'approved', 'scheduled'], to: 'writing' },
  approve: { act: 'article.review', from: ['in-review'], to: 'approved' },
  schedule: { act: 'article.publish', from: unfinished, to: 'scheduled' },
  unschedule: { act: 'article.publish', from: ['scheduled'], to: 'approved' },
  publish: { act: 'article.publish', from: unfinished, to: 'published' },
  /** Taken down, it is a draft again. */
  withdraw: { act: 'article.unpublish', from: everywhere, to: 'same', live: true },
  archive: { act: 'article.archive', from: ['writing', 'in-review', 'approved'], to: 'same', live: false },
  unarchive: { act: 'article.archive', from: everywhere, to: 'same' },
} as const satisfies Record<string, Rule>

export const allMoves = Object.keys(moves).filter((move): move is Move => move in moves)

/** Whether this member may make this move. `skip`: the roles that may publish what nobody reviewed. Pure. */
export function decideMove(
  move: Move,
  standing: Standing,
  mover: Mover,
  skip: readonly StaffRole[],
): Decision {
  const rule: Rule = moves[move]
  const stage = stageOf(standing)
  if (!mover.mayAct(rule.act)) return refuse('role')
  if (standing.isArchived !== (move === 'unarchive'))
    return refuse(standing.isArchived ? 'archived' : 'stage')
  if (!rule.from.includes(stage)) return refuse('stage')
  if (rule.live !== undefined && rule.live !== standing.isLive) return refuse('stage')
  const skips = skip.includes(mover.role)
  if (isRelease(move) && !isReviewed(stage) && !skips) return refuse('review')
  if (move === 'approve' && standing.isOwn && !skips) return refuse('own')
  return { allowed: true, to: toStage(rule, move, stage) }
}

/** What was taken down counts as being written. */
export function stageOf({ stage, isLive }: Pick<Standing, 'stage' | 'isLive'>): ArticleStage {
  return stage === 'published' && !isLive ? 'writing' : stage
}

export type OnItsWay = 'in-review' | 'approved' | 'scheduled'

/** The stage that a change of the words would take back to writing: it was reached with the words as they are. */
export function onItsWay({ stage }: { stage: ArticleStage }): OnItsWay | undefined {
  return stage === 'writing' || stage === 'published' ? undefined : stage
}

/** These speak of the words, so nobody makes them about words they have not seen. */
export function isAboutWords(move: Move): boolean {
  return ['submit', 'request-changes', 'approve', 'schedule', 'publish'].includes(move)
}

function toStage(rule: Rule, move: Move, stage: ArticleStage): ArticleStage {
  if (move === 'withdraw') return stage === 'published' ? 'writing' : stage
  return rule.to === 'same' ? stage : rule.to
}

function isRelease(move: Move): boolean {
  return move === 'publish' || move === 'schedule'
}

function isReviewed(stage: ArticleStage): boolean {
  return stage === 'approved' || stage === 'scheduled'
}

function refuse(because: NotMoved): Decision {
  return { allowed: false, because }
}
