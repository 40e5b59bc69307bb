import type { Route } from '../route.ts'
import { showLinkedPreview } from '../newsroom/desk/preview.ts'
import { archive } from './archive.ts'
import { archiveMonth } from './archive-month.ts'
import { article } from './article.ts'
import { author, authorsIndex } from './authors.ts'
import { event } from './event.ts'
import { allCalendar, oneCalendar, ownCalendar, seriesCalendar } from './event-calendars.ts'
import { eventFile } from './event-files.ts'
import { sendQuestion } from './event-questions.ts'
import { eventSeries } from './event-series.ts'
import { events } from './events.ts'
import { asset, media } from './files.ts'
import { corrections } from './corrections.ts'
import { changes, earlierText, history } from './history.ts'
import { home } from './home.ts'
import { askForSeat, giveUpSeat } from './seat.ts'
import { newsletter, newsletters } from './newsletters.ts'
import { edition } from './newsletters-edition.ts'
import { letterLink } from './newsletters-links.ts'
import { section } from './section.ts'
import { series } from './series.ts'
import { staticPage } from './static-page.ts'
import { askForLetters, confirmLetters, showAsked, showConfirmation } from './subscriptions.ts'
import { showTicket, ticketPicture } from './ticket.ts'
import { topic, topicsIndex } from './topics.ts'
import { chooseLeaving, leaveByOneClick, showLeave } from './unsubscribe.ts'

export const siteRoutes: Route[] = [
  { method: 'GET', path: '/', handle: home },
  { method: 'GET', path: '/articles/:slug', handle: article },
  { method: 'GET', path: '/articles/:slug/history', handle: history },
  { method: 'GET', path: '/articles/:slug/history/:number{[1-9][0-9]{0,5}}', handle: earlierText },
  { method: 'GET', path: '/articles/:slug/history/:number{[1-9][0-9]{0,5}}/changes', handle: changes },
  { method: 'GET', path: '/sections/:slug', handle: section },
  { method: 'GET', path: '/topics', handle: topicsIndex },
  { method: 'GET', path: '/topics/:slug', handle: topic },
  { method: 'GET', path: '/authors', handle: authorsIndex },
  { method: 'GET', path: '/authors/:slug', handle: author },
  { method: 'GET', path: '/series/:slug', handle: series },
  { method: 'GET', path: '/events', handle: events },
  { method: 'GET', path: '/events.ics', handle: allCalendar },
  { method: 'GET', path: '/events/:slug{[^/.]+}', handle: event },
  { method: 'GET', path: '/events/:file{[^/.]+[.]ics}', handle: oneCalendar },
  { method: 'POST', path: '/events/:slug{[^/.]+}/seat', handle: askForSeat },
  { method: 'POST', path: '/events/:slug{[^/.]+}/seat/cancellation', handle: giveUpSeat },
  { method: 'POST', path: '/events/:slug{[^/.]+}/questions', handle: sendQuestion },
  { method: 'GET', path: '/events/series/:slug{[^/.]+}', handle: eventSeries },
  { method: 'GET', path: '/events/series/:file{[^/.]+[.]ics}', handle: seriesCalendar },
  { method: 'GET', path: '/events/calendars/:reader/:file{[^/.]+[.]ics}', handle: ownCalendar },
  // After those of series, one of which may be called slides.
  { method: 'GET', path: '/events/:slug{[^/.]+}/recording', handle: eventFile('recording') },
  { method: 'GET', path: '/events/:slug{[^/.]+}/slides', handle: eventFile('slides') },
  { method: 'GET', path: '/tickets/:seat/:token{[^/.]+}', handle: showTicket },
  { method: 'GET', path: '/tickets/:seat/:file{[^/.]+[.]png}', handle: ticketPicture },
  { method: 'GET', path: '/newsletters', handle: newsletters },
  { method: 'GET', path: '/newsletters/:slug', handle: newsletter },
  { method: 'GET', path: '/newsletters/:slug/:edition{[^/.]+}', handle: edition },
  { method: 'GET', path: '/l/:id/:variant{[ab]}', handle: letterLink },
  { method: 'GET', path: '/corrections', handle: corrections },
  { method: 'GET', path: '/subscriptions', handle: showAsked },
  { method: 'POST', path: '/subscriptions', handle: askForLetters },
  { method: 'GET', path: '/subscriptions/:id/:token', handle: showConfirmation },
  { method: 'POST', path: '/subscriptions/:id/:token', handle: confirmLetters },
  { method: 'GET', path: '/unsubscribe/:id/:token', handle: showLeave },
  { method: 'POST', path: '/unsubscribe/:id/:token', handle: leaveByOneClick },
  { method: 'POST', path: '/unsubscribe/:id/:token/choices', handle: chooseLeaving },
  { method: 'GET', path: '/previews/:token', handle: showLinkedPreview },
  { method: 'GET', path: '/archive', handle: archive },
  { method: 'GET', path: '/archive/:year{[0-9]{4}}/:month{[0-9]{2}}', handle: archiveMonth },
  { method: 'GET', path: '/media/:file', handle: media },
  { method: 'GET', path: '/assets/:file', handle: asset },
]

/** Pages at the root come last: whatever has a name of its own goes before them. */
export const pageRoutes: Route[] = [{ method: 'GET', path: '/:slug{[^/.]+}', handle: staticPage }]
