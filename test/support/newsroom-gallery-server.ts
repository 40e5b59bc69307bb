import { createServer } from 'node:http'
import type { InterfaceLanguage } from '../../src/theme/contract/frame.ts'
import { buildAssets } from '../../src/web/assets.ts'
import { securityHeaders } from '../../src/web/security-headers.ts'
import { newsroomGallery } from './newsroom-gallery.tsx'
import { freePort } from './process.ts'

export type GalleryServer = {
  origin: string
  /** Address path → markup: `/en/list`. */
  pages: Map<string, string>
  close: () => Promise<void>
}

const languages: InterfaceLanguage[] = ['en', 'fr', 'ar']

/** The gallery with the program's own files and protections, so that what runs here runs there. */
export async function serveGallery(): Promise<GalleryServer> {
  const { files, forNewsroom } = await buildAssets()
  const pages = new Map<string, string>()
  for (const language of languages)
    for (const [name, html] of Object.entries(newsroomGallery(language, forNewsroom)))
      pages.set(`/${language}/${name}`, html)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname
    for (const [name, value] of securityHeaders(false)) response.setHeader(name, value)
    const file = files.get(path)
    const body = file?.bodyAs('identity') ?? pages.get(path)
    response.setHeader('content-type', file?.contentType ?? 'text/html; charset=utf-8')
    // A form that is sent, and the site's icon, lead nowhere in particular.
    response.end(body ?? '<!doctype html><html lang="en"><title>Elsewhere</title>')
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, resolve))
  return {
    origin: `http://localhost:${port}`,
    pages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
