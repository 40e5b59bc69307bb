// Shows the newsroom's first page and a gallery of its parts in a browser, until it is stopped:
// `node --import @oxc-node/core/register test/support/newsroom-preview.ts`.
import { serveGallery } from './newsroom-gallery-server.ts'

const { origin, pages } = await serveGallery()
for (const path of pages.keys()) process.stdout.write(`${origin}${path}\n`)
