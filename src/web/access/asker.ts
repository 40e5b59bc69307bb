import type { Session } from '../../domain/readers/find-session.ts'
import type { CookieJar } from './cookies.ts'
import type { Asker } from './opening.ts'
import type { SessionMemory } from './session-memory.ts'
import type { VisitorCookies } from './visitor.ts'

export type AskerDeps = { cookies: CookieJar; sessions: SessionMemory; visitors: VisitorCookies }

/** Who sends this cookie header; without a promise, and without the database, where the session is remembered. */
export function findAsker(deps: AskerDeps, cookieHeader: string | undefined): Asker | Promise<Asker> {
  if (cookieHeader === undefined) return { kind: 'visitor', visitor: undefined }
  const token = deps.cookies.read(cookieHeader, 'staff') ?? deps.cookies.read(cookieHeader, 'session')
  if (token === undefined) return visitorOf(deps, cookieHeader)
  const session = deps.sessions.find(token)
  if (session instanceof Promise)
    return session.then((found) => askerOf(found) ?? visitorOf(deps, cookieHeader))
  return askerOf(session) ?? visitorOf(deps, cookieHeader)
}

function askerOf(session: Session | undefined): Asker | undefined {
  if (!session) return undefined
  const { kind, id } = session.person
  return kind === 'staff' ? { kind, id } : { kind, id, plans: [] }
}

function visitorOf(deps: AskerDeps, cookieHeader: string): Asker {
  return { kind: 'visitor', visitor: deps.visitors.read(deps.cookies.read(cookieHeader, 'visitor')) }
}
