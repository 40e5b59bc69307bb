import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { commands } from './commands.ts'

export const help: Command = {
  usage: ['help'],
  summary: 'Shows this.',
  run: async (args) => {
    parseArgs({ args })
    const all = await Promise.all([...commands.values()].map((load) => load()))
    console.log(['Usage: bin/broadsheet COMMAND', ...all.map(describe)].join('\n\n'))
    return 0
  },
}

function describe({ usage, summary }: Command): string {
  return [...usage.map((line) => `  ${line}`), `      ${summary}`].join('\n')
}
