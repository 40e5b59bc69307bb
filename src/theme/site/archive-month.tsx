import type { Link, Locale } from '../contract/frame.ts'
import type { EventLine } from '../contract/events.ts'
import type { EditionLink } from '../contract/newsletters.ts'
import type { ArchiveEntry, ArchiveMonthProps } from '../contract/reading.ts'
import { monthAndYear } from '../format.ts'
import { say } from '../language/translate.ts'
import { Pagination } from '../parts/card-list.tsx'
import { Card } from '../parts/card.tsx'
import { Document } from '../parts/document.tsx'
import { EventTime, whereOf } from '../parts/event-lines.tsx'
import { Day } from '../parts/time.tsx'

export const ArchiveMonth = (props: ArchiveMonthProps) => {
  const { frame, year, month, archiveHref, eventsHref, entries, pagination } = props
  const { earlierMonth, laterMonth } = props
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
      <ol class="river">
        {entries.map((entry, place) => (
          <li>
            <Entry entry={entry} eventsHref={eventsHref} first={place === 0} locale={locale} />
          </li>
        ))}
      </ol>
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

type EntryProps = { entry: ArchiveEntry; eventsHref: string; first: boolean; locale: Locale }

const Entry = ({ entry, eventsHref, first, locale }: EntryProps) => {
  if (entry.kind === 'edition')
    return <Letter newsletter={entry.newsletter} edition={entry.edition} locale={locale} />
  if (entry.kind === 'event') return <Occasion event={entry.event} eventsHref={eventsHref} locale={locale} />
  const { card } = entry
  const picture = card.kind === 'analysis' || first
  return <Card card={card} locale={locale} level={2} picture={picture} first={first} />
}

/** Built as the card of an article is, so that the river runs on. */
const Letter = (props: { newsletter: Link; edition: EditionLink; locale: Locale }) => {
  const { newsletter, edition, locale } = props
  return (
    <article class="card card-plain">
      <div class="card-text">
        <p class="kicker">
          <a href={newsletter.href}>{newsletter.name}</a>
        </p>
        <h2 class="card-headline">
          <a href={edition.href}>{edition.name}</a>
        </h2>
        {edition.about ? <p class="card-standfirst">{edition.about}</p> : null}
        <p class="card-meta">
          <Day at={edition.published} locale={locale} />
          <span>{say(locale)('page.newsletter')}</span>
        </p>
      </div>
    </article>
  )
}

const Occasion = (props: { event: EventLine; eventsHref: string; locale: Locale }) => {
  const { event, eventsHref, locale } = props
  const text = say(locale)
  return (
    <article class="card card-plain">
      <div class="card-text">
        <p class="kicker">
          <a href={eventsHref}>{text('events.title')}</a>
          {event.section ? <a href={event.section.href}>{event.section.name}</a> : null}
        </p>
        <h2 class="card-headline">
          <a href={event.href}>{event.title}</a>
        </h2>
        {event.standfirst ? <p class="card-standfirst">{event.standfirst}</p> : null}
        <p class="card-meta">
          <EventTime event={event} locale={locale} />
          <span>{whereOf(event, locale)}</span>
          {event.hasRecording ? <span>{text('events.has-recording')}</span> : null}
          {event.hasTranscript ? <span>{text('events.has-transcript')}</span> : null}
        </p>
      </div>
    </article>
  )
}
