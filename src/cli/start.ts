import { type Command, UsageError } from './command.ts'

/** bin/broadsheet starts the program itself; here is its line in the help, and the answer to arguments. */
export const start: Command = {
  usage: ['start'],
  summary: 'Runs the publication. Its settings come from the environment: see docs/operating.md.',
  run: async () => {
    throw new UsageError('start takes no arguments: its settings come from the environment.')
  },
}
