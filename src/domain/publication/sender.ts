import { deliverableAddress, parseEmail } from '../../lib/email-address.ts'
import type { Sender } from '../../platform/mail/message.ts'
import type { Identity } from './identity.ts'

/** The publication's contact where that is an address, else one of the site's own host. */
export function senderOf(identity: Identity, origin: string): Sender {
  const contact = parseEmail(identity.contact)
  const address = contact ? deliverableAddress(contact) : `no-reply@${mailHostOf(origin)}`
  return { name: identity.name, address }
}

/** An IPv6 origin has brackets, which no mail server takes for a name. */
function mailHostOf(origin: string): string {
  const { hostname } = new URL(origin)
  return hostname.startsWith('[') ? 'localhost' : hostname
}
