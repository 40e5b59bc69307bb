import type { Child } from 'hono/jsx'
import type { SeatBox } from '../contract/events.ts'
import type { Locale } from '../contract/frame.ts'
import { dateAndTime, number } from '../format.ts'
import { say } from '../language/translate.ts'
import { TicketCode } from './ticket.tsx'

type Props<Kind extends SeatBox['kind'] = SeatBox['kind']> = {
  seat: Extract<SeatBox, { kind: Kind }>
  locale: Locale
}

/** What this person can do about a seat; complete without a script. */
export const EventSeat = ({ seat, locale }: Props) => (
  <section class="seat" id="seat" aria-labelledby="seat-title">
    <h2 class="label" id="seat-title">
      {say(locale)('seat.title')}
    </h2>
    <Box seat={seat} locale={locale} />
  </section>
)

const Box = ({ seat, locale }: Props) => {
  switch (seat.kind) {
    case 'visitor':
      return <Visitor seat={seat} locale={locale} />
    case 'ask':
      return <Ask seat={seat} locale={locale} />
    case 'taken':
      return <Taken seat={seat} locale={locale} />
    case 'offered':
      return <Offered seat={seat} locale={locale} />
    case 'waiting':
      return <Waiting seat={seat} locale={locale} />
    case 'refused':
      return <p>{refusal(seat, locale)}</p>
  }
}

const Visitor = ({ seat, locale }: Props<'visitor'>) => {
  const text = say(locale)
  return (
    <>
      {seat.waits ? <p>{text('seat.wait-text')}</p> : <Left seat={seat} locale={locale} />}
      <p>{text('seat.visitor')}</p>
      <p class="event-buttons">
        <a class="button" href={seat.registerHref}>
          {text(seat.waits ? 'seat.register-to-wait' : 'seat.register')}
        </a>
        <a href={seat.signInHref}>{text('seat.sign-in')}</a>
      </p>
    </>
  )
}

const Ask = ({ seat, locale }: Props<'ask'>) => {
  const text = say(locale)
  return (
    <>
      {seat.waits ? <p>{text('seat.wait-text')}</p> : <Left seat={seat} locale={locale} />}
      <SeatForm seat={seat} locale={locale} guests={0}>
        <button class="button">{text(seat.waits ? 'seat.wait' : 'seat.take')}</button>
      </SeatForm>
    </>
  )
}

const Taken = ({ seat, locale }: Props<'taken'>) => {
  const text = say(locale)
  return (
    <>
      <p class="seat-state">
        {seat.guests > 0 ? text('seat.taken-with', { count: seat.guests }) : text('seat.taken')}
      </p>
      {seat.ticket ? <TicketCode ticket={seat.ticket} locale={locale} /> : null}
      {seat.onlineLink ? (
        <p class="event-buttons">
          <a class="button" href={seat.onlineLink} rel="noreferrer">
            {text('seat.link')}
          </a>
          <span class="hint">{text('seat.link-hint')}</span>
        </p>
      ) : null}
      {seat.guestsAllowed > 0 || seat.guests > 0 ? (
        <SeatForm seat={seat} locale={locale} guests={seat.guests}>
          <button class="button button-quiet">{text('seat.save-guests')}</button>
        </SeatForm>
      ) : null}
      <Cancel seat={seat} label={text('seat.cancel')} />
      <p>
        <a href={seat.ownCalendarHref}>{text('events.own-calendar')}</a>
      </p>
    </>
  )
}

const Offered = ({ seat, locale }: Props<'offered'>) => {
  const text = say(locale)
  return (
    <>
      <p class="seat-state">{text('seat.offered', { date: dateAndTime(seat.until, locale) })}</p>
      <SeatForm seat={seat} locale={locale} guests={seat.guests}>
        <button class="button">{text('seat.take-up')}</button>
      </SeatForm>
      <Cancel seat={seat} label={text('seat.cancel-offer')} />
    </>
  )
}

const Waiting = ({ seat, locale }: Props<'waiting'>) => {
  const text = say(locale)
  return (
    <>
      <p class="seat-state">
        {seat.before === 0 ? text('seat.waiting-first') : text('seat.waiting', { count: seat.before })}
      </p>
      <Cancel seat={seat} label={text('seat.cancel-waiting')} />
    </>
  )
}

const Left = ({ seat, locale }: Props) => {
  if (seat.left === undefined) return null
  const text = say(locale)
  return (
    <p class="seat-left">
      {seat.left > 0 ? text('seat.left', { count: seat.left }) : text('seat.none-left')}
    </p>
  )
}

const SeatForm = ({ seat, locale, guests, children }: Props & { guests: number; children?: Child }) => {
  const text = say(locale)
  // Fewer may be allowed by now than were promised: nobody gives up any by looking.
  const most = Math.max(seat.guestsAllowed, guests)
  const choices = Array.from({ length: most + 1 }, (_, many) => many)
  return (
    <form method="post" action={seat.action} data-once>
      <input type="hidden" name="timeZone" value="" data-time-zone />
      {most > 0 ? (
        <div class="field">
          <label for="guests">{text('seat.guests')}</label>
          <select id="guests" name="guests">
            {choices.map((many) => (
              <option value={String(many)} selected={many === guests}>
                {many === 0 ? text('seat.nobody') : number(many, locale)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {children}
    </form>
  )
}

const Cancel = ({ seat, label }: { seat: SeatBox; label: string }) => (
  <form method="post" action={seat.cancelAction} data-once>
    <button class="seat-cancel">{label}</button>
  </form>
)

function refusal(seat: Extract<SeatBox, { kind: 'refused' }>, locale: Locale): string {
  const text = say(locale)
  if (seat.because === 'not-open') return text('seat.not-open', { date: dateAndTime(seat.opens, locale) })
  return text(`seat.${seat.because}`)
}
