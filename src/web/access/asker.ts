import type { Session } from '../../domain/readers/find-session.ts'
import type { CookieJar } from './cookies.ts'
import type { Asker } from './opening.ts'
import type { SessionMemory } from './session-memory.ts'
import type { VisitorCookies } from './visitor.ts'

export type AskerDeps = { cookies: CookieJar; sessions: SessionMemory; visitors: VisitorCookies }

/** Who sends this cookie header; without a promise, and without the database, where the session is remembered. */
export function findAsker(deps: AskerDeps, cookieHeader: string | undefined): Asker | Promise<Asker> {
  if (cookieHeader === undefined) return { kind: 'visitor', visitor: undefined }
  const staff = bySession(deps, cookieHeader, 'staff')
  if (staff instanceof Promise) return staff.then((found) => found ?? readerOrVisitor(deps, cookieHeader))
  return staff ?? readerOrVisitor(deps, cookieHeader)
}

/** Also where a staff cookie has ended or is damaged: it must not hide the reader behind it. */
function readerOrVisitor(deps: AskerDeps, cookieHeader: string): Asker | Promise<Asker> {
  const reader = bySession(deps, cookieHeader, 'session')
  if (reader instanceof Promise) return reader.then((found) => found ?? visitorOf(deps, cookieHeader))
  return reader ?? visitorOf(deps, cookieHeader)
}

function bySession(
  deps: AskerDeps,
  cookieHeader: string,
  name: 'staff' | 'session',
): Asker | undefined | Promise<Asker | undefined> {
  const token = deps.cookies.read(cookieHeader, name)
  if (token === undefined) return undefined
  const session = deps.sessions.find(token)
  return session instanceof Promise ? session.then(askerOf) : askerOf(session)
}

function askerOf(session: Session | undefined): Asker | undefined {
  if (!session) return undefined
  const { kind, id } = session.person
  return kind === 'staff' ? { kind, id } : { kind, id, plans: [] }
}

function visitorOf(deps: AskerDeps, cookieHeader: string): Asker {
  return { kind: 'visitor', visitor: deps.visitors.read(deps.cookies.read(cookieHeader, 'visitor')) }
}
