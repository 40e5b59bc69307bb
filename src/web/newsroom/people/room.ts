import { deviceName } from '../../../domain/readers/device.ts'
import { readStaffLanguage } from '../../../domain/staff/language.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { Locale } from '../../../theme/contract/frame.ts'
import type { NewsroomForm, NewsroomFrame, Notice } from '../../../theme/contract/newsroom.ts'
import { type NewsroomKey, sayInNewsroom, type SayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import { endSessionOfToken } from '../../../domain/readers/sessions.ts'
import { browserToken, here, startSession } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import { localPath, readAddress } from '../../address.ts'
import { clientAddress } from '../../client-address.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'

export const blank: NewsroomForm = { values: {}, errors: {} }

export function localeHere(c: Asking): Locale {
  return { language: c.var.language, timeZone: c.var.site.identity.timeZone }
}

export function textHere(c: Asking): SayInNewsroom {
  return sayInNewsroom(localeHere(c))
}

/** The frame of a page before signing in. */
export function entranceFrame(c: Asking, deps: Deps, title: NewsroomKey, notice?: Notice): NewsroomFrame {
  return newsroomFrame(c, deps, undefined, { title: textHere(c)(title), notice })
}

/** `?done=` names one of the notices that this page may give; anything else is ignored. */
export function noticeHere(
  c: Asking,
  known: readonly (NewsroomKey & `people.done.${string}`)[],
): Notice | undefined {
  const asked = `people.done.${c.req.query('done') ?? ''}`
  const key = known.find((candidate) => candidate === asked)
  return key && { text: textHere(c)(key) }
}

/** 400 where something is wrong with what was sent. */
export function statusOf(form: NewsroomForm): 200 | 400 {
  return Object.values(form.errors).some((error) => error !== undefined) ? 400 : 200
}

/** Where in the newsroom someone wanted to be; its first page where they name no place in it. */
export function nextInNewsroom(c: Asking, asked: string | undefined): string {
  const path = localPath(asked)
  const { path: place } = readAddress(new URL(path, 'https://local.invalid').pathname)
  return /^\/newsroom(?:\/|$)/.test(place) ? path : here(c, '/newsroom')
}

/** Undefined: they may go on. */
export async function refuseTooMany(
  c: Asking,
  deps: Deps,
  limit: 'mayConfirm' | 'mayChallenge',
): Promise<Response | undefined> {
  const allowed = await deps.limits[limit]({ ip: clientAddress(c, deps.trustedProxies) })
  return allowed.ok ? undefined : errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
}

/** What ties an answer to the browser that was asked. */
export function browserHere(c: Asking, deps: Deps): { browserToken: string; device: string } {
  return { browserToken: browserToken(c, deps), device: deviceHere(c) }
}

export function deviceHere(c: Asking): string {
  return deviceName(c.req.header('user-agent'))
}

/** This browser's session of before ends with the new one's beginning. */
export async function enter(c: Asking, deps: Deps, sessionToken: string, next: string): Promise<Response> {
  const earlier = deps.cookies.read(c.req.header('cookie'), 'staff')
  if (earlier !== undefined) await endSessionOfToken(deps.database.db, earlier)
  deps.sessions.clear()
  startSession(c, deps, 'staff', sessionToken)
  return c.redirect(await inOwnLanguage(c, deps, sessionToken, next), 303)
}

/** Whoever named no place begins where they always do, in the language they chose. */
async function inOwnLanguage(c: Asking, deps: Deps, sessionToken: string, next: string): Promise<string> {
  if (readAddress(next).path !== '/newsroom') return next
  const session = await deps.sessions.find(sessionToken)
  const language = session && (await readStaffLanguage(deps.database.db, session.person.id))
  return pathIn(c.var.site.identity.languages, language ?? c.var.language, '/newsroom')
}

/** The names of sections a role is limited to; undefined: all. */
export function sectionNames(c: Asking, member: Pick<Member, 'sectionIds'>): string[] | undefined {
  const { sectionIds } = member
  if (sectionIds === null) return undefined
  const { language, site } = c.var
  return site.sections
    .filter(({ id }) => sectionIds.includes(id))
    .map(({ name }) => inLanguage(name, language))
}
