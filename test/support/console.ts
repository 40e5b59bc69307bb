import { format } from 'node:util'
import { after, afterEach } from 'node:test'

// `npm test` loads this before every test file: whatever a test did not take from here makes it fail.

const LEFT_OPEN_MS = 20_000

let said: string[] = []

console.error = (...parts: unknown[]) => void said.push(format(...parts))
console.warn = console.error

/** What went to console.error and console.warn in this test so far; taken, it no longer fails the test. */
export function takeConsoleErrors(): string[] {
  const taken = said
  said = []
  return taken
}

// The runner itself also loads this, and has no tests to guard.
if (process.env.NODE_TEST_CONTEXT || process.argv[1]?.includes('.test.')) {
  afterEach(() => {
    const unexpected = takeConsoleErrors()
    if (unexpected.length > 0) throw new Error(`Unexpected on the console:\n${unexpected.join('\n')}`)
  })
  // A server or a program that a failed test has left would hold the whole run for ever.
  after(() => void setTimeout(endWhatIsLeft, LEFT_OPEN_MS).unref())
}

function endWhatIsLeft(): void {
  process.stderr.write(`Left open by the tests: ${process.getActiveResourcesInfo().join(', ')}\n`)
  process.exit(1)
}
