import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Owner = { uid: number; gid: number }

export type Kept = { order: (word: 'start' | 'stop' | 'crash') => Promise<void>; end: () => Promise<void> }

/** A server that ends with the tests, however they end, and its folder with it. What it says is in `folder/log`. */
export function keepServer(server: {
  folder: string
  owner: Owner | undefined
  command: string[]
  endSignal?: 'QUIT' | 'TERM' | 'KILL'
}): Kept {
  const { folder, owner, command, endSignal = 'QUIT' } = server
  const keeper = spawn('sh', [KEEPER, folder, ...command], {
    ...owner,
    cwd: folder,
    env: { ...process.env, END_SIGNAL: endSignal },
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const answers = createInterface({ input: keeper.stdout })
  return {
    order: async (word) => {
      const answered = new Promise((resolve) => answers.once('line', resolve))
      keeper.stdin.write(`${word}\n`)
      await answered
    },
    end: async () => {
      keeper.stdin.end()
      await ended
    },
  }
}

const KEEPER = fileURLToPath(new URL('./keeper.sh', import.meta.url))

/** Servers refuse to run as root. */
export function unprivilegedOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = ['postgres', 'nobody'].map((name) => users.find((fields) => fields[0] === name)).find(Boolean)
  if (!user)
    throw new Error('A server cannot run as root, and there is no user postgres or nobody to run it as.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}
