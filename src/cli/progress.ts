const EVERY_MS = 100
const LINE_EVERY_MS = 5_000
const WIDTH = 30

export type Progress = { show: (done: number, total: number) => void; end: () => void }

/** Progress on standard error: a bar where a person is looking, now and then a line where not. */
export function startProgress(what: string): Progress {
  const isSeen = process.stderr.isTTY
  let last = performance.now()
  return {
    show(done, total) {
      const now = performance.now()
      if (now - last < (isSeen ? EVERY_MS : LINE_EVERY_MS) && done < total) return
      last = now
      process.stderr.write(isSeen ? `\r\u001B[K${bar(what, done, total)}` : `${what}: ${done} of ${total}\n`)
    },
    end() {
      if (isSeen) process.stderr.write('\r\u001B[K')
    },
  }
}

function bar(what: string, done: number, total: number): string {
  const full = total === 0 ? WIDTH : Math.round((done / total) * WIDTH)
  return `${what} [${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${done} of ${total}`
}
