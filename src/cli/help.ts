import { parseArgs } from 'node:util'
import { type Command, describeCommand } from './command.ts'
import { commands } from './commands.ts'

export const help: Command = {
  usage: ['help'],
  summary: 'Shows this.',
  run: async (args) => {
    parseArgs({ args })
    const all = await Promise.all([...commands.values()].map((load) => load()))
    console.log(['Usage: bin/broadsheet COMMAND', ...all.map(describeCommand)].join('\n\n'))
    return 0
  },
}
