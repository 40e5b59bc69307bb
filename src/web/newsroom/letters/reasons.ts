import type { Asking } from '../../route.ts'
import { textHere } from '../publication/room.ts'

/** What the engine writes down, and its name among our words. */
const known = {
  suppressed: 'suppressed',
  unsubscribed: 'unsubscribed',
  paused: 'paused',
  'account deleted': 'account-deleted',
  'address deleted': 'address-deleted',
  'gets it there already': 'gets-it-there',
  'seat given up': 'seat-given-up',
  'no longer waiting': 'no-longer-waiting',
  stopped: 'stopped',
  'nothing for them': 'nothing-for-them',
  refused: 'refused',
  'put off too often': 'put-off',
  'no answer': 'no-answer',
  'the worker ended before an answer came': 'worker-ended',
} as const

export function sayReason(c: Asking, problem: string): string {
  const [, name] = Object.entries(known).find(([written]) => written === problem) ?? []
  return name === undefined ? problem || '–' : textHere(c)(`letters.reason.${name}`)
}
