import type { OnItsWay } from '../../../lib/editor/facts.ts'
import type { Content, Head } from './content.ts'

export type Sent =
  | { sent: 'saved'; revisionId: string; at: string }
  | { sent: 'stale'; theirs: Head }
  | { sent: 'taken-over'; by: string }
  | { sent: 'on-its-way'; stage: OnItsWay }
  | { sent: 'invalid'; path: string; message: string }
  | { sent: 'too-large' | 'signed-out' | 'refused' }
  /** No answer, or one that says nothing about the text: to be tried again. */
  | { sent: 'offline' | 'failed' }

const PATIENCE_MS = 30_000

type Wish = {
  base: string
  tab: string
  origin: 'autosaved' | 'saved'
  takesBack: OnItsWay | undefined
  content: Content
}

/** Sends a content to be saved over `base`. Only a 201 with the revision's id counts as saved. */
export async function send(address: string, { base, content, ...wish }: Wish): Promise<Sent> {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'if-match': `"${base}"` },
      body: JSON.stringify({ ...content, ...wish }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    return { sent: 'offline' }
  }
  const answer = await readAnswer(response)
  switch (response.status) {
    case 201:
      return typeof answer?.revisionId === 'string'
        ? { sent: 'saved', revisionId: answer.revisionId, at: answer.at ?? new Date().toISOString() }
        : { sent: 'failed' }
    case 409:
      return answer?.stage ? { sent: 'on-its-way', stage: answer.stage } : { sent: 'failed' }
    case 412:
      return answer?.theirs ? { sent: 'stale', theirs: answer.theirs } : { sent: 'failed' }
    case 423:
      return { sent: 'taken-over', by: answer?.by ?? '' }
    case 400:
      return { sent: 'invalid', path: answer?.path ?? '', message: answer?.message ?? '' }
    case 413:
      return { sent: 'too-large' }
    case 401:
      return { sent: 'signed-out' }
    case 403:
    case 404:
      return { sent: 'refused' }
    default:
      return { sent: 'failed' }
  }
}

type Answer = {
  revisionId?: string
  at?: string
  theirs?: Head
  by?: string
  path?: string
  message?: string
  stage?: OnItsWay
}

async function readAnswer(response: Response): Promise<Answer | undefined> {
  try {
    const answer: Answer = await response.json()
    return answer
  } catch {
    return undefined
  }
}
