import { ask, textOf } from './ask.ts'

/** Paths of articles, the newest months first, as the site's own maps list them. */
export async function listArticlePaths(port: number, most: number): Promise<string[]> {
  const parts = (await locationsIn(port, '/sitemap.xml')).filter((path) =>
    path.startsWith('/sitemaps/articles-'),
  )
  const paths: string[] = []
  for (const part of parts) {
    if (paths.length >= most) break
    paths.push(...(await locationsIn(port, part)))
  }
  return paths.slice(0, most)
}

async function locationsIn(port: number, map: string): Promise<string[]> {
  const xml = textOf(await ask(port, { path: map }), map)
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname)
}
