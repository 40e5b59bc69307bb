import type { Ticket, TicketProps } from '../contract/events.ts'
import type { Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'
import { PlainLinks, PlainPage } from './plain-page.tsx'

/** Black on white whatever the page looks like: that is what scanners read. */
export const TicketCode = ({ ticket, locale }: { ticket: Ticket; locale: Locale }) => {
  const text = say(locale)
  const { size, path, code, pictureHref } = ticket
  return (
    <div class="ticket" role="group" aria-label={text('ticket.heading')}>
      <svg class="ticket-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text('ticket.alt')}>
        <path class="ticket-paper" d={`M0 0h${size}v${size}H0z`} />
        <path class="ticket-squares" d={path} />
      </svg>
      <div>
        <p class="ticket-letters">
          <bdi dir="ltr">{code}</bdi>
        </p>
        <p class="hint">{text('ticket.hint')}</p>
        <p class="hint">
          <a href={pictureHref} download="ticket.png">
            {text('ticket.save')}
          </a>
        </p>
      </div>
    </div>
  )
}

export const TicketPage = ({ frame, doorHref }: TicketProps) => {
  const text = say(frame.locale)
  if (doorHref === undefined)
    return (
      <PlainPage
        frame={frame}
        kind="ticket"
        title={text('ticket.invalid')}
        intro={text('ticket.invalid-why')}
      />
    )
  return (
    <PlainPage frame={frame} kind="ticket" title={text('ticket.title')} intro={text('ticket.intro')}>
      <PlainLinks>
        <a href={doorHref} rel="nofollow">
          {text('ticket.staff')}
        </a>
      </PlainLinks>
    </PlainPage>
  )
}
