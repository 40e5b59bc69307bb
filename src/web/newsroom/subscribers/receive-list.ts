import {
  judgeList,
  LARGEST_LIST,
  type ListJudged,
  type StoredList,
} from '../../../domain/newsletters/subscriber-file.ts'
import { dropFile } from '../../../domain/newsletters/subscriber-import.ts'
import { BrokenForm, streamMultipart, type StreamedPart } from '../../../lib/multipart-stream.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'

type Fields = Record<'newsletter' | 'language', string>

export type ReceivedList =
  | { ok: true; fields: Fields; file: StoredList }
  | { ok: false; fields: Fields; problem: 'none' | 'too-large' | 'broken' | Refused }

type Refused = Extract<ListJudged, { ok: false }>['problem']

/** The form around the file takes a little. */
const LARGEST_BODY = LARGEST_LIST + 64 * 1024
const LONGEST_FIELD = 200

/** The form with a list, whose file goes to the disk as it comes in. Nothing of a list that is refused is kept. */
export async function receiveList(c: Asking, deps: Deps): Promise<ReceivedList> {
  const fields: Fields = { newsletter: '', language: '' }
  if (Number(c.req.header('content-length') ?? 0) > LARGEST_BODY)
    return { ok: false, fields, problem: 'too-large' }
  const stored: Omit<StoredList, 'separator'>[] = []
  const refuse = async (problem: Extract<ReceivedList, { ok: false }>['problem']) => {
    for (const file of stored) await dropFile(deps.database.db, deps.media, file)
    return { ok: false as const, fields, problem }
  }
  try {
    const body = atMost(c.req.raw.body ?? [])
    for await (const part of streamMultipart(c.req.header('content-type') ?? '', body)) {
      const { name, fileName } = part
      if (name === 'files' && fileName !== undefined) {
        const { hash, bytes } = await deps.media.receive(part.bytes)
        // A browser sends an empty file without a name where none was chosen.
        if (bytes > 0 || fileName !== '') stored.push({ hash, bytes, name: tidy(fileName) })
        else await deps.media.remove(hash)
      } else if (isField(name) && fileName === undefined) fields[name] = await textOf(part)
      else return await refuse('broken')
      if (stored.length > 1) return await refuse('none')
    }
  } catch (error) {
    if (error instanceof BrokenForm) return refuse('broken')
    if (error instanceof TooLarge) return refuse('too-large')
    throw error
  }
  const [file] = stored
  if (!file) return refuse('none')
  if (file.bytes > LARGEST_LIST) return refuse('too-large')
  const judged = await judgeList(deps.media, file)
  return judged.ok
    ? { ok: true, fields, file: { ...file, separator: judged.separator } }
    : refuse(judged.problem)
}

class TooLarge extends Error {}

async function* atMost(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of body) {
    size += piece.byteLength
    if (size > LARGEST_BODY) throw new TooLarge()
    yield piece
  }
}

async function textOf({ bytes }: StreamedPart): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    size += piece.byteLength
    if (size > LONGEST_FIELD) throw new BrokenForm('A field is too long.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function isField(name: string): name is keyof Fields {
  return name === 'newsletter' || name === 'language'
}

/** For people to read; nothing is opened by it. */
function tidy(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return last.replace(/[\p{Control}\p{Format}]/gu, '').slice(-120) || 'list.csv'
}
