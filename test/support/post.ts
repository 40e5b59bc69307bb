import { inspect } from 'node:util'
import type { Clock } from '../../src/lib/clock.ts'
import type { Write } from '../../src/domain/newsletters/carry.ts'
import { type Postman, startPostman } from '../../src/domain/newsletters/postman.ts'
import type { Database } from '../../src/platform/db/open.ts'
import type { Carrier } from '../../src/platform/mail/carrier.ts'

type Options = {
  clock: Clock
  carriers: readonly Carrier[]
  write?: Write
  /** Lines of the log that are expected: without it each fails the test. */
  log?: string[]
}

/** A postman with small letters, which closes its carriers when it ends. */
export function startTestPostman(
  database: Database,
  { clock, carriers, write = writeSmall, log }: Options,
): Postman {
  const note = (details: object, words?: string) => {
    if (log === undefined) throw new Error(`${words}: ${inspect(details)}`)
    log.push(words ?? '')
  }
  const postman = startPostman({
    database,
    clock,
    log: { warn: note, error: note },
    ways: carriers.map((carrier) => ({ carrier, weight: 1 })),
    writerFor: async () => write,
  })
  const hangUp = () => carriers.forEach((carrier) => carrier.close())
  return {
    ...postman,
    stop: async () => {
      const impatient = setTimeout(hangUp, 500)
      await postman.stop()
      clearTimeout(impatient)
      hangUp()
    },
  }
}

export const writeSmall: Write = async (copy) => ({
  raw: Buffer.from(`Message-ID: <${copy.id}@frontier.example>\r\nSubject: The week\r\n\r\nWords.\r\n`),
  from: 'letters@frontier.example',
  to: copy.email,
})

export async function countStates({ db }: Database): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('delivery')
    .select(['state', (row) => row.fn.countAll().as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]))
}

export function idIn(raw: string): string {
  return /^Message-ID: <([\w-]+)@/m.exec(raw)?.[1] ?? ''
}
