import type { Logger } from 'pino'
import { readMailbox } from '../domain/newsletters/read-mailbox.ts'
import { useAllowance } from '../domain/readers/allowance.ts'
import type { Clock } from '../lib/clock.ts'
import type { Db } from '../platform/db/schema.ts'
import type { MailboxAddress } from '../platform/mail/mailbox-address.ts'
import { PATIENCE } from '../platform/mail/mailbox.ts'

type Watching = {
  db: Db
  clock: Clock
  /** None: nothing to look at. */
  bounceMailbox?: MailboxAddress | undefined
  /** When the program is about to end: nobody waits for a mail server then. */
  stopping?: AbortSignal | undefined
  log: Pick<Logger, 'warn' | 'info'>
}

/** One process at a time: whoever comes first has the mailbox for longer than it can be held open. */
const ONE_AT_A_TIME = { points: 1, seconds: 110 }

/** Reads the mailbox each time it is called, and says once what keeps it from that. */
export function watchMailbox({ bounceMailbox: mailbox, ...deps }: Watching): () => Promise<void> {
  const { db, clock, log } = deps
  let said: string | undefined
  return async () => {
    if (!mailbox) return
    const turn = await useAllowance(db, clock, `mailbox ${mailbox.host} ${mailbox.user}`, ONE_AT_A_TIME)
    if (!turn.ok) return
    const read = await readMailbox(deps, mailbox, { ...PATIENCE, stopping: deps.stopping })
    if (deps.stopping?.aborted) return
    const at = read.ok ? undefined : read.at
    // Of the same kind it is the same problem: some servers word it anew each time.
    if (at === said) return
    said = at
    const server = `${mailbox.host}:${mailbox.port}`
    if (read.ok) log.info({ server }, 'The mailbox of returned letters is read again.')
    else log.warn({ server, at, problem: read.text }, 'The mailbox of returned letters could not be read.')
  }
}
