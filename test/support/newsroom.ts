import type { Member } from '../../src/domain/staff/may.ts'
import { createSession } from '../../src/domain/readers/sessions.ts'
import { type Clock, toInstantText } from '../../src/lib/clock.ts'
import { hashToken } from '../../src/lib/hash.ts'
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
  const email = facts.email ?? `${name.toLowerCase()}-${id.slice(-6)}@lighthouse.example`
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
  const token = await createSession(db, clock, { staffId: member.id }, 'Firefox on Linux')
  await db
    .updateTable('session')
    .set({ steppedUpAt: toInstantText(clock()) })
    .where('tokenHash', '=', hashToken(token))
    .execute()
  return `broadsheet-staff=${token}`
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

const names: Record<StaffRole, string> = {
  writer: 'Wanda',
  editor: 'Edgar',
  publisher: 'Petra',
  owner: 'Olga',
}
