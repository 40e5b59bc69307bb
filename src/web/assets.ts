import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Assets } from '../theme/contract/frame.ts'
import { makePage, type PressPage } from './press/page.ts'

/** The site's style sheet, scripts and fonts, built once at start; addresses carry a hash of what they lead to. */
export type BuiltAssets = {
  forPages: Assets
  /** By path: `/assets/site-ABC.css`. */
  files: Map<string, PressPage>
}

const contentTypes: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

/** The one font file that nearly every page needs first. */
const preloaded = /\/stix-two-text-latin-400-normal-[^/]*\.woff2$/

export async function buildAssets(): Promise<BuiltAssets> {
  const built = await build({
    entryPoints: { site: sourcePath('../theme/styles/site.css'), client: sourcePath('../client/site.ts') },
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
  const files = new Map<string, PressPage>()
  for (const file of built.outputFiles) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1)
    const type = contentTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    files.set(`/assets/${name}`, makePage(file.contents, 'immutable', type))
  }
  const paths = [...files.keys()]
  return {
    files,
    forPages: {
      styles: paths.filter((path) => path.endsWith('.css')),
      scripts: paths.filter((path) => path.endsWith('.js')),
      preloadFonts: paths.filter((path) => preloaded.test(path)),
    },
  }
}

function sourcePath(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}
