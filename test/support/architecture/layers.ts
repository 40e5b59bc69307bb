import { importRule, type Rule } from './rule.ts'

/** Lower may not import higher; theme and client have rules of their own. */
const LAYERS = [
  ['lib/'],
  ['platform/'],
  ['domain/'],
  ['config.ts'],
  ['web/', 'jobs/', 'cli/'],
  ['app.ts'],
  ['server.ts'],
  ['main.ts', 'worker.ts'],
]

const DOMAIN_RINGS = [
  ['publication', 'articles', 'pages', 'topics', 'media', 'readers', 'staff', 'consent'],
  ['access', 'search'],
  ['newsletters', 'events', 'recommend', 'analysis', 'insight', 'transfer', 'demo'],
]

export const layerRules: Rule[] = [
  {
    says: 'every file has its place in the design',
    breaches: ({ path, isTest }) => (isTest || isPlaced(path) ? [] : ['is in no layer and no ring']),
    bad: [
      { path: 'src/common/dates.ts', text: '' },
      { path: 'src/domain/billing/invoice.ts', text: '' },
      { path: 'src/domain/loose.ts', text: '' },
    ],
    good: [
      { path: 'src/domain/access/judge.ts', text: '' },
      { path: 'src/main.ts', text: '' },
      { path: 'bench/run.ts', text: '' },
    ],
  },
  importRule({
    says: 'lib ← platform ← domain ← (web, jobs, cli) ← app ← server ← main, and never back or across',
    applies: (path) => layerOf(path) !== undefined,
    forbids: ({ target, own }, path) => own && !mayReach(path, target),
    bad: [
      { path: 'src/lib/slug.ts', text: `import { Db } from '../platform/db/schema.ts'` },
      {
        path: 'src/platform/mail/send.ts',
        text: `import type { Reader } from '../../domain/readers/find.ts'`,
      },
      { path: 'src/domain/access/judge.ts', text: `import { readConfig } from '../../config.ts'` },
      { path: 'src/domain/access/judge.ts', text: `import { page } from '../../theme/site/page.tsx'` },
      { path: 'src/web/site/home.ts', text: `const { run } = await import('../../cli/run.ts')` },
      { path: 'src/app.ts', text: `import './main.ts'` },
      { path: 'src/web/site/home.ts', text: `import { world } from '../../../test/support/world.ts'` },
    ],
    good: [
      { path: 'src/domain/access/judge.ts', text: `import { slug } from '../../lib/slug.ts'` },
      { path: 'src/web/site/home.ts', text: `import { home } from '../../theme/site/home.tsx'` },
      { path: 'src/web/site/home.test.ts', text: `import { createApp } from '../../app.ts'` },
      { path: 'src/lib/slug.ts', text: `// import { Db } from '../platform/db/schema.ts'` },
    ],
  }),
  importRule({
    says: 'inside domain: articles and their like, then access and search, then the rest',
    applies: (path) => ringOf(path) >= 0,
    forbids: ({ target }, path) => ringOf(target) > ringOf(path),
    bad: [
      { path: 'src/domain/articles/publish.ts', text: `import { judge } from '../access/judge.ts'` },
      { path: 'src/domain/access/judge.ts', text: `import type { Gift } from '../newsletters/gift.ts'` },
    ],
    good: [{ path: 'src/domain/transfer/export.ts', text: `import { judge } from '../access/judge.ts'` }],
  }),
  importRule({
    says: 'theme takes values from lib only, and from no package but hono',
    applies: (path) => path.startsWith('src/theme/'),
    forbids: ({ target, own, typeOnly }) =>
      !typeOnly && !(own ? /^src\/(theme|lib)\//.test(target) : /^hono(\/|$)/.test(target)),
    bad: [
      { path: 'src/theme/site/home.tsx', text: `import { judge } from '../../domain/access/judge.ts'` },
      { path: 'src/theme/site/home.tsx', text: `import { readFileSync } from 'node:fs'` },
    ],
    good: [
      {
        path: 'src/theme/site/home.tsx',
        text: `import { type Verdict } from '../../domain/access/judge.ts'`,
      },
      { path: 'src/theme/site/home.tsx', text: `import { raw } from 'hono/html'` },
    ],
  }),
  importRule({
    says: 'client imports nothing of ours but lib',
    applies: (path) => path.startsWith('src/client/'),
    forbids: ({ target, own }) => own && !/^src\/(client|lib)\//.test(target),
    bad: [{ path: 'src/client/share.ts', text: `import type { Props } from '../theme/contract.ts'` }],
    good: [{ path: 'src/client/share.ts', text: `import { slug } from '../lib/slug.ts'` }],
  }),
  importRule({
    says: 'a migration imports Kysely alone',
    applies: (path) => path.startsWith('src/platform/db/migrations/'),
    forbids: ({ target }) => target !== 'kysely',
    bad: [{ path: 'src/platform/db/migrations/001.ts', text: `import type { Tables } from '../schema.ts'` }],
    good: [{ path: 'src/platform/db/migrations/001.ts', text: `import { sql } from 'kysely'` }],
  }),
]

function layerOf(path: string): number | undefined {
  const index = LAYERS.findIndex((names) => names.some((name) => isUnder(path, `src/${name}`)))
  return index < 0 ? undefined : index
}

function isUnder(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place
}

/** In one layer, files of one folder may import each other: web does not know cli. */
function mayReach(from: string, to: string): boolean {
  const lower = layerOf(to)
  const higher = layerOf(from)
  if (higher === undefined) return true
  if (lower === undefined) return to.startsWith('src/theme/') && higher >= layerIndex('web/')
  return lower === higher ? folderOf(from) === folderOf(to) : lower < higher
}

function layerIndex(name: string): number {
  return LAYERS.findIndex((names) => names.includes(name))
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function ringOf(path: string): number {
  const [, folder = ''] = /^src\/domain\/([^/]+)\//.exec(path) ?? []
  return DOMAIN_RINGS.findIndex((folders) => folders.includes(folder))
}

function isPlaced(path: string): boolean {
  if (!path.startsWith('src/') || /^src\/(theme|client)\//.test(path)) return true
  return path.startsWith('src/domain/') ? ringOf(path) >= 0 : layerOf(path) !== undefined
}
