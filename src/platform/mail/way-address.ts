/** A way out for letters, as `NEWSLETTER_MAIL` names it. */
export type WayAddress = SmtpWay | MailgunWay

export type SmtpWay = Allowance & {
  kind: 'smtp'
  host: string
  port: number
  /** TLS from the first byte; else STARTTLS where the server offers it. */
  secure: boolean
  auth?: { user: string; pass: string }
}

export type MailgunWay = Allowance & { kind: 'mailgun'; key: string; domain: string; region: 'us' | 'eu' }

type Allowance = {
  /** Its share of the work beside the others. */
  weight: number
  /** How many messages it may have under way at once. */
  lanes: number
  /** By this process. */
  perSecond?: number
  /** By all processes together. */
  perHour?: number
  /** The day the server first sent letters. */
  warmingSince?: Temporal.PlainDate
}

export type WayReading = { ok: true; way: WayAddress } | { ok: false; problem: string }

const LANES = { smtp: 5, mailgun: 10 }
const MOST_LANES = 200
const NUMBERS = { weight: 1_000, lanes: MOST_LANES, 'per-second': 10_000, 'per-hour': 10_000_000 }
const KNOWN = {
  smtp: [...Object.keys(NUMBERS), 'warming-since'],
  mailgun: [...Object.keys(NUMBERS), 'warming-since', 'region'],
}

/**
 * Reads `smtp://user:pass@host:587?weight=3&per-second=10`, `smtps://…` or `mailgun://KEY@domain?region=eu`. A problem
 * repeats nothing of the address, which holds secrets. With `isLenient` unknown settings are passed over.
 */
export function parseWayAddress(text: string, { isLenient = false } = {}): WayReading {
  const url = URL.parse(text)
  const kind = kindOf(url?.protocol)
  if (!url || !kind) return wrong('must start with smtp://, smtps:// or mailgun://')
  if (url.hostname === '') return wrong('must name a host')
  const unknown = [...url.searchParams.keys()].find((key) => !KNOWN[kind].includes(key))
  if (unknown !== undefined && !isLenient) return wrong(`cannot have the setting ${safeName(unknown)}`)
  const allowance = readAllowance(url.searchParams, kind)
  if (typeof allowance === 'string') return wrong(allowance)
  const user = decode(url.username)
  const pass = decode(url.password)
  if (user === undefined || pass === undefined)
    return wrong('must have the signs of its name and password percent-encoded')
  return kind === 'smtp' ? readSmtp(url, user, pass, allowance) : readMailgun(url, user, allowance)
}

/** For people and records: no secret in it. */
export function nameOfWay(way: WayAddress): string {
  return way.kind === 'smtp' ? `${way.host}:${way.port}` : `mailgun:${way.domain}`
}

function readSmtp(url: URL, user: string, pass: string, allowance: Allowance): WayReading {
  const secure = url.protocol === 'smtps:'
  if ((user === '') !== (pass === '')) return wrong('must have both a name and a password, or neither')
  return {
    ok: true,
    way: {
      kind: 'smtp',
      host: url.hostname.toLowerCase().replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      ...(user !== '' && { auth: { user, pass } }),
      ...allowance,
    },
  }
}

function readMailgun(url: URL, key: string, allowance: Allowance): WayReading {
  const region = url.searchParams.get('region') ?? 'us'
  if (key === '') return wrong('must have a key before the @ of a mailgun:// address')
  if (region !== 'us' && region !== 'eu') return wrong('must have region=us or region=eu')
  return { ok: true, way: { kind: 'mailgun', key, domain: url.hostname.toLowerCase(), region, ...allowance } }
}

function readAllowance(settings: URLSearchParams, kind: WayAddress['kind']): Allowance | string {
  for (const [name, most] of Object.entries(NUMBERS)) {
    const text = settings.get(name)
    if (text !== null && !(/^\d{1,8}$/.test(text) && Number(text) >= 1 && Number(text) <= most))
      return `must have a number from 1 to ${most} as ${name}`
  }
  const since = settings.get('warming-since')
  const warmingSince = since === null ? undefined : dayOf(since)
  if (since !== null && !warmingSince) return 'must have a day such as 2026-11-01 as warming-since'
  const number = (name: keyof typeof NUMBERS) => Number(settings.get(name) ?? 0)
  return {
    weight: number('weight') || 1,
    lanes: number('lanes') || LANES[kind],
    ...(number('per-second') > 0 && { perSecond: number('per-second') }),
    ...(number('per-hour') > 0 && { perHour: number('per-hour') }),
    ...(warmingSince && { warmingSince }),
  }
}

function kindOf(protocol: string | undefined): WayAddress['kind'] | undefined {
  if (protocol === 'smtp:' || protocol === 'smtps:') return 'smtp'
  return protocol === 'mailgun:' ? 'mailgun' : undefined
}

function dayOf(text: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : undefined
  } catch {
    return undefined
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** What stands in the place of a name may be a piece of a password with a `?` in it. */
function safeName(name: string): string {
  return /^[a-z-]{1,20}$/.test(name) ? `“${name}”` : 'it has'
}

function wrong(problem: string): WayReading {
  return { ok: false, problem }
}
