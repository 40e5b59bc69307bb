import { randomUUIDv7 } from 'node:crypto'

let moment = ''
let count = 0

/**
 * A new Id: UUIDv7 text, made by the app, never reused. Of two made in this process the later sorts later, even within a
 * millisecond or when the clock is set back: the twelve bits after the time count (RFC 9562, section 6.2, method 1).
 * The last 62 bits stay random.
 */
export function newId(): string {
  const id = randomUUIDv7()
  const now = id.slice(0, 13)
  if (now > moment) {
    moment = now
    // Begins in the lower half, so that there is room to count in.
    count = Number.parseInt(id.slice(15, 18), 16) >> 1
  } else if (count < 0xfff) count += 1
  else {
    moment = millisecondAfter(moment)
    count = 0
  }
  return `${moment}-7${count.toString(16).padStart(3, '0')}${id.slice(18)}`
}

function millisecondAfter(text: string): string {
  const next = (Number.parseInt(text.replace('-', ''), 16) + 1).toString(16).padStart(12, '0')
  return `${next.slice(0, 8)}-${next.slice(8)}`
}
