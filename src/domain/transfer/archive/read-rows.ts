import { BadFile } from '../bad-file.ts'
import { dataName } from './format.ts'
import { type Archive, checkedBytes } from './open.ts'
import type { Cell, Row } from './rows.ts'
import type { ArchivedTable } from './table.ts'

const LONGEST_LINE = 16_000_000

/** The rows of a table as the database takes them, each checked. Throws a BadFile that names the line. */
export async function* readTableRows(archive: Archive, table: ArchivedTable): AsyncGenerator<Row> {
  const name = dataName(table.table)
  let line = 0
  for await (const text of lines(checkedBytes(archive, name), name)) {
    line += 1
    yield toRow(table, text, `${name}, line ${line}`)
  }
  const { rows } = archive.manifest.files.find((file) => file.name === name) ?? {}
  if (rows !== line) throw new BadFile(`${name} has ${line} lines, and the manifest says ${rows}.`)
}

async function* lines(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of bytes) {
    const parts = (rest + decode(decoder, chunk, name)).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > LONGEST_LINE)
      throw new BadFile(`${name} has a line of more than 16 million characters.`)
    yield* parts
  }
  if (rest !== '') throw new BadFile(`${name} ends within a line.`)
}

function decode(decoder: TextDecoder, chunk: Buffer, name: string): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    throw new BadFile(`${name} is not UTF-8 text.`)
  }
}

function toRow({ schema, json }: ArchivedTable, text: string, where: string): Row {
  const read = schema.safeParse(parse(text, where))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new BadFile(`${where}: ${issue?.path.join('.')} ${issue?.message}.`)
  }
  return Object.fromEntries(
    Object.entries(read.data).map(([column, value]) => [column, toCell(value, json.includes(column))]),
  )
}

function toCell(value: unknown, isJson: boolean): Cell {
  if (value === null || (!isJson && (typeof value === 'string' || typeof value === 'number'))) return value
  return JSON.stringify(value)
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadFile(`${where}: this is no JSON.`)
  }
}
