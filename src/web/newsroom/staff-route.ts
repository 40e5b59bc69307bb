import type { Session } from '../../domain/readers/find-session.ts'
import { networkOf } from '../../domain/readers/limits.ts'
import { type Act, may, type Member } from '../../domain/staff/may.ts'
import { isSteppedUp } from '../../domain/staff/step-up.ts'
import { currentSession, here } from '../account/person.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking, Handler, Route } from '../route.ts'
import { errorPage } from '../site/errors.ts'
import { findMember } from './member.ts'

export type MemberHandler = (c: Asking, deps: Deps, member: Member) => Response | Promise<Response>

type Address = Pick<Route, 'method' | 'path'>

/**
 * One line of the newsroom's route tables. Every route but `anyone` is guarded here and nowhere else: its handler is
 * called with a member whose role may do the act at all. Whether they may do it to this article, or in this section, is
 * asked again where the thing is fetched: `may(member, act, subject)`.
 */
export type StaffRoute =
  | (Address & { act: 'anyone'; handle: Handler })
  | (Address & {
      act: Act | 'signed-in'
      handle: MemberHandler
      /** Who they are must have been proved within the last ten minutes: staff, keys, export, deletion. */
      stepUp?: true
    })

/** For app.ts: the table as routes that find out who asks. */
export function guarded(routes: readonly StaffRoute[]): Route[] {
  return routes.map((route) => {
    const { method, path } = route
    if (route.act === 'anyone') return { method, path, handle: route.handle }
    return { method, path, handle: withMember(route.act, route.handle, route.stepUp) }
  })
}

/** A visitor, and a member whose session has ended, is led to the sign-in page and back; a script is answered 401. */
export function withMember(act: Act | 'signed-in', handle: MemberHandler, stepUp = false): Handler {
  return async (c, deps) => {
    const found = await findMember(deps, await currentSession(c, deps, 'staff'))
    if (!found) return toSignIn(c, deps)
    const { member, session } = found
    c.set('member', member)
    if (act !== 'signed-in' && !may(member, act)) return errorPage(c, deps, 403)
    if (stepUp && !isSteppedUp(session, deps.clock())) return toStepUp(c, deps)
    return handle(c, deps, member)
  }
}

/** Also for addresses that no route has. */
export function isInNewsroom(path: string): boolean {
  return path.startsWith('/newsroom/')
}

/** For `recordAudit`: where this request comes from. */
export function networkHere(c: Asking, deps: Deps): string {
  return networkOf(clientAddress(c, deps.trustedProxies))
}

/** The member's own session, for what concerns this browser alone. */
export async function ownSession(c: Asking, deps: Deps): Promise<Session | undefined> {
  return currentSession(c, deps, 'staff')
}

export function toSignIn(c: Asking, deps: Deps): Response {
  if (isFromScript(c)) return c.json({ problem: 'signed-out' }, 401)
  return c.redirect(`${here(c, '/newsroom/sign-in')}?next=${encodeURIComponent(returnPath(c, deps))}`, 303)
}

function toStepUp(c: Asking, deps: Deps): Response {
  if (isFromScript(c)) return c.json({ problem: 'step-up' }, 401)
  return c.redirect(
    `${here(c, '/newsroom/identity-check')}?next=${encodeURIComponent(returnPath(c, deps))}`,
    303,
  )
}

function isFromScript(c: Asking): boolean {
  const wants = `${c.req.header('accept') ?? ''} ${c.req.header('content-type') ?? ''}`
  return wants.includes('application/json') && !wants.includes('text/html')
}

/** Where to come back to: this page, or the page whose form was sent. */
function returnPath(c: Asking, deps: Deps): string {
  const url = new URL(c.req.url)
  if (c.req.method === 'GET') return url.pathname + url.search
  const referrer = URL.parse(c.req.header('referer') ?? '')
  return referrer?.origin === deps.origin ? referrer.pathname + referrer.search : here(c, '/newsroom')
}
