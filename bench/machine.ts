import { execFileSync, spawnSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { nginxPath } from './servers/references.ts'

export type Machine = ReturnType<typeof describeMachine>

/** What must be known to compare two runs. */
export function describeMachine() {
  const processors = cpus()
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1e9),
    kernel: release(),
    node: process.version,
    nginx: firstLine(nginxPath(), '-v').replace('nginx version: ', ''),
    wrk: firstLine('wrk', '-v'),
    commit: firstLine(
      'git',
      '-C',
      fileURLToPath(new URL('..', import.meta.url)),
      'rev-parse',
      '--short',
      'HEAD',
    ),
    loadBefore: loadavg()[0] ?? 0,
  }
}

/** Keeps this program and its threads off the core on which the servers run. */
export function moveToCore(core: number): void {
  execFileSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)], { stdio: 'ignore' })
}

/**
 * What measures goes before whatever shares its core, by real time: a better priority alone still waits out the slice of
 * the one that runs, 3 to 4 ms, which would be charged to the server. Only the owner of a Linux machine may. Answers
 * what ends it.
 */
export function goFirst(): () => void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return () => undefined
  schedule('--fifo', '1')
  return () => schedule('--other', '0')
}

function schedule(policy: string, priority: string): void {
  execFileSync('chrt', ['--all-tasks', policy, '--pid', priority, String(process.pid)], { stdio: 'ignore' })
}

function firstLine(command: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return (stdout || stderr).split('\n')[0]?.trim() ?? ''
}
