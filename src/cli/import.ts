import { createReadStream, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { BadFile } from '../domain/transfer/bad-file.ts'
import { type FetchFile, findIn, LARGEST_PICTURE, openFolder, openNetwork } from '../domain/transfer/files.ts'
import { LARGEST_EXPORT, readGhostExport } from '../domain/transfer/ghost/read.ts'
import { openGhost } from '../domain/transfer/ghost/source.ts'
import { importSource } from '../domain/transfer/import-source.ts'
import type { FindFile } from '../domain/transfer/pictures.ts'
import type { Source } from '../domain/transfer/source.ts'
import { openWordPress } from '../domain/transfer/wordpress/source.ts'
import { writeReport } from '../domain/transfer/write-report.ts'
import { systemClock } from '../lib/clock.ts'
import { createGuardedFetch } from '../platform/net/guarded-fetch.ts'
import { type Command, UsageError } from './command.ts'
import { importBroadsheet } from './import-archive.ts'
import { openPublication } from './open-publication.ts'
import { startProgress } from './progress.ts'

const FETCH_MS = 30_000

export const importCommand: Command = {
  usage: [
    'import wordpress FILE.xml [--media FOLDER] [--fetch-media] [--dry-run] [--report FILE] [--data FOLDER]',
    'import ghost FILE.json [--site ADDRESS] and the same options',
    'import broadsheet FILE [--replace] [--dry-run] [--data FOLDER]',
  ],
  summary:
    'Brings in what another system exported, or an archive of this one. Safe to repeat: see docs/moving.md.',
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        media: { type: 'string' },
        'fetch-media': { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        site: { type: 'string' },
        report: { type: 'string' },
        replace: { type: 'boolean' },
        data: { type: 'string' },
      },
    })
    const [kind, path] = positionals
    if (path === undefined || positionals.length > 2)
      throw new UsageError('import needs a kind and one file.')
    if (!isFile(path)) throw new UsageError(`There is no file ${path}.`)
    try {
      if (kind === 'broadsheet') return await importBroadsheet(path, values)
      return await importFrom(await openSource(kind, path, values.site), values)
    } catch (error) {
      if (!(error instanceof BadFile)) throw error
      console.error(`${path}: ${error.message} Nothing was imported.`)
      return 1
    }
  },
}

type Options = {
  media?: string
  'fetch-media'?: boolean
  'dry-run'?: boolean
  report?: string
  data?: string
}

async function importFrom(source: Source, options: Options): Promise<number> {
  const findFile = findIn(await placesFor(source, options))
  const publication = await openPublication(options.data)
  const progress = startProgress('importing')
  try {
    const report = await importSource(source, {
      db: publication.database.db,
      media: publication.media,
      clock: systemClock,
      findFile,
      dryRun: options['dry-run'] ?? false,
      onProgress: progress.show,
    })
    progress.end()
    console.log(writeReport(report))
    if (options.report !== undefined) await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`)
    return report.items.some(({ outcome }) => outcome === 'not taken') ? 1 : 0
  } finally {
    progress.end()
    await publication.close()
  }
}

async function openSource(kind: string | undefined, path: string, site: string | undefined): Promise<Source> {
  if (kind === 'wordpress') return openWordPress(() => createReadStream(path))
  if (kind !== 'ghost') throw new UsageError('import knows wordpress, ghost and broadsheet.')
  const address = siteOf(site)
  if (statSync(path).size > LARGEST_EXPORT) throw new BadFile('an export larger than 512 MB cannot be read.')
  return openGhost(readGhostExport(await readFile(path)), address)
}

function siteOf(site: string | undefined): string | null {
  if (site === undefined) return null
  const url = URL.parse(site)
  if (!url || !/^https?:$/.test(url.protocol)) throw new UsageError('--site needs an http or https address.')
  return url.href.replace(/\/$/, '')
}

async function placesFor(source: Source, options: Options): Promise<FindFile[]> {
  const places: FindFile[] = []
  if (options.media !== undefined) {
    if (!isFolder(options.media)) throw new UsageError(`There is no folder ${options.media}.`)
    places.push(await openFolder(options.media))
  }
  if (options['fetch-media']) {
    places.push(options['dry-run'] ? wouldFetch : openNetwork(guardedFetch(), source.absolute))
  }
  return places
}

/** A dry run asks nobody. */
async function wouldFetch(): ReturnType<FindFile> {
  return { found: false, problem: 'It would be fetched.' }
}

function guardedFetch(): FetchFile {
  const fetch = createGuardedFetch({ limits: { bytes: LARGEST_PICTURE, milliseconds: FETCH_MS } })
  return async (url) => {
    const answer = await fetch(url, { accept: 'image/*' })
    if (!answer.ok) return { ok: false, problem: answer.detail }
    if (answer.status !== 200) return { ok: false, problem: `The site answered ${answer.status}.` }
    return { ok: true, bytes: answer.body }
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
