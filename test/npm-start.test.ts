import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort, temporaryFolder, untilReady } from './support/process.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

async function npmStart() {
  const port = await freePort()
  const { PATH, HOME } = process.env
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { PATH, HOME, BROADSHEET_DATA: temporaryFolder(), PORT: String(port), BROADSHEET_DEMO: '0' },
    stdio: 'ignore',
    detached: true,
  })
  const ended = new Promise<number | null>((resolve) => npm.once('exit', resolve))
  process.once('exit', () => endGroup(npm.pid))
  await untilReady(`http://localhost:${port}/readyz`, npm, 60_000, () => '')
  return { port, pid: npm.pid ?? 0, ended }
}

/** Whatever a failed test left running. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It had ended, as it should.
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/healthz`).then(
    () => true,
    () => false,
  )
}

const ways = [
  { name: 'SIGTERM to npm, as a supervisor sends it', send: (pid: number) => process.kill(pid, 'SIGTERM') },
  { name: 'Ctrl-C, which npm and the program both get', send: (pid: number) => process.kill(-pid, 'SIGINT') },
]

for (const { name, send } of ways)
  test(`${name}, ends what npm start started, with exit code 0`, async () => {
    const { port, pid, ended } = await npmStart()
    send(pid)
    assert.equal(await ended, 0)
    assert.equal(await answers(port), false)
  })
