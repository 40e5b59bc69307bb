import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { currentSession, here } from './person.ts'

/** The account badge in the masthead, fetched after a page that knows nothing of who reads it. */
export async function accountBadge(c: Asking, deps: Deps): Promise<Response> {
  const { language, site } = c.var
  const session = (await currentSession(c, deps, 'session')) ?? (await currentSession(c, deps, 'staff'))
  const account = session && {
    name: session.person.name || session.person.email,
    href: here(c, session.person.kind === 'staff' ? '/newsroom' : '/account'),
    signOutAction: here(c, '/account/sign-out'),
  }
  return c.html(
    deps.theme.accountFragment({
      locale: { language, timeZone: site.identity.timeZone },
      account,
      signInHref: here(c, '/sign-in'),
      registerHref: here(c, '/register'),
    }),
  )
}
