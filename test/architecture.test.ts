import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { habitRules } from './support/architecture/habits.ts'
import { layerRules } from './support/architecture/layers.ts'
import { readSources, toSource } from './support/architecture/source.ts'

const sources = readSources(fileURLToPath(new URL('..', import.meta.url)))
// This folder holds examples of what is forbidden.
const judged = sources.filter(({ path }) => !path.startsWith('test/support/architecture/'))

test('the sources are found', () => {
  const paths = sources.map(({ path }) => path)
  for (const path of ['bin/broadsheet', 'src/config.ts', 'test/architecture.test.ts'])
    assert.ok(paths.includes(path), path)
})

test('imports of every shape are read', () => {
  const text = [
    `import a, { type B } from './a.ts'`,
    `import type { C } from '../c.ts'`,
    `import {\n  type D,\n  type E,\n} from './d.ts'`,
    `export { f } from './f.ts'`,
    `import './g.css'`,
    `const h = await import('node:fs')`,
    `const text = "import x from './not.ts'"`,
    `// import x from './not.ts'`,
  ].join('\n')
  const imports = toSource('src/web/x.ts', text).imports.map(({ target, typeOnly }) => [target, typeOnly])
  assert.deepEqual(imports, [
    ['src/web/a.ts', false],
    ['src/c.ts', true],
    ['src/web/d.ts', true],
    ['src/web/f.ts', false],
    ['src/web/g.css', false],
    ['node:fs', false],
  ])
})

for (const rule of [...layerRules, ...habitRules])
  describe(rule.says, () => {
    test('holds', () => {
      const breaches = judged.flatMap((source) =>
        rule.breaches(source).map((breach) => `${source.path} ${breach}`),
      )
      assert.deepEqual(breaches, [])
    })
    for (const { path, text } of rule.bad)
      test(`is broken by ${path}: ${text.trim().slice(0, 60)}`, () => {
        assert.notDeepEqual(rule.breaches(toSource(path, text)), [])
      })
    for (const { path, text } of rule.good)
      test(`is not broken by ${path}: ${text.trim().slice(0, 60)}`, () => {
        assert.deepEqual(rule.breaches(toSource(path, text)), [])
      })
  })
