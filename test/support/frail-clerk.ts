// A clerk's thread that falls dead over certain words, as they come.
import { parentPort } from 'node:worker_threads'
import type { Question } from '../../src/web/clerk/clerk-thread.ts'

parentPort?.on('message', (question: Question) => {
  if (question !== 'close' && question.sent.text.includes('deadly words')) process.exit(1)
})
await import('../../src/web/clerk/clerk-thread.ts')
