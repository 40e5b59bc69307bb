import type { DoorSeat } from './list.ts'

/** What a camera or a finger gave: a ticket's address, the letters below its code, or a name. */
export type Asked =
  | { is: 'ticket'; seat: string; token: string }
  | { is: 'letters'; letters: string }
  | { is: 'name'; words: string[] }

/** `text` as it was read or typed. Letters are told from a name by their number and alphabet alone. */
export function readAsked(text: string): Asked {
  const [, seat, token] = /\/tickets\/([\w-]{1,64})\/([\w-]{1,64})(?:\.png)?$/.exec(text.trim()) ?? []
  if (seat !== undefined && token !== undefined) return { is: 'ticket', seat, token }
  const letters = lettersOf(text)
  if (/^[2-9B-DF-HJKMNP-TV-Z]{8}$/.test(letters) && /\d|-/.test(text)) return { is: 'letters', letters }
  return { is: 'name', words: plain(text).split(' ').filter(Boolean) }
}

/** Without the hyphen, in capitals: what is hashed. */
export function lettersOf(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase()
}

/** Every word must begin some word of the name, whatever its accents; those who have not come stand first. */
export function findByName(seats: readonly DoorSeat[], words: readonly string[]): DoorSeat[] {
  const found = seats.filter(({ name }) => {
    const parts = plain(name).split(/[\s@.-]+/)
    return words.every((word) => parts.some((part) => part.startsWith(word)) || plain(name).startsWith(word))
  })
  return found.toSorted(
    (one, other) => Number(one.came !== null) - Number(other.came !== null) || compare(one.name, other.name),
  )
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim()
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
