import { createHmac, timingSafeEqual } from 'node:crypto'
import { newId } from '../../lib/id.ts'

/** A visitor's number and, where there is one, the first article they opened on the meter. */
export type Visitor = {
  id: string
  /** The first article of the window travels in the signed cookie; the database learns of it with the second. */
  first?: { work: string; at: number }
}

export type VisitorCookies = {
  /** Undefined for a cookie that is forged, damaged or not there. */
  read: (value: string | undefined) => Visitor | undefined
  write: (visitor: Visitor) => string
  create: (first?: Visitor['first']) => Visitor
}

const MOST_VERIFIED = 20_000
const shape = /^1\.([0-9a-f-]{36})\.(-|[0-9a-f-]{36})\.([0-9a-z]{1,10})\.([\w-]{43})$/

/** `1.NUMBER.FIRST-WORK.AT.MAC`, signed with HMAC-SHA256. */
export function createVisitorCookies(secret: string): VisitorCookies {
  const key = createHmac('sha256', secret).update('visitor cookie').digest()
  const verified = new Map<string, Visitor>()
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')

  const verify = (value: string): Visitor | undefined => {
    const [, id, work, at, mac] = shape.exec(value) ?? []
    if (id === undefined || work === undefined || at === undefined || mac === undefined) return undefined
    const expected = sign(value.slice(0, value.lastIndexOf('.')))
    if (!timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return undefined
    return work === '-' ? { id } : { id, first: { work, at: Number.parseInt(at, 36) } }
  }
  return {
    read(value) {
      if (value === undefined) return undefined
      const known = verified.get(value)
      if (known) return known
      const visitor = verify(value)
      if (!visitor) return undefined
      if (verified.size >= MOST_VERIFIED) verified.clear()
      verified.set(value, visitor)
      return visitor
    },
    write({ id, first }) {
      const text = `1.${id}.${first?.work ?? '-'}.${(first?.at ?? 0).toString(36)}`
      return `${text}.${sign(text)}`
    },
    create: (first) => (first ? { id: newId(), first } : { id: newId() }),
  }
}
