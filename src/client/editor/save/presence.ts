import { newKey } from './keep.ts'

export type Others = { name: string; own: boolean; writes: boolean; since: string }[]

export type Presence = {
  head: string
  /** Whether this tab is the one that writes. */
  writes: boolean
  present: Others
}

const EVERY_MS = 10_000

type Needs = {
  address: string
  tab: string
  heard: (presence: Presence) => void
}

/** Says every ten seconds that this tab is here, and hears who else is. Answers how to take over; `asked`: it has heard once. */
export function startPresence({ address, tab, heard }: Needs): {
  takeOver: () => Promise<boolean>
  asked: Promise<boolean>
} {
  const post = async (act: 'stay' | 'take-over'): Promise<boolean> => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ tab, act }),
      signal: AbortSignal.timeout(EVERY_MS),
    }).catch(() => undefined)
    if (!response?.ok) return false
    const presence: Presence = await response.json()
    heard(presence)
    return true
  }
  const asked = post('stay')
  setInterval(() => void post('stay'), EVERY_MS)
  addEventListener('focus', () => void post('stay'))
  addEventListener('online', () => void post('stay'))
  addEventListener('pagehide', () => {
    const body = new Blob([JSON.stringify({ tab, act: 'leave' })], { type: 'application/json' })
    navigator.sendBeacon(address, body)
  })
  addEventListener('pageshow', ({ persisted }) => persisted && void post('stay'))
  return { takeOver: () => post('take-over'), asked }
}

/** The same after a reload, another for a tab that was duplicated. */
export async function tabName(writtenId: string): Promise<string> {
  const place = `broadsheet-tab-${writtenId}`
  const known = sessionStorage.getItem(place)
  if (known !== null && (await isFree(known))) return known
  const made = newKey()
  sessionStorage.setItem(place, made)
  await isFree(made)
  return made
}

/** Takes the name for as long as the page lives. Without locks (no https) a duplicated tab is not noticed. */
function isFree(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise((resolve) => {
    navigator.locks
      .request(`broadsheet-tab:${name}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : new Promise(() => undefined)
      })
      .catch(() => resolve(true))
  })
}
