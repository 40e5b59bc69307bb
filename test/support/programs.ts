import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The folder, in PATH or among `more`, that holds all the named programs. */
export function findProgramFolder(names: string[], more: string[] = []): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...more]
  return folders.find((folder) => names.every((name) => isProgram(join(folder, name))))
}

/** The program's path. */
export function findProgram(name: string): string | undefined {
  const folder = findProgramFolder([name])
  return folder === undefined ? undefined : join(folder, name)
}

/** The program's path, or an error that says what to do. Tests never skip what they need. */
export function needProgram(name: string): string {
  const program = findProgram(name)
  if (program === undefined) throw new Error(`The tests need ${name}, which was not found. Run bin/setup.`)
  return program
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
