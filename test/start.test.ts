import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startBroadsheet, temporaryFolder } from './support/process.ts'

const program = fileURLToPath(new URL('../bin/broadsheet', import.meta.url))
const empty = { BROADSHEET_DEMO: '0' }

test('it starts, prints where it is, stops with exit code 0, and starts again after a kill', async () => {
  const dataFolder = temporaryFolder()
  const first = await startBroadsheet({ dataFolder, env: empty })
  assert.match(first.output(), new RegExp(`${first.origin}\\b`))
  assert.ok(first.output().includes(dataFolder))
  await first.kill()
  const second = await startBroadsheet({ dataFolder, env: empty })
  assert.equal(await second.stop(), 0)
})

test('a second instance on the same data folder says so and ends', async () => {
  const dataFolder = temporaryFolder()
  const running = await startBroadsheet({ dataFolder, env: empty })
  await assert.rejects(
    startBroadsheet({ dataFolder, env: empty }),
    /Another Broadsheet is running on .*BROADSHEET_DATA/,
  )
  assert.equal(await running.stop(), 0)
})

test('a port that is taken is named as the reason', async () => {
  const running = await startBroadsheet({ dataFolder: temporaryFolder(), env: empty })
  const { PATH, HOME } = process.env
  const run = spawnSync(process.execPath, [program, 'start'], {
    env: { PATH, HOME, ...empty, BROADSHEET_DATA: temporaryFolder(), PORT: String(running.port) },
    encoding: 'utf8',
  })
  assert.deepEqual(
    [run.status, run.stderr],
    [1, 'The port is taken by another program. Set PORT (or METRICS_PORT) to another.\n'],
  )
  await running.stop()
})

test('every mistake in the settings is told at once, a line each, and nothing is made', async () => {
  const { PATH, HOME } = process.env
  const dataFolder = temporaryFolder()
  const run = spawnSync(process.execPath, [program, 'start'], {
    env: {
      PATH,
      HOME,
      PORT: 'http',
      SMTP_URL: 'mail',
      BROADSHEET_ORIGN: 'x',
      BROADSHEET_DATA: dataFolder,
    },
    encoding: 'utf8',
  })
  assert.equal(run.status, 1)
  assert.deepEqual([run.stdout, readdirSync(dataFolder)], ['', []])
  const lines = run.stderr.trim().split('\n')
  for (const name of ['PORT', 'SMTP_URL', 'BROADSHEET_ORIGN'])
    assert.ok(
      lines.some((line) => line.trim().startsWith(name)),
      run.stderr,
    )
  assert.ok(!run.stderr.includes(' at '), 'no stack trace')
})
