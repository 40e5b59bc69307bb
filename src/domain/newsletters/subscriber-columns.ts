/** What a column of a list from elsewhere can be taken for. */
export const columnMeanings = ['email', 'since', 'subscribed', 'network', 'language', 'time-zone'] as const
export type ColumnMeaning = (typeof columnMeanings)[number]

/** For each column, in their order; null: it is passed over. */
export type ColumnMapping = (ColumnMeaning | null)[]

/** The names that Ghost, Mailchimp and other programs give them, in lower case, the best one of a meaning first. */
const known: Record<ColumnMeaning, readonly string[]> = {
  email: ['email address', 'email', 'e-mail', 'e-mail address', 'mail', 'address'],
  since: ['confirm_time', 'optin_time', 'created_at', 'subscribed_at', 'date added', 'created'],
  subscribed: ['subscribed_to_emails', 'subscribed', 'status'],
  network: ['confirm_ip', 'optin_ip', 'ip', 'ip address'],
  language: ['language', 'lang', 'locale'],
  'time-zone': ['timezone', 'time zone', 'time_zone'],
}

/** What the names of the columns let one think. Each meaning is given once. */
export function guessMapping(names: readonly string[]): ColumnMapping {
  const lower = names.map((name) => name.trim().toLowerCase())
  const mapping: ColumnMapping = names.map(() => null)
  for (const meaning of columnMeanings) {
    const name = known[meaning].find((candidate) => lower.includes(candidate))
    const at = name === undefined ? -1 : lower.indexOf(name)
    if (at >= 0 && mapping[at] === null) mapping[at] = meaning
  }
  return mapping
}

/** A column has one meaning, and just one holds the addresses. */
export function isMapping(mapping: ColumnMapping): boolean {
  const given = mapping.filter((meaning) => meaning !== null)
  return given.includes('email') && new Set(given).size === given.length
}

export type Imported = {
  email: string
  since: string
  /** False: that program had them as not subscribed. */
  isSubscribed: boolean
  network: string
  language: string
  timeZone: string
}

export function readCells(cells: readonly string[], mapping: ColumnMapping): Imported {
  const of = (meaning: ColumnMeaning) => (cells[mapping.indexOf(meaning)] ?? '').trim()
  return {
    // Ours and other exports guard against formulas with an apostrophe.
    email: of('email').replace(/^'/, ''),
    since: of('since'),
    isSubscribed: !/^(?:false|no|0|unsubscribed|cleaned|bounced|pending|inactive)$/i.test(of('subscribed')),
    network: of('network').slice(0, 60).replaceAll('\0', ''),
    language: of('language').toLowerCase(),
    timeZone: of('time-zone'),
  }
}
