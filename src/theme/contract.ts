import type {
  HomeProps,
  ArticleProps,
  SectionProps,
  TopicProps,
  AuthorProps,
  SeriesProps,
  ArchiveProps,
  ArchiveMonthProps,
  StaticPageProps,
  CorrectionsProps,
  HistoryChangesProps,
  HistoryProps,
  TopicsIndexProps,
  AuthorsIndexProps,
} from './contract/reading.ts'
import type { EventProps, EventsProps, TicketProps } from './contract/events.ts'
import type { EditionProps, NewsletterProps, NewslettersProps } from './contract/newsletters.ts'
import type {
  SignInProps,
  RegisterProps,
  CheckMailProps,
  ConfirmLinkProps,
  AccountProps,
  DeleteAccountProps,
  ClaimSiteProps,
  DoneProps,
  ErrorProps,
  AccountFragmentProps,
  NextFragmentProps,
} from './contract/accounts.ts'

import type {
  ConfirmSubscriptionProps,
  LeaveProps,
  SubscribedProps,
  SubscribeProps,
  SubscriptionAskedProps,
} from './contract/subscriptions.ts'

/** A theme: one function for each page, props in, a whole document out; fragments are bare markup. */
export type Theme = {
  home(props: HomeProps): string
  article(props: ArticleProps): string
  section(props: SectionProps): string
  topic(props: TopicProps): string
  author(props: AuthorProps): string
  series(props: SeriesProps): string
  archive(props: ArchiveProps): string
  archiveMonth(props: ArchiveMonthProps): string
  corrections(props: CorrectionsProps): string
  newsletters(props: NewslettersProps): string
  newsletter(props: NewsletterProps): string
  edition(props: EditionProps): string
  events(props: EventsProps): string
  event(props: EventProps): string
  ticket(props: TicketProps): string
  history(props: HistoryProps): string
  historyChanges(props: HistoryChangesProps): string
  staticPage(props: StaticPageProps): string
  topicsIndex(props: TopicsIndexProps): string
  authorsIndex(props: AuthorsIndexProps): string
  signIn(props: SignInProps): string
  register(props: RegisterProps): string
  checkMail(props: CheckMailProps): string
  confirmLink(props: ConfirmLinkProps): string
  account(props: AccountProps): string
  deleteAccount(props: DeleteAccountProps): string
  claimSite(props: ClaimSiteProps): string
  done(props: DoneProps): string
  subscribe(props: SubscribeProps): string
  subscriptionAsked(props: SubscriptionAskedProps): string
  confirmSubscription(props: ConfirmSubscriptionProps): string
  subscribed(props: SubscribedProps): string
  leave(props: LeaveProps): string
  error(props: ErrorProps): string
  accountFragment(props: AccountFragmentProps): string
  nextFragment(props: NextFragmentProps): string
}
