import { Resolver as DnsResolver } from 'node:dns/promises'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { listNewsletters } from '../domain/newsletters/newsletters.ts'
import { readIdentity } from '../domain/publication/identity.ts'
import { senderOf } from '../domain/publication/sender.ts'
import { openDatabase } from '../platform/db/open.ts'
import type { Db } from '../platform/db/schema.ts'
import { greetServer } from '../platform/mail/greet-server.ts'
import { parseWayAddress, type SmtpWay, type WayAddress } from '../platform/mail/way-address.ts'
import { type Command, UsageError } from './command.ts'
import {
  bad,
  checkAlignment,
  checkDkim,
  checkDmarc,
  checkMx,
  checkPtr,
  checkSpf,
  type Finding,
  good,
  type Resolver,
  weak,
} from './mail-check.ts'
import { checkMailbox } from './mailbox-check.ts'

export const doctor: Command = {
  usage: ['doctor mail'],
  summary:
    'Checks SPF, DKIM, DMARC, names and mail servers, and says what to change. Ends with 1 where letters would be lost.',
  run: async (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    if (positionals.length !== 1 || positionals[0] !== 'mail')
      throw new UsageError('doctor needs to know what to look at: mail.')
    const reading = readConfig()
    if (!reading.ok) throw new UsageError(reading.problems.join(' '))
    const database = openDatabase(reading.config.database, () => undefined)
    try {
      const findings = await examineMail(database.db, reading.config, patientResolver())
      for (const { level, says } of findings) console.log(`${level.padEnd(4)}  ${says}`)
      return findings.some(({ level }) => level === 'bad') ? 1 : 0
    } finally {
      await database.close()
    }
  },
}

type MailSettings = Pick<
  Config,
  'smtpUrl' | 'lettersBy' | 'signingKey' | 'bounceAddress' | 'bounceMailbox' | 'origin'
>

/** Everything that the mail of this publication depends on, one finding each. */
export async function examineMail(db: Db, config: MailSettings, dns: Resolver): Promise<Finding[]> {
  const { signingKey, bounceAddress } = config
  const senders = await senderDomains(db, config.origin)
  const returns = bounceAddress === undefined ? [] : [domainOf(bounceAddress)]
  const servers = serversOf(config)
  const hosts = new Set(servers.map(({ host }) => host))
  return [
    ...(config.smtpUrl === undefined && config.lettersBy.length === 0
      ? [bad('No mail leaves this machine: set SMTP_URL, or NEWSLETTER_MAIL for letters.')]
      : []),
    ...(await all([...senders, ...returns], (domain) => checkMx(dns, domain))),
    ...(await all([...senders, ...returns], (domain) => checkSpf(dns, domain))),
    ...(await all(senders, (domain) => checkDmarc(dns, domain))),
    ...(signingKey
      ? [await checkDkim(dns, signingKey), ...senders.map((domain) => checkAlignment(domain, signingKey))]
      : [unsigned(config.lettersBy)]),
    ...(await all(hosts, (host) => checkPtr(dns, host))),
    ...(await Promise.all(servers.map(checkServer))),
    ...(config.bounceMailbox ? [await checkMailbox(config.bounceMailbox)] : []),
  ]
}

async function senderDomains(db: Db, origin: string): Promise<string[]> {
  const addresses = [
    senderOf(await readIdentity(db), origin).address,
    ...(await listNewsletters(db)).map(({ senderAddress }) => senderAddress),
  ]
  return [...new Set(addresses.map(domainOf))]
}

/** That of the other mails, too, where letters have their own. */
function serversOf({ smtpUrl, lettersBy }: MailSettings): SmtpWay[] {
  const other = smtpUrl === undefined ? undefined : parseWayAddress(smtpUrl, { isLenient: true })
  const ways = [...lettersBy, ...(other?.ok ? [other.way] : [])].filter((way) => way.kind === 'smtp')
  return [...new Map(ways.map((way) => [`${way.host}:${way.port} ${way.auth?.user}`, way])).values()]
}

async function checkServer(way: SmtpWay): Promise<Finding> {
  const name = `${way.host}:${way.port}`
  const greeting = await greetServer(way)
  if (!greeting.ok && greeting.at === 'sign-in')
    return bad(`${name} does not let us sign in: ${greeting.problem}. Check name and password.`)
  if (!greeting.ok) return bad(`${name} cannot be used: ${greeting.problem}. Check host, port and firewall.`)
  if (!greeting.isEncrypted)
    return weak(`${name} answers, but without encryption. Let it offer STARTTLS, or use smtps://.`)
  return good(`${name} answers, encrypted${way.auth ? ', and lets us sign in' : ''}.`)
}

function unsigned(ways: readonly WayAddress[]): Finding {
  const isSignedThere = ways.length > 0 && ways.every(({ kind }) => kind === 'mailgun')
  return isSignedThere
    ? good('DKIM: Mailgun signs with the key that you set up there.')
    : weak(
        'DKIM: mails are not signed here. Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE, unless your mail server signs.',
      )
}

function all(names: Iterable<string>, check: (name: string) => Promise<Finding>): Promise<Finding[]> {
  return Promise.all([...new Set(names)].map(check))
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

function patientResolver(): Resolver {
  const resolver = new DnsResolver({ timeout: 3_000, tries: 2 })
  return {
    resolveTxt: (name) => resolver.resolveTxt(name),
    resolveMx: (name) => resolver.resolveMx(name),
    resolve: (name, type) => (type === 'A' ? resolver.resolve4(name) : resolver.resolve6(name)),
    reverse: (address) => resolver.reverse(address),
  }
}
