import { judgeDrawing } from './drawing.ts'
import { makePictures, readWhole } from './remake.ts'
import type { Limits, Outcome, Task } from './workshop.ts'

// Runs in a process of its own (see workshop.ts): what decodes files of strangers shares no memory with readers. It
// ends by its own hand where reading a file goes beyond what inspect.ts foresaw.

/** Nested groups of a drawing have been seen to take 2.5 GB a second. */
const LOOK_MS = 5

const limits: Limits = JSON.parse(process.argv[2] ?? '')
let readingSince: NodeJS.CpuUsage | undefined

setInterval(() => {
  // An exit would wait for the thread that decodes.
  if (process.memoryUsage.rss() > limits.memory || readingMs() > limits.readingMs)
    process.kill(process.pid, 'SIGKILL')
}, LOOK_MS)
process.on('disconnect', () => process.exit(0))
process.on('message', (task: Task) => {
  void work(task).then((outcome) => process.send?.(outcome))
})

/** Processor time, so that a busy machine refuses no more than an idle one. */
function readingMs(): number {
  if (readingSince === undefined) return 0
  const { user, system } = process.cpuUsage(readingSince)
  return (user + system) / 1_000
}

async function work(task: Task): Promise<Outcome> {
  readingSince = process.cpuUsage()
  try {
    const problem = task.nature === 'drawing' ? judgeDrawing(task.bytes) : undefined
    if (problem) return { ok: false, problem }
    const source = await readWhole(task)
    // What follows works on pixels of our own, no more of them than a master has.
    readingSince = undefined
    const { width, height } = source
    return { ok: true, width, height, made: await makePictures(source, task.wishes) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (!/pixel limit/.test(message)) return { ok: false, problem: 'damaged' }
    return { ok: false, problem: task.nature === 'animation' ? 'too-many-frames' : 'too-many-pixels' }
  } finally {
    readingSince = undefined
  }
}
