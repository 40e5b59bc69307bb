import type { PreviewEdition } from '../domain/newsletters/preview.ts'
import { copiesIn } from '../domain/newsletters/tally.ts'
import { createTallyMemory } from '../domain/newsletters/tally-memory.ts'
import { countTogether, createLimits } from '../domain/readers/limits.ts'
import type { Clock } from '../lib/clock.ts'
import { watchChanges } from '../platform/db/changes.ts'
import type { Database } from '../platform/db/open.ts'
import type { Log } from '../platform/log/log.ts'
import type { MediaStore } from '../platform/media/store.ts'
import { siteTheme } from '../theme/site/theme.tsx'
import { createCookieJar } from './access/cookies.ts'
import { createMeterMemory } from './access/meter-memory.ts'
import { createSessionMemory } from './access/session-memory.ts'
import { createVerdictLog } from './access/verdict-log.ts'
import { createVisitorCookies } from './access/visitor.ts'
import { applyChange } from './apply-change.ts'
import type { BuiltAssets } from './assets.ts'
import { type Clerk, clerkHere } from './clerk/clerk.ts'
import type { Deps } from './context.ts'
import { newsroomRoutes } from './newsroom/routes.ts'
import { createArticleDesk } from './press/article-desk.ts'
import { createPress } from './press/press.ts'
import { createSiteState } from './site-state.ts'

export type Ingredients = {
  database: Database
  clock: Clock
  log: Log
  media: MediaStore
  assets: BuiltAssets
  origin: string
  secret: string
  trustedProxies: readonly string[]
  mailgunWebhookKey?: string | undefined
  wakeQueue: () => void
  /** Jobs and web know nothing of each other: who starts both introduces them. */
  previewEdition: PreviewEdition
  /** Who takes what editors write; nobody given: it is done here. */
  clerk?: Clerk
}

/** Some two thousand articles. With everything else in memory the process stays under 250 MB. */
const PRESS_BYTES = 32 * 1024 * 1024

/** What the handlers stand on, and the watch that keeps it true when another process changes something. */
export function createDeps(ingredients: Ingredients): { deps: Deps; close: () => Promise<void> } {
  const { database, clock, log } = ingredients
  const press = createPress(PRESS_BYTES, clock)
  const deps: Deps = {
    ...ingredients,
    theme: siteTheme,
    limits: createLimits(countTogether(database.db, clock, ingredients.secret)),
    cookies: createCookieJar(ingredients.origin.startsWith('https:')),
    visitors: createVisitorCookies(ingredients.secret),
    meters: createMeterMemory(),
    sessions: createSessionMemory(database.db, clock),
    verdicts: createVerdictLog(database, (err) => log.error({ err }, 'verdicts were not recorded')),
    clerk: ingredients.clerk ?? clerkHere(database.db, clock),
    tallies: createTallyMemory(copiesIn),
    recipients: createTallyMemory((count) => count),
    trials: createTallyMemory(([a, b]) => a.delivered + b.delivered),
    press,
    articles: createArticleDesk(press),
    site: createSiteState(database.db, press),
    newsroomPlaces: new Set(newsroomRoutes.filter(({ method }) => method === 'GET').map(({ path }) => path)),
  }
  const stopWatching = watchChanges(
    database,
    (kind) => applyChange(deps, kind),
    (err) => log.error({ err }, 'the watch for changes was lost and is being restored'),
  )
  return {
    deps,
    async close() {
      await stopWatching()
      await deps.clerk.close()
      await deps.verdicts.close()
    },
  }
}
