export type Part = { name: string; fileName: string | undefined; bytes: Uint8Array }

export const LONGEST_HEAD = 4 * 1024
export const MOST_PARTS = 100

/**
 * Takes a multipart/form-data body apart (RFC 7578, as browsers write it) without copying it: the parts are views of
 * it. Undefined where it is not one, to the last byte. `FormData` would hold every file several times over.
 */
export function readMultipart(contentType: string, body: Buffer): Part[] | undefined {
  const delimiter = delimiterOf(contentType)
  if (!delimiter) return undefined
  const parts: Part[] = []
  let at = delimiter.length - 2
  if (!body.subarray(0, at).equals(delimiter.subarray(2))) return undefined
  while (body.toString('latin1', at, at + 2) === '\r\n' && parts.length < MOST_PARTS) {
    const headEnd = body.subarray(at, at + LONGEST_HEAD).indexOf('\r\n\r\n')
    const start = at + headEnd + 4
    const end = headEnd < 0 ? -1 : body.indexOf(delimiter, start)
    const named = end < 0 ? undefined : readHead(body.toString('utf8', at, start))
    if (!named) return undefined
    parts.push({ ...named, bytes: body.subarray(start, end) })
    at = end + delimiter.length
  }
  return /^--(?:\r\n)?$/.test(body.toString('latin1', at, at + 5)) ? parts : undefined
}

/** What parts are told apart by: the line before each of them, with the end of the line before that. */
export function delimiterOf(contentType: string): Buffer | undefined {
  const [, quoted, plain] = /\bboundary=(?:"([^"\r\n]{1,70})"|([^\s";,]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  return boundary === undefined ? undefined : Buffer.from(`\r\n--${boundary}`)
}

/** The lines above a part, the end of the line before them and the empty one behind them included. */
export function readHead(head: string): Pick<Part, 'name' | 'fileName'> | undefined {
  const [, rest = ''] =
    /\r\ncontent-disposition: *form-data((?:; *[\w*]+="[^"\r\n]*")+)\r\n/i.exec(head) ?? []
  const values = new Map([...rest.matchAll(/; *([\w*]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))
  const name = values.get('name')
  const fileName = values.get('filename')
  return name === undefined
    ? undefined
    : { name: unescape(name), fileName: fileName === undefined ? undefined : unescape(fileName) }
}

/** Browsers write these three so, and nothing else. */
function unescape(value: string): string {
  return value.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%22/g, '"')
}
