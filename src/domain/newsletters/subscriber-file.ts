import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse'
import { parse as parseWhole } from 'csv-parse/sync'
import { lineBreaksIn, lineEnds, separatorIn } from '../../lib/csv.ts'
import type { MediaStore } from '../../platform/media/store.ts'

export const LARGEST_LIST = 50 * 1024 * 1024
const LOOKED_AT = 256 * 1024
const LONGEST_LINE = 64 * 1024
const MOST_COLUMNS = 100
const PREVIEWED = 10

export type StoredList = { hash: string; name: string; bytes: number; separator: string }

export type ListHead = { names: string[]; rows: string[][] }

export type ListJudged =
  | { ok: true; separator: string }
  /** `encoding`: not UTF-8. `no-table`: its first lines are no rows of columns. */
  | { ok: false; problem: 'empty' | 'encoding' | 'no-table' }

const lenient = {
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: LONGEST_LINE,
} as const

/** Whether this can be read at all, by its beginning. */
export async function judgeList(media: MediaStore, list: Omit<StoredList, 'separator'>): Promise<ListJudged> {
  const file = await openBeginning(media, list)
  if (!file || file.toString('utf8').trim() === '') return { ok: false, problem: 'empty' }
  // UTF-16, and what spreadsheets save by themselves, hold zero bytes; a table in UTF-8 has none.
  if (file.includes(0)) return { ok: false, problem: 'encoding' }
  const [line = ''] = file
    .toString('utf8', 0, LONGEST_LINE)
    .replace(/^\uFEFF/, '')
    .split(/[\r\n]/, 1)
  const separator = separatorIn(line)
  const head = readHead(file, separator)
  const isTable = head !== undefined && head.rows.length > 0 && head.names.length <= MOST_COLUMNS
  return isTable ? { ok: true, separator } : { ok: false, problem: 'no-table' }
}

/** The names of the columns and the first rows, for a person to look at. */
export async function openHead(media: MediaStore, list: StoredList): Promise<ListHead | undefined> {
  const beginning = await openBeginning(media, list)
  return beginning && readHead(beginning, list.separator)
}

async function openBeginning(
  media: MediaStore,
  { hash, bytes }: Omit<StoredList, 'separator'>,
): Promise<Buffer | undefined> {
  if (bytes === 0) return undefined
  const stream = await media.open(hash, 0, Math.min(bytes, LOOKED_AT) - 1)
  return stream && buffer(stream)
}

/** `end`: the byte after the row, counted from where the reading began; `lines`: how many of them it takes up. */
export type ListRow = { cells: string[]; end: number; lines: number }

/** Row after row from a byte on, which is the beginning of one, empty ones as well. Throws `BrokenList` where no further row can be made out. */
export async function* readRows(media: MediaStore, list: StoredList, from: number): AsyncGenerator<ListRow> {
  if (from >= list.bytes) return
  const stream = await media.open(list.hash, from, list.bytes - 1)
  if (!stream) throw new Error(`The list ${list.hash} is not in this machine's media folder.`)
  const parser = parse({
    ...lenient,
    record_delimiter: [...lineEnds],
    delimiter: list.separator,
    bom: from === 0,
    info: true,
    raw: true,
  })
  stream.on('error', (error) => parser.destroy(error))
  try {
    for await (const row of stream.pipe(parser)) {
      const { record, raw, info }: { record: string[]; raw: string; info: { bytes: number } } = row
      yield { cells: record, end: info.bytes, lines: lineBreaksIn(raw) }
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
      ? new BrokenList(error.message)
      : error
  } finally {
    stream.destroy()
    parser.destroy()
  }
}

export class BrokenList extends Error {}

function readHead(bytes: Buffer, delimiter: string): ListHead | undefined {
  try {
    const rows: string[][] = parseWhole(bytes, {
      ...lenient,
      skip_empty_lines: true,
      delimiter,
      bom: true,
      to: PREVIEWED + 1,
    })
    const [names = [], ...others] = rows
    return { names, rows: others }
  } catch {
    return undefined
  }
}
