import type { Command } from './command.ts'

/** Loaded when asked for, so that a command does not wait for what only another needs. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['start', async () => (await import('./start.ts')).start],
  ['backup', async () => (await import('./backup.ts')).backup],
  ['why', async () => (await import('./why.ts')).why],
  ['help', async () => (await import('./help.ts')).help],
])
