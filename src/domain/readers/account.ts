import { isInterfaceLanguage } from '../../lib/languages.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'

const LONGEST_NAME = 100

export type Reader = {
  id: Id
  email: string
  emailKey: string
  name: string
  language: string
  createdAt: InstantText
}

export type ProfileSaved =
  | { ok: true }
  | { ok: false; problem: 'name-too-long' | 'language-unknown' | 'unknown-reader' }

export async function readReader(db: Db, id: Id): Promise<Reader | undefined> {
  return db
    .selectFrom('reader')
    .select(['id', 'email', 'emailKey', 'name', 'language', 'createdAt'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The name may be empty. Line breaks and other control characters in it become spaces: it is said in mail. */
export async function saveProfile(
  db: Db,
  readerId: Id,
  profile: { name: string; language: string },
): Promise<ProfileSaved> {
  const name = profile.name.replace(/[\s\p{Control}]+/gu, ' ').trim()
  if ([...name].length > LONGEST_NAME) return { ok: false, problem: 'name-too-long' }
  if (!isInterfaceLanguage(profile.language)) return { ok: false, problem: 'language-unknown' }
  const { language } = profile
  return inTransaction(db, async (db) => {
    const saved = await db
      .updateTable('reader')
      .set({ name, language })
      .where('id', '=', readerId)
      .executeTakeFirst()
    if (saved.numUpdatedRows === 0n) return { ok: false, problem: 'unknown-reader' }
    await announceChange(db, 'sessions')
    return { ok: true }
  })
}
