import type { Route } from '../../src/web/route.ts'

/** Articles whose history is tried: walled, opened before, not there. */
const told = ['a-walled-strait', 'walled-strait-2', 'a-withdrawn-report']

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
  '/articles/:slug/history': { slug: told },
  '/articles/:slug/history/:number': { slug: told, number: ['1', '2'] },
  '/articles/:slug/history/:number/changes': { slug: told, number: ['3'] },
  '/sections/:slug': { slug: ['harbour', 'uplands'] },
  '/topics/:slug': { slug: ['straits'] },
  '/authors/:slug': { slug: ['ada-lindqvist'] },
  '/events/:slug': {
    slug: ['night-of-the-straits', 'day-of-the-lamps', 'hour-of-the-buoys', 'no-such-event'],
  },
  '/events/:slug/seat': { slug: ['night-of-the-straits'] },
  '/events/:slug/seat/cancellation': { slug: ['night-of-the-straits'] },
  '/events/:slug/recording': { slug: ['day-of-the-lamps', 'no-such-event'] },
  '/events/:slug/slides': { slug: ['day-of-the-lamps', 'no-such-event'] },
  '/events/:slug/questions': { slug: ['night-of-the-straits'] },
  '/events/series/:slug': { slug: ['evenings-of-the-straits', 'no-such-series'] },
  '/events/series/:file': { file: ['evenings-of-the-straits.ics', 'no-such-series.ics'] },
  '/events/:file': { file: ['night-of-the-straits.ics', 'day-of-the-lamps.ics', 'no-such-event.ics'] },
  '/events/calendars/:reader/:file': { reader: ['none'], file: ['none.ics'] },
  '/tickets/:seat/:token': { seat: ['none'], token: ['none'] },
  '/tickets/:seat/:file': { seat: ['none'], file: ['none.png'] },
  '/newsletters/:slug': { slug: ['the-week', 'for-readers', 'no-such-letter'] },
  '/newsletters/:slug/:edition': { slug: ['the-week', 'for-readers'], edition: ['grain', 'none'] },
  '/l/:id/:variant': { id: ['none'], variant: ['a'] },
  '/series/:slug': { slug: ['the-long-watch'] },
  '/archive/:year/:month': { year: ['2016'], month: ['08', '07', '13'] },
  '/media/:file': { file: ['none.webp'] },
  '/assets/:file': { file: ['none.css'] },
  '/sitemaps/:file': {
    file: [
      'pages.xml',
      'sections.xml',
      'topics.xml',
      'authors.xml',
      'series.xml',
      'events.xml',
      'newsletters.xml',
      'articles-2016-08.xml',
    ],
  },
  '/cards/:language/:file': {
    language: ['en'],
    file: ['a-walled-strait.png', 'an-unfinished-draft.png', 'a-withdrawn-report.png'],
  },
  '/confirmations/:id': { id: ['none'] },
  '/confirmations/:id/:token': { id: ['none'], token: ['none'] },
  '/subscriptions/:id/:token': { id: ['none'], token: ['none'] },
  '/unsubscribe/:id/:token': { id: ['none'], token: ['none'] },
  '/unsubscribe/:id/:token/choices': { id: ['none'], token: ['none'] },
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
