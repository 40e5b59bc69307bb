import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))

function broadsheet(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

for (const args of [[], ['help'], ['--help'], ['-h']])
  test(`"broadsheet ${args.join(' ')}" lists the commands`, () => {
    const { status, stdout, stderr } = broadsheet(...args)
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
    assert.match(stdout, /^ {2}start$/m)
  })

test('--help after a command tells of that command alone', () => {
  const { status, stdout } = broadsheet('start', '--help')
  assert.equal(status, 0)
  assert.match(stdout, /^ {2}start\n {6}Runs the publication\./)
})

const mistakes = [
  { args: ['publsh'], says: 'There is no command publsh.' },
  { args: ['help', '--loud'], says: "help: Unknown option '--loud'." },
  { args: ['help', 'me'], says: "help: Unexpected argument 'me'." },
  { args: ['start', 'now'], says: 'start takes no arguments: its settings come from the environment.' },
  { args: ['work', 'now'], says: 'work takes no arguments: its settings come from the environment.' },
  { args: ['start', '--port=80'], says: 'start takes no arguments: its settings come from the environment.' },
]

for (const { args, says } of mistakes)
  test(`"broadsheet ${args.join(' ')}" gets one sentence and exit code 2`, () => {
    assert.deepEqual(broadsheet(...args), {
      status: 2,
      stdout: '',
      stderr: `${says} See bin/broadsheet help.\n`,
    })
  })
