import { randomUUIDv7 } from 'node:crypto'

/** A new Id: UUIDv7 text (RFC 9562), so that ids made later sort later. Made by the app, never reused. */
export function newId(): string {
  return randomUUIDv7()
}
