import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { simpleParser } from 'mailparser'

export type ConfirmationMail = { subject: string; text: string; code: string; link: string }

const seen = new Set<string>()

/** The next message with a link and a code to an address. */
export async function newestMail(dataFolder: string, address: string): Promise<ConfirmationMail> {
  const { subject, text } = await newestMessage(dataFolder, address)
  return readConfirmation(subject, text)
}

/** The next message to an address in the outbox folder that no test has read yet; waits for the queue to write it. */
export async function newestMessage(
  dataFolder: string,
  address: string,
): Promise<{ subject: string; text: string }> {
  const outbox = join(dataFolder, 'outbox')
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await delay(50)) {
    for (const path of await messagesIn(outbox)) {
      if (seen.has(path)) continue
      const mail = await simpleParser(await readFile(path))
      const to = Array.isArray(mail.to) ? mail.to[0]?.text : mail.to?.text
      if (to !== address) continue
      seen.add(path)
      return { subject: mail.subject ?? '', text: mail.text ?? '' }
    }
  }
  throw new Error(`No message to ${address} arrived in ${outbox}.`)
}

export function readConfirmation(subject: string, text: string): ConfirmationMail {
  const link = /https?:\/\/\S+\/confirmations\/\S+/.exec(text)?.[0]
  // The link may hold six digits of its own.
  const code = /(?<!\d)\d{3} ?\d{3}(?!\d)/.exec(text.replace(link ?? '', ''))?.[0].replace(' ', '')
  if (code === undefined || link === undefined) throw new Error(`This is no confirmation mail:\n${text}`)
  return { subject, text, code, link }
}

async function messagesIn(outbox: string): Promise<string[]> {
  const names = await readdir(outbox).catch(() => [])
  const paths = names.filter((name) => name.endsWith('.eml')).map((name) => join(outbox, name))
  const times = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs))
  return paths
    .map((path, index) => ({ path, time: times[index] ?? 0 }))
    .toSorted((a, b) => b.time - a.time)
    .map(({ path }) => path)
}
