import type { Theme } from '../contract.ts'
import { AccountBadge } from '../parts/account-badge.tsx'
import { asDocument, asMarkup } from '../parts/document.tsx'
import { NextCards } from '../parts/next-cards.tsx'
import { Account } from './account.tsx'
import { ArchiveMonth } from './archive-month.tsx'
import { Archive } from './archive.tsx'
import { Article } from './article.tsx'
import { ClaimSite, DeleteAccount, Done } from './confirmations.tsx'
import { ErrorPage } from './error.tsx'
import { Corrections } from './corrections.tsx'
import { Event } from './event.tsx'
import { Events } from './events.tsx'
import { Edition, Newsletter, Newsletters } from './newsletters.tsx'
import { History, HistoryChanges } from './history.tsx'
import { Home } from './home.tsx'
import { Leave } from './leave.tsx'
import { AuthorsIndex, TopicsIndex } from './indexes.tsx'
import { Author, Section, Topic } from './lists.tsx'
import { Series } from './series.tsx'
import { CheckMail, ConfirmLink, Register, SignIn } from './sign-in.tsx'
import { StaticPage } from './static-page.tsx'
import { TicketPage } from './ticket.tsx'
import { ConfirmSubscription, Subscribe, Subscribed, SubscriptionAsked } from './subscriptions.tsx'

/** The look that Broadsheet comes with. */
export const siteTheme: Theme = {
  home: (props) => asDocument(<Home {...props} />),
  article: (props) => asDocument(<Article {...props} />),
  section: (props) => asDocument(<Section {...props} />),
  topic: (props) => asDocument(<Topic {...props} />),
  author: (props) => asDocument(<Author {...props} />),
  series: (props) => asDocument(<Series {...props} />),
  archive: (props) => asDocument(<Archive {...props} />),
  archiveMonth: (props) => asDocument(<ArchiveMonth {...props} />),
  corrections: (props) => asDocument(<Corrections {...props} />),
  newsletters: (props) => asDocument(<Newsletters {...props} />),
  newsletter: (props) => asDocument(<Newsletter {...props} />),
  edition: (props) => asDocument(<Edition {...props} />),
  events: (props) => asDocument(<Events {...props} />),
  event: (props) => asDocument(<Event {...props} />),
  ticket: (props) => asDocument(<TicketPage {...props} />),
  history: (props) => asDocument(<History {...props} />),
  historyChanges: (props) => asDocument(<HistoryChanges {...props} />),
  staticPage: (props) => asDocument(<StaticPage {...props} />),
  topicsIndex: (props) => asDocument(<TopicsIndex {...props} />),
  authorsIndex: (props) => asDocument(<AuthorsIndex {...props} />),
  signIn: (props) => asDocument(<SignIn {...props} />),
  register: (props) => asDocument(<Register {...props} />),
  checkMail: (props) => asDocument(<CheckMail {...props} />),
  confirmLink: (props) => asDocument(<ConfirmLink {...props} />),
  account: (props) => asDocument(<Account {...props} />),
  deleteAccount: (props) => asDocument(<DeleteAccount {...props} />),
  claimSite: (props) => asDocument(<ClaimSite {...props} />),
  done: (props) => asDocument(<Done {...props} />),
  subscribe: (props) => asDocument(<Subscribe {...props} />),
  subscriptionAsked: (props) => asDocument(<SubscriptionAsked {...props} />),
  confirmSubscription: (props) => asDocument(<ConfirmSubscription {...props} />),
  subscribed: (props) => asDocument(<Subscribed {...props} />),
  leave: (props) => asDocument(<Leave {...props} />),
  error: (props) => asDocument(<ErrorPage {...props} />),
  accountFragment: (props) => asMarkup(<AccountBadge {...props} />),
  nextFragment: (props) => asMarkup(<NextCards {...props} />),
}
