import type { Route } from '../route.ts'
import { showLinkedPreview } from '../newsroom/desk/preview.ts'
import { archive, archiveMonth } from './archive.ts'
import { article } from './article.ts'
import { author, authorsIndex } from './authors.ts'
import { asset, media } from './files.ts'
import { corrections } from './corrections.ts'
import { home } from './home.ts'
import { section } from './section.ts'
import { series } from './series.ts'
import { staticPage } from './static-page.ts'
import { topic, topicsIndex } from './topics.ts'

export const siteRoutes: Route[] = [
  { method: 'GET', path: '/', handle: home },
  { method: 'GET', path: '/articles/:slug', handle: article },
  { method: 'GET', path: '/sections/:slug', handle: section },
  { method: 'GET', path: '/topics', handle: topicsIndex },
  { method: 'GET', path: '/topics/:slug', handle: topic },
  { method: 'GET', path: '/authors', handle: authorsIndex },
  { method: 'GET', path: '/authors/:slug', handle: author },
  { method: 'GET', path: '/series/:slug', handle: series },
  { method: 'GET', path: '/corrections', handle: corrections },
  { method: 'GET', path: '/previews/:token', handle: showLinkedPreview },
  { method: 'GET', path: '/archive', handle: archive },
  { method: 'GET', path: '/archive/:year{[0-9]{4}}/:month{[0-9]{2}}', handle: archiveMonth },
  { method: 'GET', path: '/media/:file', handle: media },
  { method: 'GET', path: '/assets/:file', handle: asset },
]

/** Pages at the root come last: whatever has a name of its own goes before them. */
export const pageRoutes: Route[] = [{ method: 'GET', path: '/:slug{[^/.]+}', handle: staticPage }]
