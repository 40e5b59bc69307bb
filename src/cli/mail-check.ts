import { publicHalf, type SigningKey } from '../platform/mail/signing-key.ts'

/** What the doctor asks of DNS; `node:dns/promises` has these. Each rejects where there is nothing. */
export type Resolver = {
  resolveTxt: (name: string) => Promise<string[][]>
  resolveMx: (name: string) => Promise<{ exchange: string; priority: number }[]>
  resolve: (name: string, type: 'A' | 'AAAA') => Promise<string[]>
  reverse: (address: string) => Promise<string[]>
}

/** `bad`: letters will be refused or lost. `weak`: they may be. */
export type Finding = { level: 'good' | 'weak' | 'bad'; says: string }

export const good = (says: string): Finding => ({ level: 'good', says })
export const weak = (says: string): Finding => ({ level: 'weak', says })
export const bad = (says: string): Finding => ({ level: 'bad', says })

/** Who may send for the domain (RFC 7208). */
export async function checkSpf(dns: Resolver, domain: string): Promise<Finding> {
  const records = (await txt(dns, domain)).filter((record) => /^v=spf1(?:\s|$)/i.test(record))
  const [record] = records
  if (record === undefined)
    return bad(
      `SPF: ${domain} does not say who may send for it. Add a TXT record such as “v=spf1 include:your-provider ~all”.`,
    )
  if (records.length > 1)
    return bad(`SPF: ${domain} has ${records.length} SPF records, which counts as none. Join them into one.`)
  if (/\s\+?all(?:\s|$)/i.test(record))
    return bad(`SPF: ${domain} lets the whole world send for it. End the record with “~all” or “-all”.`)
  if (/\?all(?:\s|$)/i.test(record) || !/\s[~-]all(?:\s|$)|\sredirect=/i.test(record))
    return weak(`SPF: the record of ${domain} does not say what holds for all others. End it with “~all”.`)
  return good(`SPF: ${domain} says who may send for it (${record}).`)
}

/** What receivers do with mail that only claims to be from the domain (RFC 7489). */
export async function checkDmarc(dns: Resolver, domain: string): Promise<Finding> {
  const own = await dmarcOf(dns, domain)
  // A subdomain without one goes by the domain above it.
  const found = own ?? (await dmarcOf(dns, domain.split('.').slice(-2).join('.')))
  const policy = /(?:^|;)\s*p\s*=\s*(none|quarantine|reject)/i.exec(found ?? '')?.[1]?.toLowerCase()
  if (found === undefined)
    return bad(
      `DMARC: ${domain} has no policy, and large providers refuse letters without one. Add a TXT record _dmarc.${domain} such as “v=DMARC1; p=none; rua=mailto:postmaster@${domain}”.`,
    )
  if (policy === undefined)
    return bad(`DMARC: the record of ${domain} has no valid p=. Write p=none or p=quarantine.`)
  if (policy === 'none')
    return weak(`DMARC: ${domain} only watches (p=none). When the reports look right, write p=quarantine.`)
  return good(`DMARC: ${domain} says p=${policy}.`)
}

/** The public half in DNS is that of the key we sign with (RFC 6376). */
export async function checkDkim(dns: Resolver, key: SigningKey): Promise<Finding> {
  const name = `${key.selector}._domainkey.${key.domain}`
  const record = (await txt(dns, name)).find((text) => /(?:^|;)\s*p\s*=/.test(text))
  const published = /(?:^|;)\s*p\s*=\s*([^;]*)/.exec(record ?? '')?.[1]?.replace(/\s+/g, '')
  const wanted = `v=DKIM1; k=rsa; p=${publicHalf(key)}`
  if (published === undefined)
    return bad(`DKIM: there is no key at ${name}. Add a TXT record there: ${wanted}`)
  if (published === '') return bad(`DKIM: the key at ${name} was withdrawn (p= is empty). Add: ${wanted}`)
  if (published !== publicHalf(key))
    return bad(`DKIM: the key at ${name} is not the one in DKIM_KEY_FILE. Set the record to: ${wanted}`)
  if (/(?:^|;)\s*t\s*=[^;]*\by\b/.test(record ?? ''))
    return weak(`DKIM: the record at ${name} says that it is a trial (t=y). Take that out.`)
  return good(`DKIM: ${name} holds the key we sign with.`)
}

/** Answers and reports of failed delivery find their way to the domain. */
export async function checkMx(dns: Resolver, domain: string): Promise<Finding> {
  const exchanges = await dns.resolveMx(domain).catch(() => [])
  const names = exchanges.map(({ exchange }) => exchange).filter(Boolean)
  if (exchanges.length > 0 && names.length === 0)
    return bad(`MX: ${domain} says that it takes no mail at all (null MX), so answers and reports are lost.`)
  if (names.length > 0) return good(`MX: mail to ${domain} goes to ${names.join(', ')}.`)
  const addresses = await addressesOf(dns, domain)
  if (addresses.length > 0)
    return weak(`MX: ${domain} has no MX record; mail to it goes to its address. Add an MX record.`)
  return bad(`MX: mail to ${domain} cannot be delivered, so answers and reports are lost. Add an MX record.`)
}

/** A server with a name that leads back to it; only its own operator can mend that. */
export async function checkPtr(dns: Resolver, host: string): Promise<Finding> {
  const addresses = /^[\d.]+$|:/.test(host) ? [host] : await addressesOf(dns, host)
  if (addresses.length === 0) return bad(`DNS: ${host} has no address. Is its name right?`)
  for (const address of addresses) {
    const names = await dns.reverse(address).catch(() => [])
    const back = await Promise.all(names.map((name) => addressesOf(dns, name)))
    if (names.length === 0)
      return weak(
        `PTR: ${address} (${host}) has no name. If letters leave from it, have your provider set one.`,
      )
    if (!back.flat().includes(address))
      return weak(`PTR: ${address} is called ${names[0]}, which does not lead back to it. Have that mended.`)
  }
  return good(`PTR: ${host} has names that lead back to it.`)
}

/** The domain that signs is the one that readers see, or above it: else DMARC does not count the signature. */
export function checkAlignment(sender: string, key: SigningKey): Finding {
  const isAligned =
    sender === key.domain || sender.endsWith(`.${key.domain}`) || key.domain.endsWith(`.${sender}`)
  return isAligned
    ? good(`DKIM: ${key.domain} signs for ${sender}.`)
    : bad(`DKIM: ${key.domain} signs, and letters come from ${sender}: DMARC wants them to be the same.`)
}

async function dmarcOf(dns: Resolver, domain: string): Promise<string | undefined> {
  return (await txt(dns, `_dmarc.${domain}`)).find((record) => /^v=DMARC1\s*(?:;|$)/i.test(record))
}

async function txt(dns: Resolver, name: string): Promise<string[]> {
  return (await dns.resolveTxt(name).catch(() => [])).map((parts) => parts.join(''))
}

async function addressesOf(dns: Resolver, name: string): Promise<string[]> {
  const of = (type: 'A' | 'AAAA') => dns.resolve(name, type).catch(() => [])
  return (await Promise.all([of('A'), of('AAAA')])).flat()
}
