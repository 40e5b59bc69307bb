import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('docs/operating.md lists every cookie the program knows, and no other', () => {
  const [, names = ''] = /export type CookieName = ([^\n]+)/.exec(read('src/web/access/cookies.ts')) ?? []
  const known = [...names.matchAll(/'(\w+)'/g)].map(([, name]) => name)
  const listed = [...read('docs/operating.md').matchAll(/^\| `…(\w+)` \|/gm)].map(([, name]) => name)
  assert.ok(known.length > 0)
  assert.deepEqual(listed.toSorted(), known.toSorted())
})

test('what the documents link to within the project is there', () => {
  const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map(([, target = '']) => join(dirname(page), target))
      .filter((target) => !existsSync(join(root, target)))
      .map((target) => `${page} → ${target}`),
  )
  assert.deepEqual(broken, [])
})
