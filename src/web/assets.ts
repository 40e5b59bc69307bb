import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Assets } from '../theme/contract/frame.ts'
import { makePage, type PressPage } from './press/page.ts'

/** Style sheets, scripts and fonts, built once at start; addresses carry a hash of what they lead to. */
export type BuiltAssets = {
  forPages: Assets
  forNewsroom: Assets
  /** What the editor's page loads besides: its own script, and nothing where it is not built. */
  forEditor: Assets
  /** What the page at an event's door loads besides, and the script that serves it where there is no line. */
  forDoor: Assets & { worker: string }
  /** By path: `/assets/site-ABC.css`. */
  files: Map<string, PressPage>
}

const contentTypes: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

/** Its name in a built file's path, and where it begins. */
const entryPoints = {
  site: sourcePath('../theme/styles/site.css'),
  client: sourcePath('../client/site.ts'),
  newsroom: sourcePath('../theme/styles/newsroom.css'),
  'newsroom-client': sourcePath('../client/newsroom.ts'),
  door: sourcePath('../client/check-in/main.ts'),
  'door-worker': sourcePath('../client/check-in/worker.ts'),
}

const editorEntry = sourcePath('../client/editor/main.ts')

/** The one font file that nearly every page needs first. */
const preloaded = /\/stix-two-text-latin-400-normal-[^/]*\.woff2$/

export async function buildAssets(): Promise<BuiltAssets> {
  return pressAssets(await bundleAssets())
}

export type AssetFile = { path: string; contents: Uint8Array }

/** The files as esbuild makes them. */
export async function bundleAssets(): Promise<AssetFile[]> {
  const { outputFiles } = await build({
    entryPoints: existsSync(editorEntry) ? { ...entryPoints, editor: editorEntry } : entryPoints,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome120', 'firefox120', 'safari17'],
    write: false,
    outdir: '/assets',
    publicPath: '/assets',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.woff': 'empty', '.svg': 'file' },
    logLevel: 'silent',
  })
  return outputFiles.map(({ path, contents }) => ({ path, contents }))
}

export function pressAssets(built: readonly AssetFile[]): BuiltAssets {
  const files = new Map<string, PressPage>()
  for (const file of built) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1)
    const type = contentTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    files.set(`/assets/${name}`, makePage(file.contents, 'immutable', type))
  }
  const paths = [...files.keys()]
  const preloadFonts = paths.filter((path) => preloaded.test(path))
  return {
    files,
    forPages: { ...entries(paths, 'site', 'client'), preloadFonts },
    forNewsroom: { ...entries(paths, 'newsroom', 'newsroom-client'), preloadFonts: [] },
    forEditor: { ...entries(paths, 'editor'), preloadFonts: [] },
    forDoor: {
      ...entries(paths, 'door'),
      preloadFonts: [],
      worker: entries(paths, 'door-worker').scripts[0] ?? '',
    },
  }
}

/** The built style sheets and scripts of these entry points. */
function entries(paths: string[], ...names: string[]): { styles: string[]; scripts: string[] } {
  const own = paths.filter((path) => names.some((name) => isBuiltFrom(path, name)))
  return {
    styles: own.filter((path) => path.endsWith('.css')),
    scripts: own.filter((path) => path.endsWith('.js')),
  }
}

function isBuiltFrom(path: string, name: string): boolean {
  const start = `/assets/${name}-`
  // The hash has no hyphen, so that `newsroom` is not taken for `newsroom-client`.
  return path.startsWith(start) && /^[A-Z0-9]+\.(?:css|js)$/.test(path.slice(start.length))
}

function sourcePath(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}
