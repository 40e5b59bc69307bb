import { raw } from 'hono/html'
import type { EventGuest, EventProps } from '../contract/events.ts'
import type { Locale } from '../contract/frame.ts'
import { machineTime, timeOfDay } from '../format.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { EventTime, whereOf } from '../parts/event-lines.tsx'
import { Figure } from '../parts/picture.tsx'
import { Portrait } from '../parts/portrait.tsx'
import { EventAfter } from './event-after.tsx'
import { EventQuestions } from './event-questions.tsx'
import { EventSeat } from './event-seat.tsx'

export const Event = ({ frame, event, seat, questions, said, after }: EventProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="event">
      <article class="event-page" lang={event.language} dir={event.dir}>
        <header class="event-head">
          <p class="kicker">
            <a href={event.eventsHref}>{text('events.title')}</a>
            {event.section ? <a href={event.section.href}>{event.section.name}</a> : null}
            {event.series ? <a href={event.series.href}>{event.series.name}</a> : null}
          </p>
          <h1>{event.title}</h1>
          {event.standfirst ? <p class="standfirst">{event.standfirst}</p> : null}
          {said ? (
            <p class={said.startsWith('refused') ? 'event-said event-refused' : 'event-said'} role="status">
              {text(`seat.${said}`)}
            </p>
          ) : null}
          {event.state === 'cancelled' ? (
            <p class="event-said event-refused">
              <strong>{text('events.cancelled')}.</strong> {text('events.cancelled-text')}
            </p>
          ) : null}
        </header>
        <div class="event-facts">
          <Facts event={event} locale={locale} />
          {seat ? <EventSeat seat={seat} locale={locale} /> : null}
        </div>
        <div class="event-rest">
          {event.picture ? (
            <Figure picture={event.picture} sizes="(min-width: 64rem) 40rem, 100vw" first />
          ) : null}
          <div class="body">{raw(event.bodyHtml)}</div>
          <People people={event.people} isPast={event.state === 'past'} locale={locale} />
          {questions ? <EventQuestions box={questions} locale={locale} /> : null}
          {after ? <EventAfter after={after} locale={locale} /> : null}
        </div>
      </article>
      {event.topics.length > 0 ? (
        <section class="related" aria-labelledby="found-in">
          <h2 class="label" id="found-in">
            {text('article.found-in')}
          </h2>
          <ul class="topics">
            {event.topics.map(({ name, href, kind }) => (
              <li class={`topic-${kind}`}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Document>
  )
}

const Facts = ({ event, locale }: { event: EventProps['event']; locale: Locale }) => {
  const text = say(locale)
  const there = { ...locale, timeZone: event.timeZone }
  return (
    <dl class="event-dl">
      <div>
        <dt>{text('events.when')}</dt>
        <dd>
          <EventTime event={event} locale={locale} />{' '}
          <span>{text('events.until', { time: timeOfDay(event.ends, there) })}</span>
          <span class="event-yours" data-own-time={machineTime(event.starts, there)} hidden>
            {text('events.yours')} <bdi></bdi>
          </span>
          {event.state === 'past' ? <span class="event-over">{text('events.over')}</span> : null}
        </dd>
      </div>
      <div>
        <dt>{text('events.where')}</dt>
        <dd>
          {whereOf(event, locale)}
          {event.address ? (
            <span class="event-address">
              <bdi>{event.address}</bdi>
            </span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{text('events.who')}</dt>
        <dd>
          {text(`events.${event.audience}`)}. {text('events.free')}
        </dd>
      </div>
      {event.state === 'upcoming' ? (
        <div class="event-dl-links">
          <dt class="event-hidden">{text('events.calendar')}</dt>
          <dd>
            <a href={event.calendarHref}>{text('events.to-calendar')}</a>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

type PeopleProps = { people: EventGuest[]; isPast: boolean; locale: Locale }

const People = ({ people, isPast, locale }: PeopleProps) => {
  if (people.length === 0) return null
  const text = say(locale)
  return (
    <section class="event-people" aria-labelledby="people">
      <h2 class="label" id="people">
        {text(isPast ? 'events.people-past' : 'events.people')}
      </h2>
      <ul>
        {people.map((person) => (
          <li>
            <Portrait author={{ name: person.name, href: '', portrait: person.portrait }} size="small" />
            <p>
              <span class="event-person">
                <bdi>{person.href ? <a href={person.href}>{person.name}</a> : person.name}</bdi>
              </span>
              <span class="hint">
                {text(`events.${person.role}`)}
                {person.about ? (
                  <>
                    {' · '}
                    <bdi>{person.about}</bdi>
                  </>
                ) : null}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
