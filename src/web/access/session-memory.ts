import { createHash } from 'node:crypto'
import { findSession, type Session } from '../../domain/readers/find-session.ts'
import { touchSession } from '../../domain/readers/sessions.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'

/**
 * Who a session cookie belongs to, noted as in use. Remembered for a minute but never beyond the session's end, and
 * forgotten at once when any session ends: on this process by `clear`, on others through the change that ending a
 * session announces.
 */
export type SessionMemory = {
  find: (token: string) => Session | undefined | Promise<Session | undefined>
  clear: () => void
}

const MOST_SESSIONS = 20_000
const REMEMBERED_MS = 60_000
const REMEMBERED_IN_OUTAGE_MS = 3_600_000
const tokenShape = /^[\w-]{20,100}$/

export function createSessionMemory(db: Db, clock: Clock): SessionMemory {
  const known = new Map<string, { session: Session; until: number; end: number }>()
  let generation = 0
  const look = async (token: string): Promise<Session | undefined> => {
    const asked = generation
    const session = await findSession(db, createHash('sha256').update(token).digest('hex'), clock())
    // Noting that it is in use is not worth keeping anyone out when the disk is full.
    if (session) await touchSession(db, clock, session).catch(() => false)
    // What was read before a session ended must not be remembered after it.
    if (session && asked === generation) {
      if (known.size >= MOST_SESSIONS) known.clear()
      const end = Temporal.Instant.from(session.expiresAt).epochMilliseconds
      known.set(token, { session, until: Math.min(clock().epochMilliseconds + REMEMBERED_MS, end), end })
    }
    return session
  }
  return {
    find(token) {
      if (!tokenShape.test(token)) return undefined
      const kept = known.get(token)
      if (!kept) return look(token)
      const now = clock().epochMilliseconds
      if (kept.until > now) return kept.session
      return look(token).catch((error: unknown) => {
        const until = Math.min(kept.until + REMEMBERED_IN_OUTAGE_MS, kept.end)
        if (until > now && known.get(token) === kept) return kept.session
        throw error
      })
    },
    clear() {
      generation += 1
      known.clear()
    },
  }
}
