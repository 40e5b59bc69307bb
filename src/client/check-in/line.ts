import {
  type ActsAnswer,
  type DoorList,
  MOST_ACTS,
  type QueuedAct,
  type SentActs,
} from '../../lib/door/list.ts'

const PATIENCE_MS = 8_000

/** `signed-out`: the server knows nobody here any more. `closed`: there is nobody to be let in. */
export type NoAnswer = 'no-line' | 'signed-out' | 'closed'

export async function askList(address: string): Promise<DoorList | NoAnswer> {
  const answer = await ask(address, { headers: { accept: 'application/json' } })
  return typeof answer === 'string' ? answer : answer.json()
}

/** Sends the oldest; whoever calls drops those that were answered, and calls again while there are more. */
export async function sendActs(
  address: string,
  acts: readonly QueuedAct[],
): Promise<ActsAnswer['answers'] | NoAnswer> {
  const oldest = acts.toSorted((one, other) => one.at - other.at).slice(0, MOST_ACTS)
  const body: SentActs = {
    sentAt: Date.now(),
    acts: oldest.map(({ id, seat, act, at }) => ({ id, seat, act, at })),
  }
  const answer = await ask(address, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (typeof answer === 'string') return answer
  const { answers }: ActsAnswer = await answer.json()
  return answers
}

async function ask(address: string, wish: RequestInit): Promise<Response | NoAnswer> {
  const answer = await fetch(address, { ...wish, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    () => undefined,
  )
  if (!answer || answer.status >= 500 || answer.status === 429) return 'no-line'
  if (answer.status === 401 || answer.redirected) return 'signed-out'
  return answer.ok ? answer : 'closed'
}
