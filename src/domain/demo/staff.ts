import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'

const people = [
  { name: 'Wanda Verhoeven', role: 'writer' },
  { name: 'Edgar Okafor', role: 'editor' },
  { name: 'Petra Lindqvist', role: 'publisher' },
  { name: 'Olga Marchetti', role: 'owner' },
] as const

export type DemoMember = { id: string; name: string; role: string; email: string; emailKey: string }

/** One member of every role, to try the newsroom with. Whoever is there already stays as they are. */
export async function seedDemoStaff(db: Db, clock: Clock): Promise<DemoMember[]> {
  return inTransaction(db, async (db) => {
    const members: DemoMember[] = []
    for (const { name, role } of people) {
      const email = `${role}@causeway.example`
      await db
        .insertInto('staff')
        .values({ id: newId(), name, role, email, emailKey: email, createdAt: toInstantText(clock()) })
        .onConflict((conflict) => conflict.column('emailKey').doNothing())
        .execute()
      const row = await db
        .selectFrom('staff')
        .select(['id', 'name', 'role', 'email', 'emailKey'])
        .where('emailKey', '=', email)
        .where('removedAt', 'is', null)
        .executeTakeFirst()
      if (row) members.push(row)
    }
    return members
  })
}
