import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Report } from '../../domain/newsletters/bounces.ts'
import { severityOf } from '../../domain/newsletters/severity.ts'
import { isSameText } from '../../lib/hash.ts'

/** https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads: much more comes, and may. */
const schema = z.object({
  signature: z.object({
    timestamp: z.string().regex(/^\d{1,12}$/),
    token: z.string().regex(/^[\w-]{16,100}$/),
    signature: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  'event-data': z.object({
    id: z
      .string()
      .min(1)
      .max(200)
      // Postgres takes no null byte, and Mailgun would send it anew for eight hours.
      .refine((id) => !id.includes('\0')),
    event: z.string().max(100),
    severity: z.string().max(100).optional(),
    reason: z.string().max(100).optional(),
    message: z.object({ headers: z.object({ 'message-id': z.string().max(400) }) }),
    'delivery-status': z
      .object({
        code: z.union([z.number(), z.string().max(20)]).nullish(),
        'enhanced-code': z.string().max(20).nullish(),
        message: z.string().nullish(),
        description: z.string().nullish(),
      })
      .nullish(),
  }),
})

export type MailgunCall = z.infer<typeof schema>
type Event = MailgunCall['event-data']

export function parseCall(body: unknown): MailgunCall | undefined {
  return schema.safeParse(body).data
}

/** The signature holds for the moment and the token alone, not for what is said: so a token must count only once. */
export function isSigned({ signature }: MailgunCall, key: string): boolean {
  const expected = createHmac('sha256', key)
    .update(signature.timestamp + signature.token)
    .digest('hex')
  return isSameText(expected, signature.signature)
}

export type Told =
  | { what: 'report'; report: Report }
  | { what: 'unsubscribed'; deliveryIds: string[] }
  /** Opened, delivered, and a try that failed while Mailgun goes on trying: its end is told by another event. */
  | { what: 'nothing' }

export function readEvent(event: Event): Told {
  const id = /^<?([0-9a-f-]{36})@/i.exec(event.message.headers['message-id'])?.[1]?.toLowerCase()
  const deliveryIds = id === undefined ? [] : [id]
  const report = { source: 'webhook' as const, sourceKey: `mailgun:${event.id}`, deliveryIds }
  if (event.event === 'unsubscribed') return { what: 'unsubscribed', deliveryIds }
  if (event.event === 'complained')
    return { what: 'report', report: { ...report, kind: 'complaint', evidence: 'complained' } }
  if (event.event !== 'failed' || event.severity !== 'permanent') return { what: 'nothing' }
  return { what: 'report', report: { ...report, kind: kindOf(event), evidence: evidenceOf(event) } }
}

/** `suppress-…`: Mailgun has a list of its own, and did not even try. */
function kindOf(event: Event): Report['kind'] {
  if (event.reason === 'suppress-complaint') return 'complaint'
  if (event.reason === 'suppress-bounce') return 'hard'
  const said = event['delivery-status'] ?? {}
  return severityOf({ status: said['enhanced-code'] ?? String(said.code ?? ''), said: evidenceOf(event) })
}

function evidenceOf({ reason, 'delivery-status': said }: Event): string {
  const parts = [reason, said?.code, said?.['enhanced-code'], said?.message, said?.description]
  return parts
    .filter((part) => part !== undefined && part !== null && part !== '')
    .join(' · ')
    .replaceAll('\0', '')
}
