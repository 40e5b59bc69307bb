import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-data-'))
after(() => rmSync(folder, { recursive: true }))

function demo(...args: string[]) {
  const env = { PATH: process.env.PATH, BROADSHEET_DATA: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'demo', ...args], {
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

test('"broadsheet demo" makes the demo publication with an archive, and what is there already is not made again', () => {
  const first = demo('--articles', '30')
  assert.equal(first.status, 0, first.stderr)
  assert.match(
    first.stdout,
    /^Setting up the demo publication first\.\n30 articles were added in .* s, \d+ a second; 30 /,
  )
  assert.equal(first.stderr, 'articles: 30 of 30\n')
  const second = demo('--articles', '30')
  assert.equal(second.status, 0, second.stderr)
  assert.equal(second.stdout, 'Nothing was added: 30 invented articles are there already.\n')
})

test('"broadsheet demo --staff" prints a link for each role, on this machine only', () => {
  const { status, stdout } = demo('--staff')
  assert.equal(status, 0)
  for (const role of ['writer', 'editor', 'publisher', 'owner'])
    assert.match(stdout, new RegExp(`^${role} .*http://localhost:4400/newsroom/confirmations/`, 'm'))
  const env = { PATH: process.env.PATH, BROADSHEET_DATA: folder, BROADSHEET_ORIGIN: 'https://news.example' }
  const refused = spawnSync(process.execPath, [program, 'demo', '--staff'], { encoding: 'utf8', env })
  assert.deepEqual([refused.status, refused.stdout], [2, ''])
})

for (const args of [[], ['--articles', 'many'], ['--articles', '0'], ['--articles', '-3']])
  test(`"broadsheet demo ${args.join(' ')}" gets one sentence and exit code 2`, () => {
    const { status, stdout, stderr } = demo(...args)
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' })
    assert.match(stderr, /^demo.*\. See bin\/broadsheet help\.\n$/)
  })
