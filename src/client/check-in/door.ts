import { findByName, readAsked } from '../../lib/door/find.ts'
import { type DoorList, type DoorSeat, type QueuedAct, withActs } from '../../lib/door/list.ts'
import { forgetAll } from './forget.ts'
import { askList, type NoAnswer, sendActs } from './line.ts'
import type { DoorStore } from './store.ts'

/** How it stands with the server: `open` is a line over which everything was sent. */
export type Line = 'open' | NoAnswer

export type Places = { event: string; list: string; acts: string }

/** What one phone knows and has done; every change is on its disk before it is said. */
export type Door = {
  seats: () => DoorSeat[] | undefined
  waiting: () => number
  line: () => Line
  find: (text: string) => Promise<DoorSeat[] | 'no-ticket'>
  act: (seat: DoorSeat, act: 'in' | 'out') => Promise<void>
  /** Sends what waits and asks for the list anew. Answers the names of those who have no seat any more. */
  sync: () => Promise<string[]>
}

export async function openDoor(store: DoorStore, places: Places, changed: () => void): Promise<Door> {
  const { event } = places
  await store.forgetOld(Date.now())
  let list: DoorList | undefined = await store.list(event)
  let acts: QueuedAct[] = await store.acts(event)
  let line: Line = 'open'
  let isSending = false

  const seats = () => list && withActs(list.seats, acts)
  const keep = async (fresh: DoorList) => {
    await store.keepList(fresh)
    list = fresh
  }

  const sendAll = async (): Promise<{ gone: string[]; line: Line }> => {
    const gone: string[] = []
    while (acts.length > 0) {
      const sent = await sendActs(places.acts, acts)
      if (typeof sent === 'string') return { gone, line: sent }
      const ids = new Set(sent.map(({ id }) => id))
      const answered = acts.filter(({ id }) => ids.has(id))
      if (answered.length === 0) return { gone, line: 'closed' }
      const lost = new Set(sent.filter(({ answer }) => answer === 'gone').map(({ id }) => id))
      const without = answered.filter(({ id }) => lost.has(id)).map(({ seat }) => seat)
      for (const { id, name } of list?.seats ?? []) if (without.includes(id)) gone.push(name)
      // Before they are dropped, so that nobody seems to have left until the list comes anew.
      const taken = answered.filter(({ id }) => !lost.has(id))
      if (list) await keep({ ...list, seats: withActs(list.seats, taken) })
      await store.dropActs([...ids])
      acts = acts.filter(({ id }) => !ids.has(id))
    }
    return { gone, line: 'open' }
  }

  return {
    seats,
    waiting: () => acts.length,
    line: () => line,
    async find(text) {
      const known = seats() ?? []
      const asked = readAsked(text)
      if (asked.is === 'name') return findByName(known, asked.words)
      const found =
        asked.is === 'letters'
          ? await codeOf(event, asked.letters).then((code) => known.find((seat) => seat.code === code))
          : await ticketIn(known, asked.seat, asked.token)
      return found ? [found] : 'no-ticket'
    },
    async act(seat, act) {
      const done: QueuedAct = { id: newName(), event, seat: seat.id, act, at: Date.now() }
      await store.keepAct(done)
      acts = [...acts, done]
      changed()
    },
    async sync() {
      if (isSending) return []
      isSending = true
      try {
        const sent = await sendAll()
        ;({ line } = sent)
        const fresh = line === 'open' ? await askList(places.list) : undefined
        if (typeof fresh === 'string') line = fresh
        else if (fresh) await keep(fresh)
        // Somebody who was away too long goes on with what is on the screen; on the device nothing stays.
        if (line === 'signed-out' || line === 'closed') await forgetAll()
        if (line === 'closed') list = undefined
        return sent.gone
      } finally {
        isSending = false
        changed()
      }
    },
  }
}

async function ticketIn(
  seats: readonly DoorSeat[],
  id: string,
  token: string,
): Promise<DoorSeat | undefined> {
  const hash = await sha256(token)
  return seats.find((seat) => seat.id === id && seat.token === hash)
}

function codeOf(event: string, letters: string): Promise<string> {
  return sha256(`${event}:${letters}`)
}

/** Empty, and so nobody's, where the page did not come over a secure line: browsers hash nothing there. */
async function sha256(text: string): Promise<string> {
  if (!globalThis.isSecureContext) return ' '
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return hexOf(bytes)
}

function newName(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(16)))
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
