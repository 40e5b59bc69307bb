import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { FindFile } from './pictures.ts'

/** Bytes. Larger than any photograph for the web. */
export const LARGEST_PICTURE = 60 * 1024 * 1024

/** Fetches one address; what went wrong out there is an answer. */
export type FetchFile = (
  url: string,
) => Promise<{ ok: true; bytes: Uint8Array } | { ok: false; problem: string }>

/**
 * Finds the files of the old site's uploads in a copy of them, by the end of their path, then by their name alone.
 * Only files that were seen in the folder are opened, so no address can lead out of it.
 */
export async function openFolder(folder: string): Promise<FindFile> {
  const byPath = new Map<string, string>()
  const byName = new Map<string, string[]>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    byPath.set(relative(folder, path).split(sep).join('/'), path)
    const name = basename(path)
    byName.set(name, [...(byName.get(name) ?? []), path])
  }
  return async (url) => {
    const names = formsOf(url).flatMap((path) => endings(path))
    const found = names.map((name) => byPath.get(name)).find(Boolean) ?? onlyOne(byName, names)
    if (found === undefined) return { found: false, problem: 'It is not in the folder.' }
    const { size } = await stat(found)
    if (size > LARGEST_PICTURE) return { found: false, problem: 'It is larger than 60 MB.' }
    return { found: true, bytes: await readFile(found) }
  }
}

/** Fetches what is on the old site still. `absolute` gives an address its host. */
export function openNetwork(fetchFile: FetchFile, absolute: (href: string) => string): FindFile {
  return async (url) => {
    const address = absolute(url).replace(/^\/\//, 'https://')
    if (!/^https?:\/\//i.test(address)) {
      return { found: false, problem: 'Its address names no site: give the old one with --site.' }
    }
    const answer = await fetchFile(address)
    return answer.ok ? { found: true, bytes: answer.bytes } : { found: false, problem: answer.problem }
  }
}

/** Asks one place after another. Pictures that an article carries in itself need none. */
export function findIn(places: FindFile[]): FindFile {
  return async (url) => {
    if (/^data:/i.test(url)) return carried(url)
    let problem = 'No place to look for it was given: use --media FOLDER or --fetch-media.'
    for (const place of places) {
      const answer = await place(url)
      if (answer.found) return answer
      problem = answer.problem
    }
    return { found: false, problem }
  }
}

function carried(url: string): Awaited<ReturnType<FindFile>> {
  const [, base64] = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(url) ?? []
  if (base64 === undefined) return { found: false, problem: 'It is not a picture in base64.' }
  return { found: true, bytes: Buffer.from(base64, 'base64') }
}

/** The file itself before the smaller copies that WordPress (`-300x200`) and Ghost (`size/w600/`) make of it. */
function formsOf(url: string): string[] {
  const path = decodePath(url.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, ''))
  const whole = path.replace(/\/size\/w\d+(?:h\d+)?\//, '/').replace(/-\d+x\d+(\.\w+)$/, '$1')
  return [...new Set([whole, whole.replace(/-scaled(\.\w+)$/, '$1'), path])]
}

/** `a/b/c.jpg`, `b/c.jpg`, `c.jpg`. */
function endings(path: string): string[] {
  const parts = path.split('/').filter(Boolean)
  return parts.map((_, index) => parts.slice(index).join('/'))
}

function onlyOne(byName: Map<string, string[]>, names: string[]): string | undefined {
  const lists = names.map((name) => byName.get(basename(name)) ?? [])
  return lists.find((list) => list.length === 1)?.[0]
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
