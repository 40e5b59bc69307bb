import type { OnItsWay } from '../../../lib/editor/facts.ts'
import type { Content, Head } from './content.ts'
import { type Keeper, newKey } from './keep.ts'
import { send, type Sent } from './send.ts'

export type SaveState =
  | { state: 'saved'; at: string }
  | { state: 'unsaved' | 'saving' }
  /** Not on the server. `kept`: whether this browser has it. */
  | { state: 'failed'; sent: Exclude<Sent, { sent: 'saved' }>; kept: boolean }

export type Saver = {
  /** Something was typed. */
  changed: () => void
  /** Saves what there is and resolves with whether all of it is on the server. */
  flush: (origin?: 'autosaved' | 'saved') => Promise<boolean>
  /** From now on saves are based on this revision; `clean`: the page shows exactly that. */
  rebase: (revisionId: string, clean: boolean) => void
  isDirty: () => boolean
  base: () => string
  /** Keeps what there is in this browser at once. */
  keepNow: () => Promise<boolean>
  /** Whoever writes has said to take it back from this stage: the next save does. */
  takeBack: (stage: OnItsWay) => void
  /** Saves nothing any more, or again. */
  hold: (held: boolean) => void
  /** The record of the present text, as a record of its own that outlives what is done next. */
  setAside: () => Promise<boolean>
}

type Needs = {
  address: string
  writtenId: string
  memberId: string
  tab: string
  head: string
  savedAt: string
  keeper: Keeper
  take: () => Content
  show: (state: SaveState) => void
  stale: (theirs: Head) => void
  takenOver: (by: string) => void
  /** A change would take it back from this stage, and nobody has said so: nothing was saved. */
  onItsWay: (stage: OnItsWay) => void
}

const PAUSE_MS = 1_500
const LONGEST_MS = 10_000
const KEEP_MS = 400
const KEEP_LONGEST_MS = 2_000
const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 60_000

/** Saves each pause, keeps in the browser what is not saved, and never says "saved" of what is not. */
export function createSaver(needs: Needs): Saver {
  const key = newKey()
  let base = needs.head
  let savedAt = needs.savedAt
  let version = 0
  let savedVersion = 0
  let running: Promise<boolean> | undefined
  /** Sent without an answer: sent again word for word, because it may have been saved after all. */
  let doubtful: { content: Content; version: number } | undefined
  let held = false
  let takesBack: OnItsWay | undefined
  let kept = true
  /** Whether the page says that all is saved. */
  let saysSaved = true
  let retryMs = FIRST_RETRY_MS
  const pause = debounce(PAUSE_MS, LONGEST_MS, () => void flush('autosaved'))
  const keepSoon = debounce(KEEP_MS, KEEP_LONGEST_MS, () => void keepNow())
  let retry: ReturnType<typeof setTimeout> | undefined
  needs.keeper.hold(key)

  const isDirty = () => version > savedVersion

  function show(state: SaveState): void {
    saysSaved = state.state === 'saved'
    needs.show(state)
  }

  function changed(): void {
    version += 1
    keepSoon.poke()
    if (saysSaved || (!held && !running && retry === undefined)) show({ state: 'unsaved' })
    if (held) return
    pause.poke()
  }

  async function keepNow(): Promise<boolean> {
    keepSoon.stop()
    if (!isDirty()) return true
    const { writtenId, memberId } = needs
    kept = await needs.keeper.put({ key, writtenId, memberId, base, at: Date.now(), content: needs.take() })
    return kept
  }

  async function flush(origin: 'autosaved' | 'saved' = 'saved'): Promise<boolean> {
    pause.stop()
    if (running) {
      await running
      return isDirty() && !held ? flush(origin) : !isDirty()
    }
    if (!isDirty() || held) return !isDirty()
    clearTimeout(retry)
    retry = undefined
    running = sendOnce(origin).finally(() => (running = undefined))
    const done = await running
    if (done && isDirty() && !held) pause.poke()
    return done && !isDirty()
  }

  /** Whether the server has what was sent. */
  async function sendOnce(origin: 'autosaved' | 'saved'): Promise<boolean> {
    const wish = doubtful ?? { content: needs.take(), version }
    show({ state: 'saving' })
    const sent = await send(needs.address, { base, tab: needs.tab, origin, takesBack, content: wish.content })
    if (sent.sent === 'saved') {
      doubtful = undefined
      takesBack = undefined
      retryMs = FIRST_RETRY_MS
      base = sent.revisionId
      savedAt = sent.at
      savedVersion = Math.max(savedVersion, wish.version)
      if (!isDirty()) {
        keepSoon.stop()
        await needs.keeper.remove(key)
      }
      show(isDirty() ? { state: 'unsaved' } : { state: 'saved', at: savedAt })
      return true
    }
    const isDoubtful = sent.sent === 'offline' || sent.sent === 'failed'
    doubtful = isDoubtful ? wish : undefined
    await keepNow()
    show({ state: 'failed', sent, kept })
    if (isDoubtful || sent.sent === 'signed-out') retryLater()
    if (sent.sent === 'stale') needs.stale(sent.theirs)
    if (sent.sent === 'taken-over') needs.takenOver(sent.by)
    if (sent.sent === 'on-its-way') needs.onItsWay(sent.stage)
    return false
  }

  function retryLater(): void {
    clearTimeout(retry)
    retry = setTimeout(() => {
      retry = undefined
      void flush('autosaved')
    }, retryMs)
    retryMs = Math.min(LAST_RETRY_MS, retryMs * 2)
  }

  addEventListener('online', () => void flush('autosaved'))
  addEventListener('focus', () => retry !== undefined && void flush('autosaved'))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return
    void keepNow()
    void flush('autosaved')
  })
  addEventListener('beforeunload', (event) => {
    if (!isDirty()) return
    void keepNow()
    event.preventDefault()
  })

  return {
    changed,
    flush,
    isDirty,
    keepNow,
    base: () => base,
    rebase(revisionId, clean) {
      base = revisionId
      doubtful = undefined
      if (!clean) return
      savedVersion = version
      saysSaved = true
      pause.stop()
      keepSoon.stop()
      void needs.keeper.remove(key)
    },
    takeBack(stage) {
      takesBack = stage
    },
    hold(now) {
      held = now
      if (now) pause.stop()
      else if (isDirty()) pause.poke()
    },
    async setAside() {
      const { writtenId, memberId } = needs
      return needs.keeper.put({
        key: newKey(),
        writtenId,
        memberId,
        base,
        at: Date.now(),
        content: needs.take(),
      })
    },
  }
}

/** Calls after `pause` without a poke, and at the latest `longest` after the first. */
function debounce(pause: number, longest: number, call: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let first = 0
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    stop,
    poke() {
      const now = performance.now()
      if (timer === undefined) first = now
      clearTimeout(timer)
      timer = setTimeout(
        () => {
          timer = undefined
          call()
        },
        Math.max(0, Math.min(pause, first + longest - now)),
      )
    },
  }
}
