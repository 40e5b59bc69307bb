import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { readMailbox } from '../domain/newsletters/read-mailbox.ts'
import { MOST_READ } from '../domain/newsletters/reports.ts'
import { type Return, readReturn, readReturns } from '../domain/newsletters/read-returns.ts'
import { systemClock } from '../lib/clock.ts'
import { type Command, UsageError } from './command.ts'
import { openPublication } from './open-publication.ts'

/** EX_TEMPFAIL of sysexits.h: the mail server keeps the mail and tries again. */
const TRY_AGAIN = 75

export const bounces: Command = {
  usage: ['bounces [FILE | MAILDIR | - | --mailbox] [--data FOLDER]'],
  summary:
    'Takes reports of failed delivery and complaints: one mail from a file or a pipe, or all of a Maildir or of the mailbox in BOUNCE_IMAP.',
  run: async (args) => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' }, mailbox: { type: 'boolean' } },
    })
    const [source = '-', another] = positionals
    if (another !== undefined) throw new UsageError('bounces reads one file, Maildir or pipe.')
    if (values.mailbox && positionals.length > 0)
      throw new UsageError('bounces reads the mailbox or what is named, not both.')
    if (values.mailbox) return takeMailbox(values.data)
    const isFolder = source !== '-' && (await kindOf(source)) === 'folder'
    try {
      const counts = isFolder
        ? await withPublication(values.data, (deps) => readReturns({ ...deps, bounceMaildir: source }))
        : await takeOne(source, values.data)
      tell(counts)
      return 0
    } catch (error) {
      if (error instanceof UsageError) throw error
      // Anything else would have the mail server return the returned mail.
      console.error(
        `The report could not be taken now: ${error instanceof Error ? error.message : String(error)}`,
      )
      return TRY_AGAIN
    }
  },
}

function tell(counts: Map<Return, number>): void {
  for (const [outcome, count] of counts) console.log(`${count} ${words[outcome]}`)
}

const words: Record<Return, string> = {
  taken: 'taken',
  repeated: 'known already',
  unknown: 'of no letter of ours',
  delayed: 'only delayed: the other side is still trying',
  'no-report': 'no report of failed delivery',
  unreadable: 'unreadable',
}

async function kindOf(path: string): Promise<'file' | 'folder'> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new UsageError(`There is no ${path}.`)
  return found.isDirectory() ? 'folder' : 'file'
}

/** What the worker does every other minute. */
async function takeMailbox(data: string | undefined): Promise<number> {
  const reading = readConfig()
  const mailbox = reading.ok ? reading.config.bounceMailbox : undefined
  if (!mailbox) throw new UsageError('BOUNCE_IMAP names no mailbox.')
  const read = await withPublication(data, (deps) => readMailbox(deps, mailbox))
  if (read.ok) tell(read.counts)
  else console.error(`The mailbox could not be read: ${read.text}`)
  return read.ok ? 0 : TRY_AGAIN
}

async function takeOne(source: string, data: string | undefined): Promise<Map<Return, number>> {
  const raw = await readBeginning(source === '-' ? process.stdin : createReadStream(source))
  return withPublication(data, async (deps) => new Map([[await readReturn(deps, raw), 1]]))
}

/** To its end, so that whoever writes the pipe can finish, but no more of it than is looked at. */
async function readBeginning(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    if (size >= MOST_READ || !Buffer.isBuffer(chunk)) continue
    chunks.push(chunk)
    size += chunk.byteLength
  }
  return Buffer.concat(chunks)
}

async function withPublication<T>(
  folder: string | undefined,
  work: (deps: Parameters<typeof readReturn>[0]) => Promise<T>,
): Promise<T> {
  const publication = await openPublication(folder)
  try {
    return await work({ db: publication.database.db, clock: systemClock })
  } finally {
    await publication.close()
  }
}
