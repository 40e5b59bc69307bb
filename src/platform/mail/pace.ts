/** Lets one through at a time, `perSecond` of them at most, evenly. Without a limit nobody waits. */
export function createPace(perSecond: number | undefined): () => Promise<void> {
  if (perSecond === undefined) return async () => undefined
  const gap = 1_000 / perSecond
  let next = 0
  return async () => {
    const now = performance.now()
    const at = Math.max(now, next)
    next = at + gap
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
  }
}
