import { join, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { parseEmail } from './lib/email-address.ts'
import type { DatabaseAddress } from './platform/db/open.ts'
import { type MailboxAddress, parseMailboxAddress } from './platform/mail/mailbox-address.ts'
import { readPrivateKey, type SigningKey } from './platform/mail/signing-key.ts'
import { parseWayAddress, type WayAddress } from './platform/mail/way-address.ts'

export type Config = {
  readonly port: number
  /** What readers see: scheme, host and port, no path. The program believes this and never the Host header. */
  readonly origin: string
  readonly dataFolder: string
  readonly database: DatabaseAddress
  /** Absent: mail becomes files in `outbox` in the data folder. */
  readonly smtpUrl?: string
  /** By which ways letters go out; none: they become files in `outbox`, too. */
  readonly lettersBy: readonly WayAddress[]
  /** Absent: mails are not signed here. */
  readonly signingKey?: SigningKey
  /** Where reports of failed delivery go; absent: to each letter's sender. */
  readonly bounceAddress?: string
  /** What Mailgun signs its calls with; absent: it is not listened to. */
  readonly mailgunWebhookKey?: string
  /** A Maildir to which the mail server delivers reports of failed delivery; absent: nobody looks. */
  readonly bounceMaildir?: string
  /** A mailbox that they come to, read by IMAP; absent: none is. */
  readonly bounceMailbox?: MailboxAddress
  /** Seed the demo publication where there is none yet. */
  readonly demo: boolean
  /** Absent: made once and kept in the data folder. */
  readonly secret?: string
  /** Addresses and CIDR ranges whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** Whether `start` works the queue and carries letters; else `bin/broadsheet work` does. */
  readonly worksHere: boolean
  /** Absent: no metrics are served. */
  readonly metricsPort?: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

export type ConfigReading = { ok: true; config: Config } | { ok: false; problems: string[] }

type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_PORT = 4400

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
    error: 'must be a port number between 1 and 65535',
  })
  .transform(Number)

const origin = z.string().refine(isOrigin, {
  error: 'must be an http or https address without a path, such as https://news.example.org',
})

const proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((list) => list.every(isNetwork), {
    error: 'must be addresses or ranges separated by commas, such as 10.0.0.0/8, 2001:db8::1',
  })

const ways = z.string().transform((text, context) =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((address, index) => {
      const reading = parseWayAddress(address)
      if (reading.ok) return [reading.way]
      context.addIssue({ code: 'custom', message: `${reading.problem} (address ${index + 1})` })
      return []
    }),
)

const mailbox = z.string().transform((text, context) => {
  const reading = parseMailboxAddress(text)
  if (reading.ok) return reading.mailbox
  context.addIssue({ code: 'custom', message: reading.problem })
  return z.NEVER
})

const domain = z
  .string()
  .toLowerCase()
  .refine(
    (text) =>
      /^(?=.{1,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text),
    {
      error: 'must be a name such as example.org, in ASCII',
    },
  )

const keyFile = z.string().transform((file, context) => {
  const reading = readPrivateKey(file)
  if (reading.ok) return reading.privateKey
  context.addIssue({ code: 'custom', message: reading.problem })
  return z.NEVER
})

const schema = z.object({
  PORT: port.default(DEFAULT_PORT),
  BROADSHEET_ORIGIN: origin.transform((text) => new URL(text).origin).optional(),
  BROADSHEET_DATA: z.string().default('./data'),
  DATABASE_URL: urlOf(['postgres:', 'postgresql:'], 'must start with postgres://').optional(),
  SMTP_URL: urlOf(['smtp:', 'smtps:'], 'must start with smtp:// or smtps://').optional(),
  NEWSLETTER_MAIL: ways.optional(),
  DKIM_DOMAIN: domain.optional(),
  DKIM_SELECTOR: domain.optional(),
  DKIM_KEY_FILE: keyFile.optional(),
  BOUNCE_ADDRESS: z
    .string()
    .refine((text) => parseEmail(text) !== undefined && !text.includes('+'), {
      error: 'must be one bare address without a plus sign, such as bounces@example.org',
    })
    .optional(),
  MAILGUN_WEBHOOK_KEY: z.string().min(16, { error: 'must be at least 16 characters long' }).optional(),
  BOUNCE_MAILDIR: z.string().optional(),
  BOUNCE_IMAP: mailbox.optional(),
  BROADSHEET_DEMO: z
    .enum(['0', '1'], { error: 'must be 1 (start with the demo publication) or 0' })
    .default('1'),
  BROADSHEET_SECRET: z.string().min(32, { error: 'must be at least 32 characters long' }).optional(),
  TRUSTED_PROXIES: proxies.default([]),
  BROADSHEET_WORK: z
    .enum(['here', 'elsewhere'], { error: 'must be here or elsewhere (by bin/broadsheet work)' })
    .default('here'),
  METRICS_PORT: port.optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
})

export const CONFIG_KEYS: readonly string[] = Object.keys(schema.shape)

/** Every mistake is in `problems`, one sentence each; no problem repeats a value, since some are secrets. */
export function readConfig(env: Environment = process.env): ConfigReading {
  const given = Object.fromEntries(CONFIG_KEYS.filter((key) => env[key]).map((key) => [key, env[key]]))
  const read = schema.safeParse(given)
  const problems = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    ...unknownKeys(env),
    ...halfASignature(given),
    ...(given.NEWSLETTER_MAIL === undefined ? whyNoWay(given.SMTP_URL) : []),
  ]
  if (Number(given.METRICS_PORT) === Number(given.PORT ?? DEFAULT_PORT))
    problems.push('METRICS_PORT must be another port than PORT.')
  return read.success && problems.length === 0
    ? { ok: true, config: toConfig(read.data) }
    : { ok: false, problems }
}

function toConfig(read: z.infer<typeof schema>): Config {
  const dataFolder = resolve(read.BROADSHEET_DATA)
  return Object.freeze({
    port: read.PORT,
    origin: read.BROADSHEET_ORIGIN ?? `http://localhost:${read.PORT}`,
    dataFolder,
    database: Object.freeze<DatabaseAddress>(
      read.DATABASE_URL
        ? { dialect: 'postgres', url: read.DATABASE_URL }
        : { dialect: 'sqlite', path: join(dataFolder, 'broadsheet.sqlite') },
    ),
    ...(read.SMTP_URL && { smtpUrl: read.SMTP_URL }),
    lettersBy: Object.freeze(read.NEWSLETTER_MAIL ?? waysOf(read.SMTP_URL)),
    ...signingKeyOf(read),
    ...(read.BOUNCE_ADDRESS && { bounceAddress: read.BOUNCE_ADDRESS }),
    ...(read.MAILGUN_WEBHOOK_KEY && { mailgunWebhookKey: read.MAILGUN_WEBHOOK_KEY }),
    ...(read.BOUNCE_MAILDIR && { bounceMaildir: resolve(read.BOUNCE_MAILDIR) }),
    ...(read.BOUNCE_IMAP && { bounceMailbox: read.BOUNCE_IMAP }),
    demo: read.BROADSHEET_DEMO === '1',
    ...(read.BROADSHEET_SECRET && { secret: read.BROADSHEET_SECRET }),
    trustedProxies: Object.freeze(read.TRUSTED_PROXIES),
    worksHere: read.BROADSHEET_WORK === 'here',
    ...(read.METRICS_PORT && { metricsPort: read.METRICS_PORT }),
    logLevel: read.LOG_LEVEL,
  })
}

/** What else the address says is for nodemailer, which carries the other mails. */
function waysOf(smtpUrl: string | undefined): readonly WayAddress[] {
  const reading = smtpUrl === undefined ? undefined : parseWayAddress(smtpUrl, { isLenient: true })
  return reading?.ok ? [reading.way] : []
}

/** Letters would silently become files. */
function whyNoWay(smtpUrl: string | undefined): string[] {
  if (!/^smtps?:/.test(smtpUrl ?? '')) return []
  const reading = parseWayAddress(smtpUrl ?? '', { isLenient: true })
  return reading.ok ? [] : [`SMTP_URL ${reading.problem}.`]
}

function signingKeyOf(read: z.infer<typeof schema>): { signingKey?: SigningKey } {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE } = read
  if (DKIM_DOMAIN === undefined || DKIM_SELECTOR === undefined || DKIM_KEY_FILE === undefined) return {}
  return { signingKey: { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, privateKey: DKIM_KEY_FILE } }
}

function halfASignature(given: Environment): string[] {
  const keys = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE']
  const missing = keys.filter((key) => given[key] === undefined)
  if (missing.length === 0 || missing.length === keys.length) return []
  return [`${missing.join(' and ')} must be set where the rest of DKIM is.`]
}

/** A misspelt key would otherwise be a setting that silently does nothing. */
function unknownKeys(env: Environment): string[] {
  return Object.keys(env)
    .filter((key) => key.startsWith('BROADSHEET_') && !CONFIG_KEYS.includes(key))
    .map((key) => `${key} is not a setting of Broadsheet.`)
}

function urlOf(protocols: string[], error: string) {
  return z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), { error })
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false
  return url.href === `${url.origin}/` && !/[?#]$/.test(text)
}

function isNetwork(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text)
}
