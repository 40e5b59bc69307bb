import { sql } from 'kysely'
import type { Database } from '../../src/platform/db/open.ts'

/** Not a page more than now, and every page full. */
export async function fillUp({ db }: Database): Promise<void> {
  await sql`create table filler (text text)`.execute(db)
  await sql`insert into filler values (zeroblob(20000))`.execute(db)
  const { rows } = await sql`pragma page_count`.execute(db)
  const [count] = Object.values(rows[0] ?? {})
  await sql.raw(`pragma max_page_count = ${Number(count)}`).execute(db)
  for (const bytes of [3_000, 300, 30]) {
    const more = async () => sql`insert into filler values (zeroblob(${bytes}))`.execute(db)
    while (
      await more().then(
        () => true,
        () => false,
      )
    );
  }
}

export async function makeRoom({ db }: Database): Promise<void> {
  await sql`pragma max_page_count = 1000000`.execute(db)
}
