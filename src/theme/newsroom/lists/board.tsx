import type { BoardMove, BoardProps } from '../../contract/newsroom-lists.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { StageBadge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { When } from '../parts/facts.tsx'
import { Menu } from '../parts/menu.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DeskFilters } from './desk-filters.tsx'

export const boardPage = (props: BoardProps): string => asDocument(<Board {...props} />)

const Board = (props: BoardProps) => {
  const { frame, columns, actions } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="board" width="wide">
      <PageHead title={frame.title} intro={text('lists.board-intro')} />
      <DeskFilters {...props} action={actions.board} />
      <div class="board" data-board="">
        {columns.map((column) => (
          <BoardColumn {...props} column={column} />
        ))}
      </div>
    </NewsroomDocument>
  )
}

type Column = BoardProps['columns'][number]

const BoardColumn = (props: BoardProps & { column: Column }) => {
  const { frame, column } = props
  const text = sayInNewsroom(frame.locale)
  const { stage, items, moreHref } = column
  return (
    <section class="board-column" aria-labelledby={`column-${stage}`} data-column={stage}>
      <h2 id={`column-${stage}`}>
        {stage === 'published' ? text('lists.board-published') : text(`shell.stage.${stage}`)}{' '}
        <span class="count">{moreHref ? `${items.length}+` : items.length}</span>
      </h2>
      {items.length === 0 ? <p class="hint">{text('lists.board-empty')}</p> : null}
      <ul>
        {items.map((item) => (
          <Card {...props} item={item} />
        ))}
      </ul>
      {moreHref ? <a href={moreHref}>{text('lists.board-more')}</a> : null}
    </section>
  )
}

const Card = (props: BoardProps & { column: Column; item: Column['items'][number] }) => {
  const { frame, column, item } = props
  const text = sayInNewsroom(frame.locale)
  const at = item.due ?? (column.stage === 'published' ? item.published : undefined)
  return (
    <li class="board-card" data-card="">
      <a class="board-headline" href={item.href} lang={item.language} dir={item.dir}>
        {item.headline}
      </a>
      <p class="hint">
        <bdi>{item.section}</bdi>
        {item.people.length > 0 ? (
          <>
            {' · '}
            <bdi>{item.assignee ?? item.creator}</bdi>
          </>
        ) : null}
        {at ? (
          <>
            {' · '}
            <When at={at} locale={frame.locale} late={item.isDueLate} />
          </>
        ) : null}
      </p>
      {item.stage === column.stage ? null : <StageBadge stage={item.stage} locale={frame.locale} />}
      {item.moves.length > 0 ? (
        <Menu label={text('lists.move-card', { name: item.headline })} dots end>
          {item.moves.map((move) => (
            <Move {...props} move={move} />
          ))}
        </Menu>
      ) : null}
    </li>
  )
}

/** What a drop on a column does too: `data-to` names it. */
const Move = ({ frame, actions, move }: BoardProps & { move: BoardMove }) => {
  const words = sayInNewsroom(frame.locale)(`lists.move.${moveName(move.move)}`)
  if (!move.post)
    return (
      <a href={move.href} data-to={move.to}>
        {words}
      </a>
    )
  return (
    <form method="post" action={actions.move} data-to={move.to}>
      {Object.entries(move.post.fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="button button-quiet">{words}</button>
    </form>
  )
}

const moveNames = ['submit', 'request-changes', 'approve', 'schedule', 'unschedule', 'publish'] as const

function moveName(move: string): (typeof moveNames)[number] {
  return moveNames.find((name) => name === move) ?? 'submit'
}
