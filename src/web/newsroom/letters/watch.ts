import type { EditionDraft } from '../../../domain/newsletters/edition-draft.ts'
import type { Tally } from '../../../domain/newsletters/tally.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import type { WatchProps } from '../../../theme/contract/newsroom-letters.ts'
import { watchFragment } from '../../../theme/newsroom/letters/watch.tsx'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { localeHere } from '../desk/words.ts'
import { errorPage } from '../../site/errors.ts'
import { editionHere } from './edition-here.ts'
import { tallyHere } from './tally-here.ts'

/** The figures alone, for the page that watches. `taken` and `settled` say what it saw last. */
export async function showFigures(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const tally = await tallyHere(deps, edition)
  c.header('cache-control', 'private, no-store')
  return c.html(watchFragment(watchFigures(c, deps, edition, tally), localeHere(c)))
}

const MINUTE = 60_000

export function watchFigures(c: Asking, deps: Deps, edition: EditionDraft, tally: Tally): WatchProps {
  const now = deps.clock()
  const { pending, sent, failed, skipped } = tally
  const underWay = tally.claimed + tally['on-the-wire']
  const total = pending + underWay + sent + failed + skipped + tally['in-doubt']
  const isMoving = edition.state === 'building' || edition.state === 'sending'
  const settled = sent + failed + tally['in-doubt']
  const perMinute = isMoving ? rateSince(before(c, edition), settled, now.epochMilliseconds) : undefined
  return {
    state: edition.state,
    takenAt: toInstantText(now),
    isMoving,
    figures: {
      total,
      pending,
      underWay,
      sent,
      failed,
      skipped,
      inDoubt: tally['in-doubt'],
      ...(perMinute !== undefined && { perMinute: Math.round(perMinute) }),
      ...(perMinute !== undefined &&
        perMinute > 0 && { minutesLeft: Math.ceil((pending + underWay) / perMinute) }),
    },
  }
}

/** What the page saw last; a page that is opened anew reckons from the beginning. */
function before(c: Asking, { startedAt }: EditionDraft): { at: number; settled: number } | undefined {
  const taken = Date.parse(c.req.query('taken') ?? '')
  const settled = Number(c.req.query('settled') ?? Number.NaN)
  if (Number.isFinite(taken) && Number.isSafeInteger(settled) && settled >= 0) return { at: taken, settled }
  return startedAt === null ? undefined : { at: Date.parse(startedAt), settled: 0 }
}

function rateSince(
  before: { at: number; settled: number } | undefined,
  settled: number,
  now: number,
): number | undefined {
  if (!before || now - before.at < 1_000 || settled < before.settled) return undefined
  return ((settled - before.settled) / (now - before.at)) * MINUTE
}
