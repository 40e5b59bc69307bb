import type { Member } from '../../src/domain/staff/may.ts'
import { createSession } from '../../src/domain/readers/sessions.ts'
import { type Clock, toInstantText } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/id.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import type { StaffRole } from '../../src/platform/db/schema-accounts.ts'
import { ORIGIN, type TestSite } from './site.ts'

export type MemberFacts = { name?: string; email?: string; sectionIds?: readonly string[] }

/** A member of the newsroom, straight into the database: Wanda writes, Edgar edits, Petra publishes, Olga owns. */
export async function addMember(
  db: Db,
  clock: Clock,
  role: StaffRole,
  facts: MemberFacts = {},
): Promise<Member> {
  const id = newId()
  const name = facts.name ?? names[role]
  const email = facts.email ?? `${role}-${id.slice(-6)}@lighthouse.example`
  const sectionIds = facts.sectionIds ?? null
  await db
    .insertInto('staff')
    .values({
      id,
      email,
      emailKey: email,
      name,
      role,
      createdAt: toInstantText(clock()),
      sectionIds: sectionIds && JSON.stringify(sectionIds),
    })
    .execute()
  return { id, name, email, role, sectionIds }
}

/** The cookie header of a session of this member's, who has just proved who they are. */
export async function signInMember(db: Db, clock: Clock, member: Member): Promise<string> {
  return `broadsheet-staff=${await createSession(db, clock, { staffId: member.id }, 'Firefox on Linux')}`
}

/** The cookie header of a new member with this role. */
export async function signInAs(site: TestSite, role: StaffRole, facts: MemberFacts = {}): Promise<string> {
  const { clock, database } = site.deps
  return signInMember(database.db, clock, await addMember(database.db, clock, role, facts))
}

/** Sends a form as a page of the site would. Several values of one name: an array of pairs. */
export async function sendForm(
  site: TestSite,
  cookie: string | undefined,
  path: string,
  fields: Record<string, string> | [string, string][] = {},
): Promise<Response> {
  const headers = { origin: ORIGIN, ...(cookie !== undefined && { cookie }) }
  return site.app.request(ORIGIN + path, { method: 'POST', headers, body: new URLSearchParams(fields) })
}

/** Opens a page with this cookie header. */
export async function openAs(site: TestSite, cookie: string | undefined, path: string): Promise<Response> {
  return site.app.request(ORIGIN + path, { headers: cookie === undefined ? {} : { cookie } })
}

/** The cookie header a browser sends after this answer, if it sent `had` before. */
export function cookiesOf(answer: Response, had = ''): string {
  const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const names = new Set(set.map((pair) => pair.split('=')[0]))
  const kept = had.split('; ').filter((pair) => pair !== '' && !names.has(pair.split('=')[0]))
  return [...kept, ...set].join('; ')
}

const names: Record<StaffRole, string> = {
  writer: 'Wanda',
  editor: 'Edgar',
  publisher: 'Petra',
  owner: 'Olga',
}
