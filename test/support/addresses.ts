import type { Route } from '../../src/web/route.ts'

/** What stands in the place of a parameter, for the world of world.ts: what is there, what is gone, what never was. */
const parametersOf: Record<string, Record<string, string[]>> = {
  '/articles/:slug': {
    slug: [
      'a-walled-strait',
      'walled-strait-2',
      'walled-strait-5',
      'an-old-embargo',
      'an-open-sea',
      'madiq-musawwar',
      'a-withdrawn-report',
      'an-unfinished-draft',
      'no-such-article',
    ],
  },
  '/sections/:slug': { slug: ['harbour', 'uplands'] },
  '/topics/:slug': { slug: ['straits'] },
  '/authors/:slug': { slug: ['ada-lindqvist'] },
  '/series/:slug': { slug: ['the-long-watch'] },
  '/archive/:year/:month': { year: ['2016'], month: ['08', '13'] },
  '/media/:file': { file: ['none.webp'] },
  '/assets/:file': { file: ['none.css'] },
  '/sitemaps/:file': {
    file: ['pages.xml', 'sections.xml', 'topics.xml', 'authors.xml', 'series.xml', 'articles-2016-08.xml'],
  },
  '/cards/:language/:file': {
    language: ['en'],
    file: ['a-walled-strait.png', 'an-unfinished-draft.png', 'a-withdrawn-report.png'],
  },
  '/confirmations/:id': { id: ['none'] },
  '/confirmations/:id/:token': { id: ['none'], token: ['none'] },
  '/claim/:token': { token: ['none'] },
  '/previews/:token': { token: ['none'] },
  '/:slug': { slug: ['about', 'no-such-page'] },
}

/**
 * Addresses to try a route with. Undefined: nobody has said what stands in the place of its parameters. In the newsroom
 * anything does: its guard asks who it is before it looks for anything.
 */
export function addressesOf(route: Route): string[] | undefined {
  const plain = route.path.replaceAll(/\{(?:[^{}]|\{[^}]*\})*\}/g, '')
  if (!plain.includes(':')) return [plain]
  if (plain.startsWith('/newsroom/')) return [plain.replaceAll(/:\w+/g, 'none')]
  const page = plain.replace(/\/feed\.\w+$/, '')
  const parameters = parametersOf[page]
  if (!parameters) return undefined
  return [...plain.matchAll(/:(\w+)/g)].reduce(
    (paths, [whole, name = '']) =>
      paths.flatMap((path) => (parameters[name] ?? []).map((value) => path.replace(whole, value))),
    [plain],
  )
}
