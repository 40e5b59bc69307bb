/** A way out for letters: an SMTP server, or a provider's HTTP address. */
export type Carrier = {
  /** Host and port, or the provider and its domain: never a password. */
  name: string
  /** How many it can have under way at once. */
  lanes: number
  carry: (parcel: Parcel) => Promise<Carried>
  close: () => void
}

export type Parcel = {
  /** The same for the same copy, however often it is tried. */
  id: string
  /** What it is a copy of. */
  editionId: string
  from: string
  to: string
  /** The whole message as it goes over the wire. */
  raw: Buffer
  /**
   * Called when the other side is ready for the content and has none of it yet. Not one byte is sent before it resolves,
   * and none at all if it says false.
   */
  onWire: () => Promise<boolean>
}

/**
 * - `sent`: the other side has said that it has the message.
 * - `refused`: it will never take this message for this recipient.
 * - `later`: it does not have the message and may take it another time.
 * - `unreachable`: the same, but the reason lies with the server or with us, not with the recipient.
 * - `in-doubt`: the content was on its way and no answer came.
 * - `withdrawn`: `onWire` said no.
 */
export type Carried = {
  outcome: 'sent' | 'refused' | 'later' | 'unreachable' | 'in-doubt' | 'withdrawn'
  /** What the other side said, or what went wrong, on one line. */
  answer: string
}
