// Renders every page kind to static files, to be looked at: `node --import @oxc-node/core/register
// test/support/theme-preview.ts FOLDER`. The texts and pictures are the demo publication's.
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { formPages } from './theme-preview-forms.ts'
import { readingPages } from './theme-preview-reading.ts'

const folder = resolve(process.argv[2] ?? 'preview')
const source = (path: string): string => new URL(`../../src/${path}`, import.meta.url).pathname
mkdirSync(folder, { recursive: true })

await build({
  entryPoints: { site: source('theme/styles/site.css'), client: source('client/site.ts') },
  bundle: true,
  minify: true,
  format: 'esm',
  loader: { '.woff2': 'file' },
  outdir: folder,
})

for (const language of ['en', 'fr', 'ar'] as const) {
  const pages = { ...readingPages(language), ...formPages(language) }
  for (const [name, html] of Object.entries(pages)) writeFileSync(`${folder}/${name}.${language}.html`, html)
}
