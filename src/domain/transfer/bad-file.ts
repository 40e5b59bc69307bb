/** A file that cannot be taken in at all; nothing of it has been. `line` counts from 1, null where there are no lines. */
export class BadFile extends Error {
  readonly line: number | null
  constructor(message: string, line: number | null = null) {
    super(line === null ? message : `Line ${line}: ${message}`)
    this.line = line
  }
}
