import { domainToASCII, domainToUnicode } from 'node:url'

/** An address that mail can be sent to, and the key by which two spellings of it are one. */
export type EmailAddress = {
  /** As it was typed, with the domain as its owner reads it: `Ada@bücher.example`. */
  email: string
  /** Lower case, domain in ASCII: `ada@xn--bcher-kva.example`. */
  emailKey: string
}

const LONGEST = 254
const LONGEST_LOCAL_PART = 64
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
// What may be typed, before IDNA maps it: no percent signs, brackets or spaces that a URL parser would interpret.
const TYPED_DOMAIN = /^[\p{Letter}\p{Mark}\p{Number}.。-]+$/u
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Reads exactly one address: a dot-atom of RFC 5322 at a domain name, international ones included (UTS 46). Quoted
 * local parts, comments and address literals are refused: nobody registers with them, and they confuse mail servers.
 */
export function parseEmail(text: string): EmailAddress | undefined {
  const typed = text.trim()
  const at = typed.lastIndexOf('@')
  const localPart = typed.slice(0, at)
  const typedDomain = typed.slice(at + 1)
  if (at < 1 || localPart.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(localPart)) return undefined
  if (typedDomain.length > LONGEST || !TYPED_DOMAIN.test(typedDomain)) return undefined
  const domain = domainToASCII(typedDomain)
  const emailKey = `${localPart.toLowerCase()}@${domain}`
  if (!DOMAIN.test(domain) || emailKey.length > LONGEST) return undefined
  return { email: `${localPart}@${domainToUnicode(domain)}`, emailKey }
}

/** For the envelope and headers of mail: the local part as typed, the domain in ASCII. */
export function deliverableAddress({ email, emailKey }: EmailAddress): string {
  return email.slice(0, email.lastIndexOf('@')) + emailKey.slice(emailKey.lastIndexOf('@'))
}

/** For whoever need not know it: `a…@example.org`. */
export function maskedAddress(email: string): string {
  return `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`
}

/** What a mail server or a report said, without this address and any other, in whatever way it writes them. */
export function withoutAddresses(said: string, { email, emailKey }: EmailAddress): string {
  const names = [email, emailKey].map((one) =>
    one.slice(0, one.lastIndexOf('@')).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
  )
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return said
    .replace(/[^\s<>()"';,:]+/g, (word) => (/.(?:@|=40|%40)./i.test(word) ? '…' : word))
    .replace(alone, '…')
}
