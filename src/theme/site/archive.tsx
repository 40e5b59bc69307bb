import type { ArchiveMonthProps, ArchiveProps } from '../contract/reading.ts'
import { monthAndYear, monthName } from '../format.ts'
import { say } from '../language/translate.ts'
import { CardList, Pagination } from '../parts/card-list.tsx'
import { Document } from '../parts/document.tsx'
import { ListHead } from '../parts/list-head.tsx'

export const Archive = ({ frame, feeds, eventsHref, years }: ArchiveProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="archive">
      <ListHead title={text('page.archive')} intro={text('list.archive-intro')} feeds={feeds} locale={locale}>
        {eventsHref ? (
          <p class="event-calendar">
            <a href={eventsHref}>{text('events.past')}</a>
          </p>
        ) : null}
      </ListHead>
      {years.length === 0 ? <p class="empty">{text('list.empty')}</p> : null}
      {years.map(({ year, count, months }) => (
        <section class="year" aria-labelledby={`year-${year}`}>
          <header>
            <h2 id={`year-${year}`}>{year}</h2>
            <p>{text('list.articles', { count })}</p>
          </header>
          <ul>
            {months.map((entry) => (
              <li>
                <a href={entry.href}>{monthName(year, entry.month, locale)}</a>{' '}
                <span>{text('list.articles', { count: entry.count })}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Document>
  )
}

export const ArchiveMonth = (props: ArchiveMonthProps) => {
  const { frame, year, month, archiveHref, cards, pagination, earlierMonth, laterMonth } = props
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="archive-month">
      <header class="list-head">
        <p class="label">
          <a href={archiveHref}>{text('page.archive')}</a>
        </p>
        <h1>{monthAndYear(year, month, locale)}</h1>
      </header>
      <CardList cards={cards} locale={locale} />
      <Pagination pagination={pagination} locale={locale} />
      <nav class="months" aria-label={text('page.archive')}>
        {laterMonth ? <a href={laterMonth.href}>{named('list.later-month', laterMonth)}</a> : <span></span>}
        {earlierMonth ? <a href={earlierMonth.href}>{named('list.earlier-month', earlierMonth)}</a> : null}
      </nav>
    </Document>
  )

  function named(
    key: 'list.later-month' | 'list.earlier-month',
    at: { year: number; month: number },
  ): string {
    return text(key, { month: monthAndYear(at.year, at.month, locale) })
  }
}
