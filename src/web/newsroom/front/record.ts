import {
  frontAt,
  type FrontRevision,
  listPastFronts,
  listScheduledFronts,
} from '../../../domain/articles/front/revisions.ts'
import type { FrontProps, FrontVersion } from '../../../theme/contract/newsroom-front.ts'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'

const home = '/newsroom/front'
const SIZE = 12

/** Who arranged the page when: what waits for its time, what is there, and what was. */
export async function record(
  c: Asking,
  deps: Deps,
  language: string,
): Promise<Pick<FrontProps, 'scheduled' | 'past' | 'standardHref' | 'olderHref'>> {
  const { db } = deps.database
  const now = deps.clock()
  const [, liveFrom, id] =
    /^(\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z)~([\w-]{1,64})$/.exec(c.req.query('before') ?? '') ?? []
  const before = liveFrom !== undefined && id !== undefined ? { liveFrom, id } : undefined
  const past = await listPastFronts(db, language, now, SIZE + 1, before)
  const current = await frontAt(db, language, now)
  const shown = past.slice(0, SIZE)
  const last = shown.at(-1)
  const at = `${here(c, home)}?language=${language}`
  const version = (front: FrontRevision) => toVersion(c, at, front, current.id)
  return {
    scheduled: (await listScheduledFronts(db, language, now)).map((front) => ({
      ...version(front),
      withdrawHref: here(c, `${home}/${front.id}/withdrawal`),
    })),
    past: shown.map(version),
    standardHref: `${at}&from=standard`,
    olderHref: past.length > SIZE && last ? `${at}&before=${last.liveFrom}~${last.id}` : undefined,
  }
}

function toVersion(c: Asking, at: string, front: FrontRevision, current: string | null): FrontVersion {
  const { languages } = c.var.site.identity
  return {
    id: front.id,
    liveFrom: front.liveFrom,
    by: front.by,
    made: front.createdAt,
    current: front.id === current,
    lookHref: pathIn(languages, front.language, `${home}/${front.id}`),
    openHref: `${at}&from=${front.id}`,
  }
}
