import type { PreviewEdition } from '../domain/newsletters/preview.ts'
import type { Tally } from '../domain/newsletters/tally.ts'
import type { TallyMemory } from '../domain/newsletters/tally-memory.ts'
import type { TrialSide } from '../domain/newsletters/trial.ts'
import type { Limits } from '../domain/readers/limits.ts'
import type { Clock } from '../lib/clock.ts'
import type { Database } from '../platform/db/open.ts'
import type { Log } from '../platform/log/log.ts'
import type { MediaStore } from '../platform/media/store.ts'
import type { Theme } from '../theme/contract.ts'
import type { CookieJar } from './access/cookies.ts'
import type { MeterMemory } from './access/meter-memory.ts'
import type { SessionMemory } from './access/session-memory.ts'
import type { VerdictLog } from './access/verdict-log.ts'
import type { VisitorCookies } from './access/visitor.ts'
import type { BuiltAssets } from './assets.ts'
import type { Clerk } from './clerk/clerk.ts'
import type { Press } from './press/press.ts'
import type { ArticleDesk } from './press/article-desk.ts'
import type { SiteState } from './site-state.ts'

/** What handlers stand on, made once in app.ts and passed to each. */
export type Deps = {
  database: Database
  clock: Clock
  log: Log
  media: MediaStore
  theme: Theme
  assets: BuiltAssets
  /** `https://example.org`: what every absolute address begins with, whatever Host a request claims. */
  origin: string
  secret: string
  trustedProxies: readonly string[]
  /** What Mailgun signs its calls with; absent: it is not listened to. */
  mailgunWebhookKey?: string | undefined
  limits: Limits
  cookies: CookieJar
  visitors: VisitorCookies
  meters: MeterMemory
  sessions: SessionMemory
  verdicts: VerdictLog
  clerk: Clerk
  /** Copies of editions by where they stand, recipients by newsletter and language, and trials by edition. */
  tallies: TallyMemory<Tally>
  recipients: TallyMemory<number>
  trials: TallyMemory<[TrialSide, TrialSide]>
  previewEdition: PreviewEdition
  press: Press
  articles: ArticleDesk
  site: SiteState
  /** Paths of the newsroom's pages, so that nothing leads to one that is not there. */
  newsroomPlaces: ReadonlySet<string>
  /** Says that work was enqueued, so that it is looked at now and not in a second. */
  wakeQueue: () => void
}
