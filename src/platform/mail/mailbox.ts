import type { FetchMessageObject, ImapFlow } from 'imapflow'
import type { Letterbox } from './letterbox.ts'
import { type MailboxAddress, READ_FOLDER } from './mailbox-address.ts'
import { isHere } from './smtp-carrier.ts'

export type Mailbox = Letterbox & {
  /** How many are waiting. */
  count: number
  close: () => void
}

export type MailboxOpening = { ok: true; mailbox: Mailbox } | { ok: false; fault: MailboxFault }

/** `text` repeats no secret. */
export type MailboxFault = { at: 'connect' | 'sign-in' | 'folder'; text: string }

/** The mailbox went away, or would not do as it was asked: what was not kept is there the next time. */
export class MailboxLost extends Error {
  override name = 'MailboxLost'
}

/** How long may pass without a byte, how long a mailbox may be held open, and what ends it sooner. */
export type Patience = { silenceMs: number; allMs: number; stopping?: AbortSignal | undefined }

export const PATIENCE: Patience = { silenceMs: 20_000, allMs: 100_000 }
/** The library allows a gigabyte: a beginning of a mail, and the numbers of some hundred thousand. */
const LARGEST_ANSWER = 4 * 1024 * 1024

/**
 * Signs in and opens the folder of a mailbox (IMAP4rev1, RFC 3501), and makes the one that what was read moves to.
 * Whatever the server does or leaves undone, it is closed after `patience.allMs`.
 */
export async function openMailbox(
  address: MailboxAddress,
  patience: Patience = PATIENCE,
): Promise<MailboxOpening> {
  const client = await createClient(address, patience)
  const { allMs, stopping } = patience
  const end = () => client.close()
  const timer = setTimeout(end, allMs)
  stopping?.addEventListener('abort', end, { once: true })
  const close = () => {
    clearTimeout(timer)
    stopping?.removeEventListener('abort', end)
    end()
  }
  let at: MailboxFault['at'] = 'connect'
  try {
    stopping?.throwIfAborted()
    await client.connect()
    at = 'folder'
    const { exists } = await client.mailboxOpen(address.folder)
    const { path } = await ensureReadFolder(client)
    return { ok: true, mailbox: { ...letterboxOf(client, path), count: exists, close } }
  } catch (error) {
    close()
    if (isRefusal(error)) at = 'sign-in'
    return { ok: false, fault: { at, text: saidBy(error, address) } }
  }
}

/** Loaded where there is a mailbox: it takes 30 MB. */
async function createClient(address: MailboxAddress, { silenceMs }: Patience): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  const { host, port, secure, user, pass } = address
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass },
    doSTARTTLS: secure ? undefined : !isHere(host),
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    maxLineLength: LARGEST_ANSWER,
    maxLiteralSize: LARGEST_ANSWER,
    maxResponseSize: 2 * LARGEST_ANSWER,
  })
  // Whatever is under way then rejects as well, and that is heard.
  client.on('error', () => undefined)
  return client
}

async function ensureReadFolder(client: ImapFlow): Promise<{ path: string }> {
  const folders = await client.list()
  return folders.find(({ name }) => name === READ_FOLDER) ?? client.mailboxCreate(READ_FOLDER)
}

function letterboxOf(client: ImapFlow, readFolder: string): Letterbox {
  const uid = true
  return {
    list: orLost(async (most) => {
      const found = await client.search({ deleted: false }, { uid })
      if (!found) throw new MailboxLost('The mailbox does not say what is in it.')
      return found
        .toSorted((a, b) => a - b)
        .slice(0, most)
        .map(String)
    }),
    read: orLost(async (name, mostBytes) => {
      const found: FetchMessageObject | false = await client.fetchOne(
        name,
        { source: { start: 0, maxLength: mostBytes } },
        { uid },
      )
      return found ? found.source?.subarray(0, mostBytes) : undefined
    }),
    keep: orLost(async (name, flagged) => {
      const flags = flagged ? ['\\Seen', '\\Flagged'] : ['\\Seen']
      await client.messageFlagsAdd(name, flags, { uid })
      const moved = await client.messageMove(name, readFolder, { uid })
      if (!moved) throw new MailboxLost(`What was read could not be moved to “${READ_FOLDER}”.`)
    }),
  }
}

/** Nobody need know the library's errors, nor may its texts, which come from the server, get into a log. */
function orLost<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await work(...args)
    } catch (error) {
      if (error instanceof MailboxLost) throw error
      throw new MailboxLost('The connection to the mailbox was lost, or its server took too long.')
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true
}

/** The server's own words where it has said any, on one line; some servers repeat what they were sent. */
function saidBy(error: unknown, { pass }: MailboxAddress): string {
  if (!(error instanceof Error)) return 'unknown'
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : ''
  const text = (said || error.message).replaceAll(pass, '…').replace(/\s+/g, ' ')
  return text.slice(0, 300)
}
