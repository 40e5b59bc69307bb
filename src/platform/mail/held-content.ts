import { Readable } from 'node:stream'

export type HeldContent = Readable & {
  /** Whether the other side may have some of it. */
  isGiven: () => boolean
  /** From now on nothing is given. */
  withhold: () => void
}

/**
 * A message that is read only once `onWire` has said yes. nodemailer begins to read a message when the server has
 * answered DATA with 354 (RFC 5321, 4.1.1.4), which makes this the one moment between "surely not there" and "may be
 * there".
 */
export function heldContent(raw: Buffer, onWire: () => Promise<boolean>): HeldContent {
  let given = false
  let asked = false
  let withheld = false
  const content = new Readable({
    read() {
      if (asked) return
      asked = true
      onWire().then(
        (may) => {
          if (withheld) return
          if (!may) return void this.destroy(new Withdrawn())
          given = true
          this.push(raw)
          this.push(null)
        },
        (error: unknown) => void this.destroy(new Withdrawn(String(error))),
      )
    },
  })
  return Object.assign(content, { isGiven: () => given, withhold: () => void (withheld = true) })
}

class Withdrawn extends Error {
  constructor(why = 'Somebody else has this copy now.') {
    super(why)
  }
}
