import { frontAt } from '../../domain/articles/front/revisions.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { upcomingHere } from './event-lines.ts'
import { composeFor, homeProps } from './front-page.ts'
import { letterPromo } from './subscribe-form.ts'

/** The front page as the newsroom has arranged it, kept until the next arrangement takes its place. */
export async function home(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => {
    const now = deps.clock()
    const { language } = c.var
    const { layout, until } = await frontAt(deps.database.db, language, now)
    const front = await composeFor(deps, site, language, layout, now)
    const events = await upcomingHere(c, deps)
    const ends = [until, front.until, events.until ?? null].filter((end) => end !== null).toSorted()
    const composed = await homeProps(c, deps, site, front)
    const props = { ...composed, events: events.strip, letter: letterPromo(c) }
    return { text: deps.theme.home(props), until: ends[0] }
  })
  return answer ?? notFound(c, deps)
}
