import type { Session } from '../../domain/readers/find-session.ts'
import { newToken } from '../../lib/hash.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { CookieName } from '../access/cookies.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'

const BROWSER_SECONDS = 3_600
/** As long as browsers keep one; the server ends a session ninety days after it was last seen. */
const SESSION_SECONDS = 400 * 86_400

/** The signed-in session behind a request. */
export async function currentSession(
  c: Asking,
  deps: Deps,
  kind: 'session' | 'staff',
): Promise<Session | undefined> {
  const token = deps.cookies.read(c.req.header('cookie'), kind)
  if (token === undefined) return undefined
  return deps.sessions.find(token)
}

export type SignedInReader = { id: string; sessionId: string }

export async function currentReader(c: Asking, deps: Deps): Promise<SignedInReader | undefined> {
  const session = await currentSession(c, deps, 'session')
  return session?.person.kind === 'reader' ? { id: session.person.id, sessionId: session.id } : undefined
}

export function startSession(c: Asking, deps: Deps, kind: 'session' | 'staff', token: string): void {
  setCookie(c, deps, kind, token, SESSION_SECONDS)
}

/** The cookie that ties a message's link to the browser that asked for it; made where there is none. */
export function browserToken(c: Asking, deps: Deps): string {
  const known = deps.cookies.read(c.req.header('cookie'), 'browser')
  const token = known !== undefined && /^[\w-]{20,100}$/.test(known) ? known : newToken()
  setCookie(c, deps, 'browser', token, BROWSER_SECONDS)
  return token
}

export function setCookie(c: Asking, deps: Deps, name: CookieName, value: string, seconds: number): void {
  c.header('set-cookie', deps.cookies.write(name, value, seconds), { append: true })
}

export function removeCookie(c: Asking, deps: Deps, name: CookieName): void {
  c.header('set-cookie', deps.cookies.remove(name), { append: true })
}

/** A path of this site in the page's language. */
export function here(c: Asking, path: string): string {
  return pathIn(c.var.site.identity.languages, c.var.language, path)
}
