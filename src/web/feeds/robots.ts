import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from '../site/errors.ts'

/** Nothing here is to be read; each is closed to people without the right to it in any case. */
const closed = ['/account', '/newsroom', '/fragments', '/confirm', '/claim', '/sign-in', '/register', '/api']

export async function robots(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => ({
    text: writeRobots(deps.origin, site.identity.languages),
    contentType: 'text/plain; charset=utf-8',
  }))
  return answer ?? notFound(c, deps)
}

/** The Robots Exclusion Protocol (RFC 9309). A rule covers what begins with it, so each is closed with its end. */
export function writeRobots(origin: string, languages: readonly string[]): string {
  const paths = languages.flatMap((language) => closed.map((path) => pathIn(languages, language, path)))
  const rules = [...new Set(paths)].flatMap((path) => ['$', '/', '?'].map((end) => `Disallow: ${path}${end}`))
  const maps = ['sitemap.xml', 'news-sitemap.xml'].map((name) => `Sitemap: ${origin}/${name}`)
  return ['User-agent: *', 'Allow: /', ...rules, '', ...maps, ''].join('\n')
}
