import { setTimeout as delay } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { MailSink, Received } from './mail-sink.ts'

/** The next message to an address whose subject says this, waited for as long as a worker may take to look again. */
export async function nextMail(
  sink: MailSink,
  to: string,
  subject: RegExp,
): Promise<{ mail: ParsedMail; raw: string }> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(50))
    for (const message of sink.received.filter((received) => received.to === to)) {
      const mail = await simpleParser(message.raw)
      if (!subject.test(mail.subject ?? '')) continue
      sink.received.splice(sink.received.indexOf(message), 1)
      return { mail, raw: message.raw }
    }
  throw new Error(`No mail to ${to} with ${subject} arrived: ${await listed(sink.received)}`)
}

/** What a header holds between angle brackets. */
export function bracketed(raw: string, header: string): string {
  const unfolded = raw.replaceAll(/\r\n[ \t]+/g, ' ')
  const line = new RegExp(`^${header}: (.*)$`, 'im').exec(unfolded)?.[1] ?? ''
  return /<(https?:[^>]+)>/.exec(line)?.[1] ?? ''
}

async function listed(received: readonly Received[]): Promise<string> {
  const mails = await Promise.all(
    received.map(async ({ to, raw }) => `${to}: ${(await simpleParser(raw)).subject}`),
  )
  return mails.join('; ') || 'nothing did'
}
