import type { EventLine, EventStrip as EventStripProps } from '../contract/events.ts'
import type { Locale } from '../contract/frame.ts'
import { clockTime, fullDate, machineTime, shortMonth } from '../format.ts'
import { say } from '../language/translate.ts'
import { Picture } from './picture.tsx'

/** Events one below the other, each with its day as on the leaf of a calendar. */
export const EventLines = ({
  events,
  locale,
  level = 3,
}: {
  events: EventLine[]
  locale: Locale
  level?: 2 | 3
}) => (
  <ol class="events">
    {events.map((event) => (
      <li>
        <EventEntry event={event} locale={locale} level={level} />
      </li>
    ))}
  </ol>
)

/** A quiet strip on pages that are about something else. */
export const EventStrip = ({ strip, locale }: { strip: EventStripProps | undefined; locale: Locale }) => {
  if (!strip || strip.events.length === 0) return null
  const text = say(locale)
  return (
    <section class="event-strip" aria-labelledby="event-strip">
      <header>
        <h2 id="event-strip">
          <a href={strip.allHref}>{text('events.title')}</a>
        </h2>
      </header>
      <EventLines events={strip.events} locale={locale} />
    </section>
  )
}

/** One event with its leaf; the rank of its headline is that of what it stands among. */
export const EventEntry = ({ event, locale, level }: { event: EventLine; locale: Locale; level: 2 | 3 }) => {
  const own = event.language === locale.language ? {} : { lang: event.language, dir: event.dir }
  const link = <a href={event.href}>{event.title}</a>
  return (
    <article class={`event event-${event.state}${event.picture ? ' event-shown' : ''}`}>
      <Leaf event={event} locale={locale} />
      {event.picture ? (
        <div class="event-picture">
          <Picture picture={event.picture} sizes="(min-width: 48rem) 12rem, 40vw" />
        </div>
      ) : null}
      <div class="event-text">
        {level === 2 ? <h2 {...own}>{link}</h2> : <h3 {...own}>{link}</h3>}
        {event.standfirst ? (
          <p class="event-standfirst" {...own}>
            {event.standfirst}
          </p>
        ) : null}
        <Meta event={event} locale={locale} />
      </div>
    </article>
  )
}

/** Drawn for the eye; the sentence below says the same whole. */
const Leaf = ({ event, locale }: { event: EventLine; locale: Locale }) => {
  const there = { ...locale, timeZone: event.timeZone }
  const day = Temporal.Instant.from(event.starts).toZonedDateTimeISO(event.timeZone).day
  return (
    <p class="leaf" aria-hidden="true">
      <span class="leaf-month">{shortMonth(event.starts, there)}</span>
      <span class="leaf-day">{day}</span>
    </p>
  )
}

const Meta = ({ event, locale }: { event: EventLine; locale: Locale }) => {
  const text = say(locale)
  return (
    <p class="event-meta">
      {event.state === 'cancelled' ? <strong class="event-off">{text('events.cancelled')}</strong> : null}
      <EventTime event={event} locale={locale} />
      <span>{whereOf(event, locale)}</span>
      {event.state === 'past' && event.hasRecording ? <span>{text('events.has-recording')}</span> : null}
      {event.state === 'past' && event.hasTranscript ? <span>{text('events.has-transcript')}</span> : null}
    </p>
  )
}

/** "Wednesday, 12 June 2030, 19:00 CEST", by the clock of the place. */
export const EventTime = ({ event, locale }: { event: EventLine; locale: Locale }) => {
  const there = { ...locale, timeZone: event.timeZone }
  return (
    <time datetime={machineTime(event.starts, there)}>
      {fullDate(event.starts, there)}
      {locale.language === 'ar' ? '، ' : ', '}
      <bdi>{clockTime(event.starts, there)}</bdi>
    </time>
  )
}

/** The name of a place keeps its own direction among the words around it. */
export function whereOf({ place, isOnline }: EventLine, locale: Locale): string {
  const text = say(locale)
  if (place === undefined) return isOnline ? text('events.online') : ''
  const isolated = `\u2068${place}\u2069`
  return isOnline ? text('events.place-and-online', { place: isolated }) : isolated
}
