import { basename } from 'node:path'
import type { Rule } from './rule.ts'
import type { Source } from './source.ts'

const CEILING = 300

export const habitRules: Rule[] = [
  {
    says: `no file is longer than ${CEILING} lines`,
    breaches: ({ text }) => {
      const lines = text.trimEnd().split('\n').length
      return lines > CEILING ? [`has ${lines} lines`] : []
    },
    bad: [{ path: 'src/lib/long.ts', text: '\n'.repeat(CEILING) + 'x\n' }],
    good: [{ path: 'src/lib/long.ts', text: 'x\n'.repeat(CEILING) }],
  },
  {
    says: 'a file is named for what it can do',
    breaches: ({ path }) =>
      /^(utils?|helpers?|services?|managers?|types?|common|misc|index)\./.test(basename(path))
        ? ['is named for nothing']
        : [],
    bad: ['utils', 'helper', 'service', 'manager', 'types', 'index'].map((name) => ({
      path: `src/lib/${name}.ts`,
      text: '',
    })),
    good: [{ path: 'src/lib/slug.ts', text: '' }],
  },
  {
    says: 'no file only passes on the exports of others',
    breaches: ({ path, code }) => (isScript(path) && isBarrel(code) ? ['is a barrel'] : []),
    bad: [
      { path: 'src/lib/all.ts', text: `export * from './slug.ts'\nexport { csv } from './csv.ts'\n` },
      { path: 'src/lib/all.ts', text: `import { a } from './a.ts'\nexport { a }\n` },
    ],
    good: [{ path: 'src/lib/all.ts', text: `export { a } from './a.ts'\nexport const b = 1\n` }],
  },
  pattern({
    says: 'nothing is of type any, cast through unknown, or hidden from the compiler',
    applies: ({ path }) => isScript(path),
    looksIn: 'text',
    forbids:
      /[:<,|&]\s*any\b(?=\s*[\])>,;=|&){}\n])|\bas any\b|\bas unknown as\b|@ts-(ignore|expect-error|nocheck)/g,
    bad: [
      { path: 'src/lib/a.ts', text: 'const a: any = 1' },
      { path: 'src/lib/a.ts', text: 'const a = b as any' },
      { path: 'src/lib/a.ts', text: 'const a: Map<string, any> = b' },
      { path: 'src/lib/a.ts', text: 'const a = b as unknown as string' },
      { path: 'src/lib/a.ts', text: '// @ts-ignore\n' },
    ],
    good: [{ path: 'src/lib/a.ts', text: `const said = 'at any time'` }],
  }),
  pattern({
    says: 'which database it is, is known in platform/db, platform/queue and domain/search only',
    applies: ({ path, isTest }) => !isTest && path.startsWith('src/') && !KNOWS_DATABASES.test(path),
    looksIn: 'code',
    forbids: /sqlite|postgres|\bpragma\b|skip locked|fts5|tsvector|['"]pg['"]/gi,
    bad: [
      { path: 'src/domain/access/meter.ts', text: `if (dialect === 'postgres') lock()` },
      { path: 'src/web/site/home.ts', text: `import pg from 'pg'` },
      { path: 'src/jobs/run.ts', text: 'sql`select 1 for update skip locked`' },
    ],
    good: [
      { path: 'src/platform/queue/claim.ts', text: `import pg from 'pg'` },
      { path: 'src/domain/access/meter.ts', text: '// Postgres and SQLite both count in one statement.' },
    ],
  }),
  pattern({
    says: 'the environment is read in config.ts only',
    applies: ({ path, isTest }) => !isTest && path.startsWith('src/') && path !== 'src/config.ts',
    looksIn: 'code',
    forbids:
      /\bprocess\s*\.\s*env\b|\bimport\.meta\.env\b|\{[^}]*\benv\b[^}]*\}\s*(?:=\s*process\b|from 'node:process')/g,
    bad: [
      { path: 'src/lib/a.ts', text: 'const port = process.env.PORT' },
      { path: 'src/lib/a.ts', text: 'const { env } = process' },
    ],
    good: [{ path: 'src/config.ts', text: 'const port = process.env.PORT' }],
  }),
  pattern({
    says: 'only commands and tests speak to the console',
    applies: ({ path, isTest }) => !isTest && path.startsWith('src/') && !path.startsWith('src/cli/'),
    looksIn: 'code',
    forbids: /\bconsole\s*\./g,
    bad: [{ path: 'src/web/site/home.ts', text: `console.log('hello')` }],
    good: [{ path: 'src/cli/help.ts', text: `console.log('hello')` }],
  }),
]

const KNOWS_DATABASES = /^src\/(platform\/(db|queue)\/|domain\/search\/|(config|main|worker)\.ts$)/

function pattern(
  rule: Omit<Rule, 'breaches'> & {
    applies: (source: Source) => boolean
    looksIn: 'code' | 'text'
    forbids: RegExp
  },
): Rule {
  return {
    ...rule,
    breaches: (source) =>
      rule.applies(source)
        ? [...source[rule.looksIn].matchAll(rule.forbids)].map(([found]) => `says ${found.trim()}`)
        : [],
  }
}

function isScript(path: string): boolean {
  return /\.tsx?$/.test(path)
}

function isBarrel(code: string): boolean {
  const reexports = /^\s*export\s+(type\s+)?(\*|\{)[^'"]*?\sfrom\s*['"][^'"]+['"];?/gm
  const ownLists = /^\s*export\s+(type\s+)?\{[^}]*\};?/gm
  const imports = /^\s*import\b[^'"]*['"][^'"]+['"];?/gm
  const rest = code.replace(reexports, '').replace(ownLists, '').replace(imports, '')
  return /^\s*export\b/m.test(code) && rest.trim() === ''
}
