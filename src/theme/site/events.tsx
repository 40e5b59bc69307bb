import type { EventsProps } from '../contract/events.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { EventLines } from '../parts/event-lines.tsx'
import { ListHead } from '../parts/list-head.tsx'

export const Events = (props: EventsProps) => {
  const { frame, upcoming, past, earlierHref, firstHref, series } = props
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="events">
      <ListHead
        title={series?.name ?? text('events.title')}
        label={series && text('events.series')}
        intro={series ? series.description : text('events.intro')}
        feeds={props.feeds}
        locale={locale}
      >
        <p class="event-calendar">
          <a href={props.calendarHref}>{text('events.calendar')}</a>
          {series ? <a href={series.allHref}>{text('events.all')}</a> : null}
        </p>
      </ListHead>
      {firstHref ? null : (
        <section class="event-list" aria-labelledby="upcoming">
          <h2 class="label" id="upcoming">
            {text('events.upcoming')}
          </h2>
          {upcoming.length > 0 ? (
            <EventLines events={upcoming} locale={locale} />
          ) : (
            <p class="event-none">{text('events.none')}</p>
          )}
        </section>
      )}
      {past.length > 0 ? (
        <section class="event-list" aria-labelledby="past">
          <h2 class="label" id="past">
            {text('events.past')}
          </h2>
          <EventLines events={past} locale={locale} />
        </section>
      ) : null}
      {earlierHref || firstHref ? (
        <nav class="pagination" aria-label={text('list.pages')}>
          {firstHref ? (
            <a rel="prev" href={firstHref}>
              <span aria-hidden="true" class="arrow-back"></span>
              {text('events.back')}
            </a>
          ) : (
            <span></span>
          )}
          {earlierHref ? (
            <a rel="next" href={earlierHref}>
              {text('events.earlier')}
              <span aria-hidden="true" class="arrow-on"></span>
            </a>
          ) : null}
        </nav>
      ) : null}
    </Document>
  )
}
