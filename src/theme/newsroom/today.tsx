import type { Child } from 'hono/jsx'
import type { DeskItem, TodayProps } from '../contract/newsroom.ts'
import { fullDate } from '../format.ts'
import { sayInNewsroom } from '../language/newsroom/say.ts'
import { asDocument } from '../parts/document.tsx'
import { StageBadge } from './parts/badge.tsx'
import { NewsroomDocument } from './parts/document.tsx'
import { EmptyState, When } from './parts/facts.tsx'
import { Icon } from './parts/icons.tsx'
import { PageHead, Panel } from './parts/page-head.tsx'

export const todayPage = (props: TodayProps): string => asDocument(<Today {...props} />)

const Today = (props: TodayProps) => {
  const { frame } = props
  const text = sayInNewsroom(frame.locale)
  const late = props.scheduled.filter((item) => item.late).length
  return (
    <NewsroomDocument frame={frame} kind="today">
      <PageHead title={frame.title} intro={fullDate(frame.locale.now, frame.locale)} />
      {late > 0 ? (
        <p class="overdue" role="alert">
          <Icon name="warning" />
          {text('shell.today.overdue', { count: late })}
        </p>
      ) : null}
      {props.beginnings.length > 0 ? <Beginnings {...props} /> : null}
      <div class="today">
        <div class="today-mine">
          <Panel id="mine" title={text('shell.today.mine')}>
            {props.mine.length > 0 ? (
              <Items items={props.mine} {...props} stages />
            ) : (
              <NothingMine {...props} />
            )}
          </Panel>
        </div>
        <div class="today-side">
          <Part {...props} id="scheduled" items={props.scheduled} />
          {props.mayReview ? <Part {...props} id="review" items={props.review} /> : null}
          <Part {...props} id="due" items={props.due} />
        </div>
        <div class="today-recent">
          <Part {...props} id="recent" items={props.recent} />
        </div>
      </div>
    </NewsroomDocument>
  )
}

const Part = (props: TodayProps & { id: 'review' | 'due' | 'scheduled' | 'recent'; items: DeskItem[] }) => {
  const text = sayInNewsroom(props.frame.locale)
  return (
    <Panel id={props.id} title={text(`shell.today.${props.id}`)}>
      {props.items.length > 0 ? (
        <Items {...props} />
      ) : (
        <p class="hint">{text(`shell.today.${props.id}-empty`)}</p>
      )}
    </Panel>
  )
}

const NothingMine = ({ frame }: TodayProps) => {
  const text = sayInNewsroom(frame.locale)
  const action: Child = frame.places.newArticle ? (
    <form method="post" action={frame.places.newArticle} data-once="">
      <button class="button button-primary">{text('shell.new-article')}</button>
    </form>
  ) : null
  return (
    <EmptyState title={text('shell.today.mine-empty')} action={action}>
      {text('shell.today.mine-empty-why')}
    </EmptyState>
  )
}

const Items = ({ frame, items, stages = false }: TodayProps & { items: DeskItem[]; stages?: boolean }) => (
  <ul class="desk-items" data-rows="">
    {items.map((item) => (
      <li>
        <a href={item.href} lang={item.language} dir={item.dir}>
          {item.headline}
        </a>
        {stages ? <StageBadge stage={item.stage} locale={frame.locale} /> : null}
        <p class="hint">
          {item.at ? <When at={item.at} locale={frame.locale} late={item.late} /> : null}
          {item.late ? <b class="late">{sayInNewsroom(frame.locale)('shell.today.late')}</b> : null}
          {[item.section, ...item.people].map((word) => (word ? <span dir="auto">{word}</span> : null))}
        </p>
      </li>
    ))}
  </ul>
)

const Beginnings = ({ frame, beginnings }: TodayProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <Panel id="begin" title={text('shell.today.begin')}>
      <ol class="beginnings">
        {beginnings.map(({ step, href, done }) => (
          <li class={done ? 'beginning-done' : undefined}>
            {done ? <Icon name="done" /> : null}
            <a href={href}>{text(`shell.step.${step}`)}</a>
            {done ? <span class="unseen"> ({text('shell.step.done')})</span> : null}
            <p class="hint">{text(`shell.step.${step}-why`)}</p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
