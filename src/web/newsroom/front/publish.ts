import { type FrontWish, publishFront } from '../../../domain/articles/front/publish.ts'
import { findFront, latestFront } from '../../../domain/articles/front/revisions.ts'
import { readLocalMoment } from '../../../domain/articles/schedule.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { applyChange } from '../../apply-change.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { words } from '../desk/words.ts'
import { networkHere } from '../staff-route.ts'
import { type Arranged, readArranged } from './form.ts'
import { frontPage, home } from './page.ts'

/** Makes the arrangement the front page: now, or at a time by the publication's clocks. */
export async function publishHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readArranged(c)
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const arranged = read.fields
  const { command } = arranged
  if (command === 'publish') return save(c, deps, member, arranged, undefined)
  if (command === 'schedule') return schedule(c, deps, member, arranged)
  return errorPage(c, deps, 400, { fields: [{ field: 'do', message: 'is not known' }] })
}

/** An earlier front page once more, as a new one. */
export async function restoreHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { front: line, base: line })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const front = await findFront(deps.database.db, read.fields.front)
  if (!front) return errorPage(c, deps, 404)
  const { language, layout } = front
  const { base } = read.fields
  const arranged = { language, layout, base, replaces: '', at: '', which: '', command: '', finds: new Map() }
  return save(c, deps, member, arranged, undefined, 'restore')
}

async function schedule(c: Asking, deps: Deps, member: Member, arranged: Arranged): Promise<Response> {
  const { at, which } = arranged
  if (which !== '' && which !== 'first' && which !== 'second')
    return errorPage(c, deps, 400, { fields: [{ field: 'which', message: 'is not known' }] })
  const local = readLocalMoment(at, c.var.site.identity.timeZone, which === '' ? undefined : which)
  if (local.is === 'moment') return save(c, deps, member, arranged, local.at)
  const wrong = (errors: NewsroomForm['errors'], shown = at) => ({
    arranged,
    status: 422 as const,
    form: { values: { at: shown }, errors },
  })
  if (local.is === 'no-time') return frontPage(c, deps, member, wrong({ at: words(c)('desk.wrong.time') }))
  if (local.is === 'twice') {
    const askWhich = { first: local.first.toString(), second: local.second.toString() }
    return frontPage(c, deps, member, { ...wrong({ which: words(c)('desk.wrong.which') }), askWhich })
  }
  const next = local.next.toString({ smallestUnit: 'minute' })
  const skipped = words(c)('desk.wrong.skipped', { wished: at.slice(11, 16), next: next.slice(11, 16) })
  return frontPage(c, deps, member, wrong({ at: skipped }, next))
}

async function save(
  c: Asking,
  deps: Deps,
  member: Member,
  arranged: Arranged,
  at: Temporal.Instant | undefined,
  done: 'publish' | 'schedule' | 'restore' = at ? 'schedule' : 'publish',
): Promise<Response> {
  const { db } = deps.database
  const { language, layout, base, replaces } = arranged
  const wish: FrontWish = { language, layout, base }
  if (at) wish.at = at
  if (replaces !== '') wish.replaces = replaces
  if (done === 'restore') wish.act = 'front.restore'
  const doer = { actor: member, network: networkHere(c, deps) }
  const saved = await publishFront(db, deps.clock, doer, wish)
  switch (saved) {
    case 'refused':
      return errorPage(c, deps, 403)
    case 'past': {
      const form = { values: { at: arranged.at }, errors: { at: words(c)('front.wrong.past') } }
      return frontPage(c, deps, member, { arranged, status: 422, form })
    }
    case 'stale': {
      const conflict = await latestFront(db, language)
      const seen = { ...arranged, base: conflict?.id ?? '' }
      return frontPage(c, deps, member, { arranged: seen, status: 412, ...(conflict && { conflict }) })
    }
    case 'saved':
      applyChange(deps, 'pages')
      return c.redirect(`${here(c, home)}?language=${language}&done=${done}`, 303)
  }
}
