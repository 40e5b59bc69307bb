import { directionOf } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import { drawIcon, writeIcon } from '../../theme/card/icon.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking, Handler } from '../route.ts'
import type { Site } from '../site-state.ts'
import { notFound } from '../site/errors.ts'
import { drawn } from './drawn.ts'

/** The publication's mark as PNG, `size` pixels square. */
export function icon(size: number): Handler {
  return (c, deps) =>
    drawn(c, deps, `icon ${size}`, async () => ({
      sheet: drawIcon(c.var.site.identity.name, size),
      sharing: 'public',
    }))
}

export async function vectorIcon(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => ({
    text: writeIcon(site.identity.name),
    contentType: 'image/svg+xml',
  }))
  return answer ?? notFound(c, deps)
}

export async function manifest(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => ({
    text: writeManifest(site),
    contentType: 'application/manifest+json',
  }))
  return answer ?? notFound(c, deps)
}

/** Web Application Manifest (w3.org/TR/appmanifest). */
function writeManifest({ identity }: Site): string {
  const [language = 'en'] = identity.languages
  return JSON.stringify({
    name: identity.name,
    short_name: identity.name,
    description: inLanguage(identity.description, language) || undefined,
    lang: language,
    dir: directionOf(language),
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fcfbf8',
    theme_color: '#fcfbf8',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  })
}
