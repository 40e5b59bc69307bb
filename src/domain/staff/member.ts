import { z } from 'zod'
import { readJson } from '../../lib/json.ts'
import type { Db, Id, JsonText } from '../../platform/db/schema.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import type { Member } from './may.ts'

/** The member with this id as they are now; undefined for one who was removed, or never was. */
export async function readMember(db: Db, staffId: Id): Promise<Member | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'sectionIds'])
    .where('id', '=', staffId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row && toMember(row)
}

type MemberColumns = { id: Id; name: string; email: string; role: StaffRole; sectionIds: JsonText | null }

export function toMember({ id, name, email, role, sectionIds }: MemberColumns): Member {
  return { id, name, email, role, sectionIds: readSectionIds(sectionIds) }
}

export function readSectionIds(text: JsonText | null): readonly Id[] | null {
  return text === null ? null : readJson(z.array(z.string()), text)
}
