/** A mailbox on an IMAP server, as `BOUNCE_IMAP` names it. */
export type MailboxAddress = {
  host: string
  port: number
  /** TLS from the first byte; else STARTTLS, without which no password is sent to another machine. */
  secure: boolean
  user: string
  pass: string
  folder: string
}

/** Where what has been read goes; people find it there beside the inbox. */
export const READ_FOLDER = 'Read by Broadsheet'

export type MailboxReading = { ok: true; mailbox: MailboxAddress } | { ok: false; problem: string }

/** Reads `imaps://user:password@host:993/INBOX`. A problem repeats nothing of the address, which holds a secret. */
export function parseMailboxAddress(text: string): MailboxReading {
  const url = URL.parse(text)
  if (url?.protocol !== 'imaps:' && url?.protocol !== 'imap:')
    return wrong('must start with imaps:// or imap://')
  if (url.hostname === '') return wrong('must name a host')
  if (url.search !== '' || url.hash !== '')
    return wrong('must have the signs of its name and password percent-encoded, and nothing after the folder')
  const [user, pass, folder] = [url.username, url.password, url.pathname.slice(1)].map(decode)
  if (user === undefined || pass === undefined || folder === undefined)
    return wrong('must have the signs of its name, password and folder percent-encoded')
  if (user === '' || pass === '') return wrong('must have a name and a password')
  if (folder.toLowerCase().endsWith(READ_FOLDER.toLowerCase()))
    return wrong(`must name another folder than “${READ_FOLDER}”, where what was read goes`)
  const secure = url.protocol === 'imaps:'
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (secure ? 993 : 143)
  return { ok: true, mailbox: { host, port, secure, user, pass, folder: folder || 'INBOX' } }
}

/** Undefined, too, for what no name, password or folder has, and a protocol of lines would take for its own. */
function decode(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text)
    return /\p{Cc}/u.test(decoded) ? undefined : decoded
  } catch {
    return undefined
  }
}

function wrong(problem: string): MailboxReading {
  return { ok: false, problem }
}
