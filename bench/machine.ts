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

function firstLine(command: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return (stdout || stderr).split('\n')[0]?.trim() ?? ''
}
