import { endOtherSessions, endSession, endSessionOfToken } from '../../domain/readers/sessions.ts'
import { say } from '../../theme/language/translate.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage } from '../site/errors.ts'
import { buildFrame } from '../site/frame.ts'
import { toSignIn } from './account.ts'
import { line, readForm } from './form.ts'
import { currentReader, here, removeCookie } from './person.ts'

/** This browser: reader and staff alike. Its cookies are removed even where the session had ended before. */
export async function signOut(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  for (const kind of ['session', 'staff'] as const) {
    const token = deps.cookies.read(c.req.header('cookie'), kind)
    if (token === undefined) continue
    await endSessionOfToken(deps.database.db, token)
    removeCookie(c, deps, kind)
  }
  deps.sessions.clear()
  const title = say({ language: c.var.language, timeZone: 'UTC' })('done.signed-out')
  const frame = buildFrame(c, deps, { title, description: title, robots: 'noindex' })
  return c.html(deps.theme.done({ frame, done: 'signed-out', continueHref: here(c, '/') }))
}

export async function signOutDevice(c: Asking, deps: Deps): Promise<Response> {
  const reader = await currentReader(c, deps)
  if (!reader) return toSignIn(c)
  const form = await readForm(c, { device: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  await endSession(deps.database.db, reader.id, form.fields.device)
  deps.sessions.clear()
  return c.redirect(`${here(c, '/account')}?done=signed-out-device`, 303)
}

/** Everywhere else; this browser stays, so that the reader can see that it worked. */
export async function signOutEverywhere(c: Asking, deps: Deps): Promise<Response> {
  const reader = await currentReader(c, deps)
  if (!reader) return toSignIn(c)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  await endOtherSessions(deps.database.db, reader.id, reader.sessionId)
  deps.sessions.clear()
  return c.redirect(`${here(c, '/account')}?done=signed-out-everywhere`, 303)
}
