import { BadFile } from '../bad-file.ts'
import { asList, asRecord, type Loose } from '../loose.ts'
import { findFault } from './json-fault.ts'

/** Bytes. An export of 20,000 articles is half of that; the whole file is held in memory. */
export const LARGEST_EXPORT = 512 * 1024 * 1024

/** Ghost writes this for its own address, so that an export fits any. */
const OWN_ADDRESS = '__GHOST_URL__'

/** The tables of an export, addresses on the site itself as paths. Throws a BadFile, with its line, for what is no JSON or no export of Ghost. */
export function readGhostExport(bytes: Uint8Array): Loose {
  if (bytes.byteLength > LARGEST_EXPORT) throw new BadFile('an export larger than 512 MB cannot be read.')
  const json = parse(decode(bytes).replaceAll(OWN_ADDRESS, ''))
  const [first] = asList(asRecord(json).db)
  const data = asRecord(asRecord(first ?? json).data)
  if (!Array.isArray(data.posts)) throw new BadFile('this is no Ghost export: it has no list of posts.', 1)
  return data
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BadFile('the file is not UTF-8 text.', 1)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const { at, why } = findFault(text)
    throw new BadFile(why, text.slice(0, at).split('\n').length)
  }
}
