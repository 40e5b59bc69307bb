/** What a phone at the door holds of an event: enough to let people in, and no more. */
export type DoorList = {
  event: string
  /** Milliseconds since 1970, by the server: from then on it is forgotten. */
  forgetAt: number
  seats: DoorSeat[]
}

export type DoorSeat = {
  id: string
  /** Their address, where they never gave a name. */
  name: string
  guests: number
  /** SHA-256, hexadecimal, of the ticket's token and of its letters: a phone that is lost gives no tickets away. */
  token: string
  code: string
  /** Milliseconds since 1970; null: not yet. */
  came: number | null
}

/** One act at the door, waiting for a line. `at`: by this phone's clock. */
export type QueuedAct = { id: string; event: string; seat: string; act: 'in' | 'out'; at: number }

/** What is sent: `sentAt` tells the server how far this phone's clock is out. */
export type SentActs = { sentAt: number; acts: Omit<QueuedAct, 'event'>[] }

/** `gone`: they have no seat any more. */
export type ActsAnswer = { answers: { id: string; answer: 'counted' | 'already' | 'gone' }[] }

/** So many in one go; a form's limit holds them with ease. */
export const MOST_ACTS = 200

/** The list with what this phone did and has not sent yet. */
export function withActs(seats: readonly DoorSeat[], acts: readonly QueuedAct[]): DoorSeat[] {
  const latest = new Map(acts.toSorted((one, other) => one.at - other.at).map((act) => [act.seat, act]))
  return seats.map((seat) => {
    const act = latest.get(seat.id)
    if (!act) return seat
    return { ...seat, came: act.act === 'out' ? null : (seat.came ?? act.at) }
  })
}
