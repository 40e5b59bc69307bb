// Renders the newsroom's first page and a gallery of its parts to static files, to be looked at:
// `node --import @oxc-node/core/register test/support/newsroom-preview.ts FOLDER`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { newsroomGallery } from './newsroom-gallery.tsx'

const folder = resolve(process.argv[2] ?? 'preview')
const source = (path: string): string => new URL(`../../src/${path}`, import.meta.url).pathname
mkdirSync(folder, { recursive: true })

await build({
  entryPoints: {
    newsroom: source('theme/styles/newsroom.css'),
    'newsroom-client': source('client/newsroom.ts'),
  },
  bundle: true,
  format: 'esm',
  loader: { '.woff2': 'file' },
  outdir: folder,
})

for (const language of ['en', 'fr', 'ar'] as const)
  for (const [name, html] of Object.entries(newsroomGallery(language)))
    writeFileSync(`${folder}/${name}.${language}.html`, html)
