export type Command = {
  /** One line for each form: what stands after `bin/broadsheet`. */
  usage: readonly string[]
  /** One sentence. */
  summary: string
  /** Reads its own arguments with `parseArgs`, strictly, and returns the exit code. */
  run: (args: string[]) => Promise<number>
}

export function describeCommand({ usage, summary }: Command): string {
  return [...usage.map((line) => `  ${line}`), `      ${summary}`].join('\n')
}

/** Thrown for arguments that make no sense; the message is one sentence, and the exit code 2. */
export class UsageError extends Error {}
