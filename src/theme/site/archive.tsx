import type { Locale } from '../contract/frame.ts'
import type { ArchiveProps } from '../contract/reading.ts'
import { monthName } from '../format.ts'
import { say } from '../language/translate.ts'
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
            {count > 0 ? <p>{text('list.articles', { count })}</p> : null}
          </header>
          <ul>
            {months.map((entry) => (
              <li>
                <a href={entry.href}>{monthName(year, entry.month, locale)}</a>{' '}
                <Counts entry={entry} locale={locale} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Document>
  )
}

type CountsProps = { entry: ArchiveProps['years'][number]['months'][number]; locale: Locale }

const Counts = ({ entry: { count, editions, events }, locale }: CountsProps) => {
  const text = say(locale)
  const counts = [
    count > 0 ? text('list.articles', { count }) : '',
    editions > 0 ? text('newsletters.count', { count: editions }) : '',
    events > 0 ? text('events.count', { count: events }) : '',
  ]
  return <span>{counts.filter(Boolean).join(' · ')}</span>
}
