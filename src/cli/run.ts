import { describeCommand, UsageError } from './command.ts'
import { commands } from './commands.ts'

const MISUSED = 2

/** Runs one command and returns the exit code. What the command cannot handle is thrown, with its stack. */
export async function run(args: string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  const load = commands.get(name === '--help' || name === '-h' ? 'help' : name)
  if (!load) return misused(`There is no command ${name}.`)
  try {
    const command = await load()
    if (!rest.includes('--help')) return await command.run(rest)
    console.log(describeCommand(command))
    return 0
  } catch (error) {
    if (error instanceof UsageError) return misused(error.message)
    if (isArgumentError(error)) return misused(`${name}: ${firstSentence(error.message)}`)
    throw error
  }
}

function misused(sentence: string): number {
  console.error(`${sentence} See bin/broadsheet help.`)
  return MISUSED
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}

/** Node adds advice for programmers after the first one. */
function firstSentence(message: string): string {
  return `${message.split(/\.(?:\s|$)/, 1)[0]}.`
}
