import { type BoardCard, type BoardColumn, listBoard } from '../../../domain/articles/board.ts'
import { moveArticle } from '../../../domain/articles/move.ts'
import type { Move } from '../../../domain/articles/stages.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import type { BoardMove, BoardProps, BoardStage } from '../../../theme/contract/newsroom-lists.ts'
import { boardPage } from '../../../theme/newsroom/lists/board.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import { applyChange } from '../../apply-change.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { addressOf, readWish } from './filter.ts'
import { choicesOf, toListed, words } from './listed.ts'

const BOARD = '/newsroom/board'

/** Where a move leads on the board. What is not here has its place on the article's page. */
const targets: Partial<Record<Move, BoardStage>> = {
  submit: 'in-review',
  'request-changes': 'writing',
  approve: 'approved',
  unschedule: 'approved',
  schedule: 'scheduled',
  publish: 'published',
}

/** These need no further word; the others are made where there is room for it. */
const atOnce = ['submit', 'approve', 'unschedule'] as const

export async function showBoard(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { section, assignee } = readWish((name) => c.req.query(name))
  const filter = {
    ...(section !== '' && { sectionId: section }),
    ...(assignee !== '' && { assigneeId: assignee === 'me' ? member.id : assignee }),
  }
  const { db } = deps.database
  const { skip } = c.var.site.policy.review
  const columns = await listBoard(db, deps.clock, member, filter, skip)
  const { sections, people } = await choicesOf(c, deps)
  return c.html(
    boardPage({
      frame: newsroomFrame(c, deps, member, {
        title: words(c)('shell.area.board'),
        area: 'board',
        notice: noticeOf(c),
      }),
      filter: { section, assignee },
      isNarrowed: section !== '' || assignee !== '',
      choices: { sections, people },
      columns: columns.map((column) => toColumn(c, deps, column, { section, assignee })),
      actions: { board: here(c, BOARD), move: here(c, `${BOARD}/moves`) },
    }),
  )
}

/** Moves a card. Like everything about words it is refused where somebody saved since the board was opened. */
export async function moveOnBoard(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { article: line, head: line, move: line, section: line, assignee: line })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { article, head, section, assignee } = read.fields
  const move = atOnce.find((known) => known === read.fields.move)
  if (!move) return errorPage(c, deps, 400, { fields: [{ field: 'move', message: 'is not known' }] })
  const doer = { actor: member, network: networkHere(c, deps) }
  const { skip } = c.var.site.policy.review
  const wish = { articleId: article, head, move }
  const moved = await moveArticle(deps.database.db, deps.clock, doer, wish, skip)
  if (moved.outcome === 'nothing') return notFound(c, deps)
  if (moved.outcome === 'refused' && moved.because === 'role') return errorPage(c, deps, 403)
  if (moved.outcome === 'moved') {
    applyChange(deps, 'pages')
    deps.wakeQueue()
  }
  const wished = readWish((name) => ({ section, assignee })[name])
  return c.redirect(here(c, BOARD) + addressOf(wished, { done: moved.outcome }), 303)
}

function noticeOf(c: Asking): Notice | undefined {
  const done = c.req.query('done')
  if (done === 'moved') return { text: words(c)('lists.done.moved') }
  if (done === 'stale' || done === 'refused')
    return { text: words(c)(`lists.not-moved.${done}`), kind: 'problem' }
  return undefined
}

function toColumn(
  c: Asking,
  deps: Deps,
  { stage, cards, hasMore }: BoardColumn,
  filter: BoardProps['filter'],
): BoardProps['columns'][number] {
  const list = here(c, '/newsroom/articles')
  const more = list + addressOf(readWish((name) => ({ ...filter, stage })[name]))
  return {
    stage,
    items: cards.map((card) => ({
      ...toListed(c, deps, card),
      moves: movesOf(card, toListed(c, deps, card).href, filter),
    })),
    ...(hasMore && { moreHref: more }),
  }
}

function movesOf({ id, headId, moves }: BoardCard, href: string, filter: BoardProps['filter']): BoardMove[] {
  return moves.flatMap((move) => {
    const to = targets[move]
    if (to === undefined) return []
    const post = { fields: { article: id, head: headId, move, ...filter } }
    const isAtOnce = atOnce.some((known) => known === move)
    return [{ move, to, href, ...(isAtOnce && { post }) }]
  })
}
