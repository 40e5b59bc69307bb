import { createHash } from 'node:crypto'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import type { Report } from './bounces.ts'
import { severityOf } from './severity.ts'

/** A report says what matters in its first parts; what follows is our own letter, or rubbish. */
export const MOST_READ = 1024 * 1024

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 }
const LONGEST_PART = 64 * 1024
const MOST_IDS = 20
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export type ReportRead =
  | { ok: true; report: Report }
  /** `delayed`: the other side is still trying. `no-report`: some other mail. `unreadable`: not a mail that can be read. */
  | { ok: false; because: 'delayed' | 'no-report' | 'unreadable' }

/**
 * Reads a mail that a mail server has written about one of our letters: a delivery status notification (RFC 3464) or a
 * complaint (ARF, RFC 5965). Of a large one only the beginning is read.
 */
export async function readReport(raw: Uint8Array): Promise<ReportRead> {
  const mail = await PostalMime.parse(raw.subarray(0, MOST_READ), {
    ...LIMITS,
    forceRfc822Attachments: true,
  }).catch(() => undefined)
  if (!mail) return { ok: false, because: 'unreadable' }
  const complaint = partOf(mail, 'message/feedback-report')
  if (complaint !== undefined) return readComplaint(mail, complaint)
  const status = partOf(mail, 'message/delivery-status') ?? partOf(mail, 'message/global-delivery-status')
  return status === undefined ? { ok: false, because: 'no-report' } : readStatus(mail, status)
}

/** What people press "this is spam" for arrives as `abuse`; `not-spam` takes it back, and changes nothing. */
const COMPLAINTS = ['abuse', 'fraud', 'virus', 'opt-out', 'other']

function readComplaint(mail: Email, text: string): ReportRead {
  const [fields = new Map<string, string>()] = fieldGroups(text)
  const type = fields.get('feedback-type')?.toLowerCase() ?? ''
  if (!COMPLAINTS.includes(type)) return { ok: false, because: 'no-report' }
  const from = fields.get('user-agent') ?? fields.get('reporting-mta') ?? ''
  return {
    ok: true,
    report: { ...common(mail, text), kind: 'complaint', evidence: `${type} ${from}`.trim() },
  }
}

function readStatus(mail: Email, text: string): ReportRead {
  const recipients = fieldGroups(text).filter((fields) => fields.has('action'))
  const actions = recipients.map((fields) => (fields.get('action') ?? '').toLowerCase().split(/[\s;(]/, 1)[0])
  const failed = recipients.filter((_, index) => actions[index] === 'failed')
  if (failed.length === 0)
    return { ok: false, because: actions.includes('delayed') ? 'delayed' : 'no-report' }
  const verdicts = failed.map((fields) =>
    severityOf({ status: fields.get('status') ?? '', said: fields.get('diagnostic-code') ?? '' }),
  )
  // An address may stand for several people: it is dead when none of them could be reached.
  const isHard = failed.length === recipients.length && verdicts.every((verdict) => verdict === 'hard')
  const evidence = failed
    .map((fields) =>
      ['final-recipient', 'status', 'remote-mta', 'diagnostic-code'].flatMap(
        (name) => fields.get(name) ?? [],
      ),
    )
    .map((parts) => parts.join(' · '))
    .join('\n')
  return { ok: true, report: { ...common(mail, text), kind: isHard ? 'hard' : 'soft', evidence } }
}

function common(mail: Email, text: string): Pick<Report, 'source' | 'sourceKey' | 'deliveryIds'> {
  const name = mail.messageId ?? `${mail.date}\n${text}`
  const sourceKey = `mail:${createHash('sha256').update(name).digest('hex')}`
  return { source: 'mailbox', sourceKey, deliveryIds: mentionedIds(mail, text) }
}

/**
 * First the address that the report was sent to, which was made for one delivery (VERP); then the letter that it brings
 * back, or what is left of it; then whatever it answers.
 */
function mentionedIds(mail: Email, status: string): string[] {
  const to = mail.headers
    .filter(({ key }) => /^(?:to|delivered-to|x-original-to|envelope-to|x-envelope-to)$/.test(key))
    .map(({ value }) => value)
  const letter = mail.attachments
    .filter(({ mimeType }) =>
      /^(?:message\/(?:global|rfc822)|text\/rfc822-headers|message\/global-headers)/.test(mimeType),
    )
    .map(textOf)
  const found = [
    ...to.flatMap(inAddresses),
    ...inAddresses(status),
    ...letter.flatMap((text) => [...inMessageId(text), ...inAddresses(text)]),
    ...inBrackets(`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`),
  ]
  return [...new Set(found.map((id) => id.toLowerCase()))].slice(0, MOST_IDS)
}

const inAddresses = (text: string) => firstGroups(text, new RegExp(`\\+(${UUID})@`, 'gi'))
const inMessageId = (text: string) => firstGroups(text, new RegExp(`^message-id:\\s*<(${UUID})@`, 'gim'))
const inBrackets = (text: string) => firstGroups(text, new RegExp(`<(${UUID})@`, 'gi'))

function firstGroups(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, id]) => id ?? []).slice(0, MOST_IDS)
}

function partOf(mail: Email, mimeType: string): string | undefined {
  const part = mail.attachments.find((one) => one.mimeType === mimeType)
  return part && textOf(part)
}

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content.slice(0, LONGEST_PART)
  return Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content))
    .subarray(0, LONGEST_PART)
    .toString('utf8')
    .replaceAll('\0', '')
}

/** Groups of fields parted by empty lines, as RFC 3464, 2.1 has them: names in lower case, folded lines as one. */
function fieldGroups(text: string): Map<string, string>[] {
  return text.split(/(?:\r?\n[ \t]*){2,}/).map((group) => {
    const lines = group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
    return new Map(
      lines.flatMap((line): [string, string][] => {
        const colon = line.indexOf(':')
        return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]]
      }),
    )
  })
}
