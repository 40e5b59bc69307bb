import type { MailboxAddress } from '../../platform/mail/mailbox-address.ts'
import { type MailboxFault, MailboxLost, openMailbox, type Patience } from '../../platform/mail/mailbox.ts'
import { readLetterbox, type Return, type ReturnDeps } from './read-returns.ts'

export type MailboxRead =
  | { ok: true; counts: Map<Return, number> }
  /** What was not read is there the next time. `text` is for people, without a secret. */
  | { ok: false; at: MailboxFault['at'] | 'reading'; text: string }

/** Reads the reports in a mailbox. Throws where the database is away. */
export async function readMailbox(
  deps: ReturnDeps,
  address: MailboxAddress,
  patience?: Patience,
): Promise<MailboxRead> {
  const opening = await openMailbox(address, patience)
  if (!opening.ok) return { ok: false, ...opening.fault }
  try {
    return { ok: true, counts: await readLetterbox(deps, opening.mailbox) }
  } catch (error) {
    if (error instanceof MailboxLost) return { ok: false, at: 'reading', text: error.message }
    throw error
  } finally {
    opening.mailbox.close()
  }
}
