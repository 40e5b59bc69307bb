import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { wxr } from '../../test/support/transfer/wordpress.ts'
import { openDatabase } from '../platform/db/open.ts'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-transfer-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a site moves in, out as an archive, and into another publication', () => {
  const file = writeExport(3)
  const report = join(folder, 'report.json')
  const imported = broadsheet('import', 'wordpress', file, '--data', inFolder('one'), '--report', report)
  assert.equal(imported.status, 0, imported.stderr)
  assert.match(imported.stdout, /articles: 3 new/)
  assert.match(imported.stderr, /importing: 3 of 3/)
  assert.equal(JSON.parse(readFileSync(report, 'utf8')).items.length, 3)

  const archive = inFolder('archive.zip')
  const exported = broadsheet('export', '--out', archive, '--data', inFolder('one'))
  assert.equal(exported.status, 0, exported.stderr)
  assert.match(exported.stdout, /rows and 0 media files/)
  assert.equal(broadsheet('export', '--out', archive, '--data', inFolder('one')).status, 2)

  const restored = broadsheet('import', 'broadsheet', archive, '--data', inFolder('two'))
  assert.equal(restored.status, 0, restored.stderr)
  assert.match(restored.stdout, /^article: 3 new/m)
})

test('killed in the middle and run again, an import is complete', async () => {
  const count = 400
  const file = writeExport(count)
  const data = inFolder('killed')
  const child = spawn(process.execPath, [program, 'import', 'wordpress', file, '--data', data], {
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const before = await untilImported(data, 5, () => child.exitCode !== null)
  child.kill('SIGKILL')
  await ended
  assert.ok(before < count, 'it was done before it could be killed')

  const again = broadsheet('import', 'wordpress', file, '--data', data)
  assert.equal(again.status, 0, again.stderr)
  const unchanged = Number(/(\d+) as before/.exec(again.stdout)?.[1])
  assert.ok(unchanged >= 5 && unchanged < count, again.stdout)
  assert.match(again.stdout, new RegExp(`articles: ${count - unchanged} new`))
  assert.equal(await countRows(data, 'revision'), count)
  assert.equal(await countRows(data, 'article'), count)
})

test('a truncated file gets one sentence with its line, and nothing is imported', async () => {
  const file = inFolder('half.xml')
  const whole = readFileSync(writeExport(3), 'utf8')
  writeFileSync(file, whole.slice(0, whole.lastIndexOf('<wp:post_id>')))
  const { status, stderr, stdout } = broadsheet('import', 'wordpress', file, '--data', inFolder('none'))
  assert.deepEqual({ status, stdout }, { status: 1, stdout: '' })
  assert.match(stderr, /half\.xml: Line \d+: the file ends too early.*Nothing was imported\.\n$/)
})

const mistakes = [
  { args: ['import'], says: 'import needs a kind and one file.' },
  { args: ['import', 'wordpress', 'no-such.xml'], says: 'There is no file no-such.xml.' },
  { args: ['import', 'blogger', program], says: 'import knows wordpress, ghost and broadsheet.' },
  { args: ['import', 'ghost', program, '--site', 'x'], says: '--site needs an http or https address.' },
  { args: ['export'], says: 'export needs --out and the name of a file.' },
]

for (const { args, says } of mistakes)
  test(`"broadsheet ${args.join(' ').replace(program, 'FILE')}" is told what is wrong`, () => {
    const { status, stderr } = broadsheet(...args)
    assert.deepEqual({ status, stderr }, { status: 2, stderr: `${says} See bin/broadsheet help.\n` })
  })

function broadsheet(...args: string[]) {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
}

function inFolder(name: string): string {
  return join(folder, name)
}

function writeExport(count: number): string {
  const items = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    content: `Words of ${index + 1}.`,
  }))
  const path = inFolder('export.xml')
  writeFileSync(path, wxr(items))
  return path
}

/** Waits until so many articles are in, and says how many there are then. */
async function untilImported(data: string, wanted: number, hasEnded: () => boolean): Promise<number> {
  for (;;) {
    assert.ok(!hasEnded(), 'it ended before it could be killed')
    const count = await countRows(data, 'article').catch(() => 0)
    if (count >= wanted) return count
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function countRows(data: string, table: 'article' | 'revision'): Promise<number> {
  const database = openDatabase({ dialect: 'sqlite', path: join(data, 'broadsheet.sqlite') }, () => undefined)
  try {
    const row = await database.db
      .selectFrom(table)
      .select((select) => select.fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    return Number(row.count)
  } finally {
    await database.close()
  }
}
