import type { Command } from './command.ts'

/** Loaded when asked for, so that a command does not wait for what only another needs. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['start', async () => (await import('./start.ts')).start],
  ['work', async () => (await import('./start.ts')).work],
  ['backup', async () => (await import('./backup.ts')).backup],
  ['demo', async () => (await import('./demo.ts')).demo],
  ['why', async () => (await import('./why.ts')).why],
  ['import', async () => (await import('./import.ts')).importCommand],
  ['export', async () => (await import('./export.ts')).exportCommand],
  ['bounces', async () => (await import('./bounces.ts')).bounces],
  ['staff', async () => (await import('./staff.ts')).staff],
  ['doctor', async () => (await import('./doctor.ts')).doctor],
  ['help', async () => (await import('./help.ts')).help],
])
