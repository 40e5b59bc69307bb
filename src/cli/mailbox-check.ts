import { type MailboxAddress, READ_FOLDER } from '../platform/mail/mailbox-address.ts'
import { type MailboxFault, openMailbox } from '../platform/mail/mailbox.ts'
import { bad, type Finding, good } from './mail-check.ts'

/** Opens the mailbox of returned letters as the worker does, and reads nothing. */
export async function checkMailbox(address: MailboxAddress): Promise<Finding> {
  const name = `The mailbox of returned letters (${address.host}:${address.port})`
  const opening = await openMailbox(address)
  if (!opening.ok) {
    const { cannot, mend } = faults[opening.fault.at]
    return bad(`${name} ${cannot}: ${opening.fault.text.replace(/\.$/, '')}. ${mend}`)
  }
  opening.mailbox.close()
  return good(`${name} can be read; waiting there: ${opening.mailbox.count}.`)
}

const faults: Record<MailboxFault['at'], { cannot: string; mend: string }> = {
  connect: { cannot: 'cannot be reached', mend: 'Check host, port, firewall and certificate.' },
  'sign-in': { cannot: 'does not let us sign in', mend: 'Check name and password in BOUNCE_IMAP.' },
  folder: {
    cannot: 'cannot be opened',
    mend: `Check the folder in BOUNCE_IMAP, and that “${READ_FOLDER}” can be made.`,
  },
}
