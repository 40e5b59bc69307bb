import { type Command, UsageError } from './command.ts'

/** bin/broadsheet starts the program itself; here is its line in the help, and the answer to arguments. */
export const start: Command = {
  usage: ['start'],
  summary: 'Runs the publication. Its settings come from the environment: see docs/operating.md.',
  run: refuseArguments('start'),
}

export const work: Command = {
  usage: ['work'],
  summary: 'Runs jobs and letters alone, beside start with BROADSHEET_WORK=elsewhere or on another machine.',
  run: refuseArguments('work'),
}

function refuseArguments(command: string): Command['run'] {
  return async () => {
    throw new UsageError(`${command} takes no arguments: its settings come from the environment.`)
  }
}
