/** Where mails come in and are taken out one after another. What is not kept is there again the next time. */
export type Letterbox = {
  /** Names of what has come, the oldest first. */
  list: (most: number) => Promise<string[]>
  /** The beginning of one. Undefined: somebody else has taken it out. */
  read: (name: string, mostBytes: number) => Promise<Uint8Array | undefined>
  /** It has been read; `flagged` marks what was not understood, for a person to look at. */
  keep: (name: string, flagged: boolean) => Promise<void>
}
