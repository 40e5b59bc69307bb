import type { CalendarItem, CalendarProps } from '../../contract/newsroom-lists.ts'
import { fullDate, monthAndYear } from '../../format.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { Tabs } from '../parts/filters.tsx'
import { Menu } from '../parts/menu.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { LinkButton } from '../parts/actions.tsx'
import { clockTime, dayOfMonth } from '../format.ts'
import { DeskFilters } from './desk-filters.tsx'

export const calendarPage = (props: CalendarProps): string => asDocument(<Calendar {...props} />)

const Calendar = (props: CalendarProps) => {
  const { frame, view, hrefs, heading, actions } = props
  const text = sayInNewsroom(frame.locale)
  const tabs = (['month', 'week'] as const).map((name) => ({
    name: text(`lists.view.${name}`),
    href: hrefs[name],
    current: name === view,
  }))
  return (
    <NewsroomDocument frame={frame} kind="calendar" width="wide">
      <PageHead
        title={frame.title}
        intro={text('lists.calendar-intro', { zone: frame.locale.timeZone.replaceAll('_', ' ') })}
      />
      <Tabs label={text('lists.views')} tabs={tabs} />
      <DeskFilters {...props} action={actions.calendar}>
        <input type="hidden" name="day" value={props.day} />
        {view === 'week' ? <input type="hidden" name="view" value={view} /> : null}
      </DeskFilters>
      <div class="calendar-head">
        <h2>{monthAndYear(heading.year, heading.month, frame.locale)}</h2>
        <div class="toolbar">
          <LinkButton href={hrefs.previous}>{text('shell.previous')}</LinkButton>
          <LinkButton href={hrefs.today}>{text('lists.today')}</LinkButton>
          <LinkButton href={hrefs.next}>{text('shell.next')}</LinkButton>
        </div>
      </div>
      <ol class={`calendar calendar-${view}`} data-calendar="">
        {props.days.map((day) => (
          <Day {...props} shown={day} />
        ))}
      </ol>
    </NewsroomDocument>
  )
}

const Day = (props: CalendarProps & { shown: CalendarProps['days'][number] }) => {
  const { frame, shown } = props
  const marks = [
    'calendar-day',
    shown.isToday ? 'calendar-today' : '',
    shown.isOutside ? 'calendar-outside' : '',
    shown.items.length === 0 ? 'calendar-empty' : '',
  ]
  return (
    <li class={marks.filter(Boolean).join(' ')} data-day={shown.date}>
      <h3>
        <time datetime={shown.date} aria-current={shown.isToday ? 'date' : undefined}>
          <span class="unseen">{fullDate(shown.begins, frame.locale)}</span>
          <span aria-hidden="true">{dayOfMonth(shown.begins, frame.locale)}</span>
        </time>
      </h3>
      <ul>
        {shown.items.map((item) => (
          <Item {...props} item={item} />
        ))}
      </ul>
    </li>
  )
}

const Item = (props: CalendarProps & { item: CalendarItem }) => {
  const { frame, item } = props
  const text = sayInNewsroom(frame.locale)
  const { article, what, at, late } = item
  return (
    <li class={`calendar-item calendar-${what}${late ? ' calendar-late' : ''}`} data-card="">
      <span class="calendar-what">
        {clockTime(at, frame.locale)} {text(`lists.what.${what}`)}
        {late ? ` · ${text('shell.today.late')}` : ''}
      </span>
      <a href={article.href} lang={article.language} dir={article.dir}>
        {article.headline}
      </a>
      {item.change ? <ChangeTime {...props} change={item.change} /> : null}
    </li>
  )
}

const ChangeTime = (
  props: CalendarProps & { item: CalendarItem; change: NonNullable<CalendarItem['change']> },
) => {
  const { frame, item, actions, change } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <Menu label={text('lists.change-time', { name: item.article.headline })} dots end>
      <form method="post" action={actions.change} class="menu-form" data-time="">
        {Object.entries(change.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label>
          {text(item.what === 'due' ? 'lists.new-due' : 'lists.new-time')}{' '}
          <input type="datetime-local" name="at" value={change.local} required />
        </label>
        <button class="button button-primary">{text('shell.save')}</button>
      </form>
    </Menu>
  )
}
