import { z } from 'zod'
import { endStaffSession, endStaffSessions, listDevices } from '../../../domain/readers/sessions.ts'
import { chooseLanguage, readStaffLanguage } from '../../../domain/staff/language.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { renameMember } from '../../../domain/staff/members.ts'
import { listPasskeys } from '../../../domain/staff/passkeys.ts'
import { readSessionLimits, staffSessionEnd } from '../../../domain/staff/session-limits.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { interfaceLanguages } from '../../../lib/languages.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import type { StaffSession } from '../../../theme/contract/newsroom-people.ts'
import { staffAccountPage } from '../../../theme/newsroom/people/account.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere, ownSession } from '../staff-route.ts'
import { blank, noticeHere, sectionNames, statusOf, textHere } from './room.ts'

export const showAccount = (c: Asking, deps: Deps, member: Member) => accountPage(c, deps, member, blank)

/** Name, and the language in which the newsroom greets them and writes to them. */
export async function saveProfile(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { name: line, language: z.enum(interfaceLanguages).optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { name, language } = form.fields
  const { db } = deps.database
  const renamed = await renameMember(db, deps.clock, { member, network: networkHere(c, deps) }, name)
  if (!renamed.ok) {
    const errors = { name: textHere(c)(`people.error.${renamed.problem}`) }
    return accountPage(c, deps, member, { values: form.fields, errors })
  }
  if (language) await chooseLanguage(db, member.id, language)
  deps.sessions.clear()
  const account = pathIn(c.var.site.identity.languages, language ?? c.var.language, '/newsroom/account')
  return c.redirect(`${account}?done=profile`, 303)
}

/** One browser of the member's, or all but this one. */
export async function endSessions(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { session: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { session } = form.fields
  const { db } = deps.database
  const own = await ownSession(c, deps)
  if (session === 'others') await endStaffSessions(db, member.id, own?.id)
  else await endStaffSession(db, member.id, session)
  deps.sessions.clear()
  const done = session === 'others' ? 'sessions' : 'session'
  return c.redirect(`${here(c, '/newsroom/account')}?done=${done}`, 303)
}

async function accountPage(c: Asking, deps: Deps, member: Member, form: NewsroomForm): Promise<Response> {
  const text = textHere(c)
  const done = ['profile', 'email', 'session', 'sessions', 'joined'] as const
  const notice = noticeHere(
    c,
    done.map((word) => `people.done.${word}` as const),
  )
  const passkeys = await listPasskeys(deps.database.db, member.id)
  const html = staffAccountPage({
    frame: newsroomFrame(c, deps, member, { title: text('people.account.title'), notice }),
    name: member.name,
    language: (await readStaffLanguage(deps.database.db, member.id)) ?? c.var.language,
    email: member.email,
    emailHref: here(c, '/newsroom/account/email'),
    role: member.role,
    sections: sectionNames(c, member),
    action: here(c, '/newsroom/account'),
    passkeys: passkeys.length,
    passkeysHref: here(c, '/newsroom/account/passkeys'),
    sessions: await sessionsOf(c, deps, member),
    sessionsAction: here(c, '/newsroom/account/sessions'),
    form,
  })
  return c.html(html, statusOf(form))
}

/** Those that still count: a browser that was idle for too long is signed out, though its row is there. */
async function sessionsOf(c: Asking, deps: Deps, member: Member): Promise<StaffSession[]> {
  const { db } = deps.database
  const limits = await readSessionLimits(db)
  const own = await ownSession(c, deps)
  const now = toInstantText(deps.clock())
  const devices = await listDevices(db, deps.clock, { staffId: member.id })
  return devices
    .filter((device) => device.id === own?.id || staffSessionEnd(device, limits) > now)
    .map(({ id, device, createdAt, seenAt }) => ({
      id,
      label: device || undefined,
      signedIn: createdAt,
      seen: seenAt,
      current: id === own?.id,
    }))
}
