import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { Agent, request } from 'node:http'
import { after, test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ask, form } from '../support/http.ts'
import { type Running, startBroadsheet, temporaryFolder } from '../support/process.ts'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))

async function start(t: TestContext, dataFolder = temporaryFolder()): Promise<Running> {
  const running = await startBroadsheet({ dataFolder, env: { BROADSHEET_DEMO: '0' } })
  t.after(running.kill)
  return running
}

/** Keeps its connections for as long as the server does, as browsers do. */
const patient = new Agent({ keepAlive: true })
after(() => patient.destroy())

/** A form whose sender takes their time: the rest goes out when `finish` is called. */
function registerSlowly({ origin }: Running): { finish: () => Promise<number>; sent: Promise<void> } {
  const { headers = {}, body = '' } = form({ email: 'ada@example.org' }, origin)
  const half = Math.floor(body.length / 2)
  const sending = request(`${origin}/register`, {
    agent: patient,
    method: 'POST',
    headers: { ...headers, 'content-length': String(body.length) },
  })
  const answered = new Promise<number>((resolve, reject) => {
    sending.on('response', (response) => resolve(response.resume().statusCode ?? 0))
    sending.on('error', reject)
  })
  const sent = new Promise<void>((resolve) => void sending.write(body.slice(0, half), () => resolve()))
  return {
    sent,
    finish() {
      sending.end(body.slice(half))
      return answered
    },
  }
}

test('asked to stop, it answers who is there already, takes nobody new, and ends with 0', async (t) => {
  const running = await start(t)
  const slow = registerSlowly(running)
  await slow.sent
  await delay(50)
  const ended = running.stop()
  await delay(200)
  await assert.rejects(fetch(running.origin), 'it takes no new connection')
  assert.equal(await slow.finish(), 303)
  const answered = performance.now()
  assert.equal(await ended, 0)
  assert.ok(performance.now() - answered < 8_000, 'a kept connection does not hold it up until it is forced')
})

test('a second one on the same folder says one sentence, ends with 1, and leaves the first alone', async (t) => {
  const dataFolder = temporaryFolder()
  const running = await start(t, dataFolder)
  const { PATH, HOME } = process.env
  const env = {
    PATH,
    HOME,
    BROADSHEET_DATA: dataFolder,
    BROADSHEET_DEMO: '0',
    PORT: String(running.port + 1),
  }
  const second = spawnSync(process.execPath, [program, 'start'], { env, encoding: 'utf8' })
  assert.deepEqual([second.status, second.stdout], [1, ''])
  assert.match(second.stderr, /^Another Broadsheet is running on [^\n]+\n$/)
  assert.equal((await ask(running.origin, '/')).status, 200)
  assert.equal(await running.stop(), 0)
})
