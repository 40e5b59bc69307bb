import type { Verdict } from '../../domain/access/judge.ts'
import { findAsker } from '../access/asker.ts'
import { findFreeLeft, type FreeLeft } from '../access/free-left.ts'
import { openArticle, type Opening } from '../access/opening.ts'
import { type Answer, answerWith, type Asked } from '../answer.ts'
import type { Deps } from '../context.ts'
import type { Site } from '../site-state.ts'
import type { ArticleEntry } from './article-desk.ts'
import { dayOf } from './day.ts'
import { makePage, type PressPage } from './page.ts'

/** A visitor's number lasts as long as browsers allow; the window itself is kept on the server. */
const VISITOR_SECONDS = 400 * 86_400

export type AskedForArticle = Asked & { cookie: string | undefined }

/** Renders an article for one class of verdicts. `free` goes with a wall. Undefined: it is no longer there. */
export type RenderArticle = (
  entry: ArticleEntry,
  verdict: Verdict,
  free: FreeLeft | undefined,
) => Promise<string | undefined>

/**
 * The reading path: who asks, the verdict, the bytes. Without a promise where nothing has to be looked up, so that a
 * press hit costs no turn of the event loop.
 */
export function serveArticle(
  deps: Deps,
  site: Site,
  entry: ArticleEntry,
  request: AskedForArticle,
  render: RenderArticle,
): Answer | undefined | Promise<Answer | undefined> {
  if (request.method === 'HEAD' && !isForEveryone(site, entry)) return headOfWalled(request)
  const asker = findAsker(deps, request.cookie)
  if (asker instanceof Promise) {
    return asker.then((found) => open(deps, site, entry, request, render, found))
  }
  return open(deps, site, entry, request, render, asker)
}

/** Judged afresh for each person, so neither its text nor its length may be kept by anyone on the way. */
export function classOf(
  verdict: Verdict,
  free: FreeLeft | undefined,
  timeZone: string,
): { name: string; sharing: 'public' | 'private' } {
  if ('open' in verdict) {
    if (verdict.open === 'everyone') return { name: 'everyone', sharing: 'public' }
    if (verdict.open === 'metered')
      return { name: `metered ${verdict.left}/${verdict.limit}`, sharing: 'private' }
    return { name: 'whole', sharing: 'private' }
  }
  const { wall, because } = verdict
  if (because.kind !== 'meter-spent') {
    const until = free?.left === 0 ? dayOrNever(free.renewsAt, timeZone) : ''
    return { name: `${wall} ${because.kind} ${free?.left}/${free?.limit} ${until}`, sharing: 'private' }
  }
  return {
    name: `${wall} spent ${because.limit} ${dayOrNever(because.renewsAt, timeZone)}`,
    sharing: 'private',
  }
}

const open = (
  deps: Deps,
  site: Site,
  entry: ArticleEntry,
  request: AskedForArticle,
  render: RenderArticle,
  asker: Parameters<typeof openArticle>[3],
): Answer | undefined | Promise<Answer | undefined> => {
  const opened = { work: entry.workId, facts: entry.facts }
  const opening = openArticle(deps, site.policy, opened, asker)
  if (opening instanceof Promise) {
    return opening.then((decided) => print(deps, site, entry, request, render, decided))
  }
  const { verdict } = opening
  if ('open' in verdict || verdict.because.kind === 'meter-spent') {
    return print(deps, site, entry, request, render, opening)
  }
  const free = findFreeLeft(deps, site.policy, asker)
  if (free instanceof Promise) {
    return free.then((found) => print(deps, site, entry, request, render, opening, found))
  }
  return print(deps, site, entry, request, render, opening, free)
}

function print(
  deps: Deps,
  site: Site,
  entry: ArticleEntry,
  request: AskedForArticle,
  render: RenderArticle,
  opening: Opening,
  free?: FreeLeft,
): Answer | undefined | Promise<Answer | undefined> {
  // A number that is not sent is nobody's: where nothing is answered here, whoever does answer gives another.
  if (!opening.newVisitor) record(deps, entry, opening)
  const cookies = opening.newVisitor
    ? [deps.cookies.write('visitor', deps.visitors.write(opening.newVisitor), VISITOR_SECONDS)]
    : []
  const { name, sharing } = classOf(opening.verdict, free, site.identity.timeZone)
  const key = `${entry.path} ${name}`
  const kept = deps.press.get(key)
  if (kept) {
    if (opening.newVisitor) record(deps, entry, opening)
    return answerWith(kept, request, cookies)
  }
  return render(entry, opening.verdict, free).then((html) => {
    if (html === undefined) return undefined
    if (opening.newVisitor) record(deps, entry, opening)
    const page: PressPage = makePage(html, sharing)
    const answer = answerWith(page, request, cookies)
    deps.press.put(key, page, site.generation)
    return answer
  })
}

/** Walls and counted openings are what a reader may ask about; what was open to all is not recorded. */
function record(deps: Deps, entry: ArticleEntry, { verdict, subject, newVisitor }: Opening): void {
  const person = subject ?? newVisitor?.id
  if (person === undefined) return
  if ('open' in verdict && (verdict.open !== 'metered' || !verdict.counts)) return
  const decidedAt = deps.clock().epochMilliseconds
  deps.verdicts.add({ subject: person, articleId: entry.articleId, verdict, decidedAt })
}

/** A HEAD counts nothing, so it is judged by nobody and tells nothing that depends on a verdict. */
function headOfWalled(request: Asked): Answer {
  return answerWith(untold, request)
}

const untold = makePage('', 'private')

function isForEveryone(site: Site, entry: ArticleEntry): boolean {
  return (entry.facts.audience ?? site.policy.defaultAudience) === 'everyone'
}

function dayOrNever(time: number | undefined, timeZone: string): string {
  return time === undefined ? 'never' : dayOf(time, timeZone)
}
