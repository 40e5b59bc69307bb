import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { takeConsoleErrors } from './console.ts'

test('a test may expect a console.error, and takes it', () => {
  console.error('The disk is %s.', 'full')
  assert.deepEqual(takeConsoleErrors(), ['The disk is full.'])
})

test('a test that leaves one behind fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-console-'))
  const file = join(folder, 'loud.test.mjs')
  writeFileSync(file, `import { test } from 'node:test'\ntest('loud', () => console.error('boo'))`)
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const preload = new URL('./console.ts', import.meta.url).href
  const run = spawnSync(process.execPath, ['--import', preload, '--test', file], { env, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  assert.equal(run.status, 1)
  assert.match(run.stdout, /Unexpected on the console:\s+boo/)
})
