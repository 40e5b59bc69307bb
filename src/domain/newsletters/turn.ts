import type { Database } from '../../platform/db/open.ts'
import type { Id } from '../../platform/db/schema.ts'
import { type Carrying, carryCopy, type Write } from './carry.ts'
import { claimDeliveries, type Claimed } from './claim.ts'
import { postpone } from './settle.ts'

export type Turning = Carrying & {
  database: Database
  writerFor: (editionId: Id) => Promise<Write>
  /** Lanes of earlier turns that still wait for an answer. */
  late: Set<Promise<void>>
}

const TURN = 500
/** Few, so that a copy does not wait long between its claim and its way out; enough for one trip to the disk each. */
const AT_ONCE = 50
/** How long a turn waits for its last answers before the next begins without those lanes. */
const LINGER_MS = 2_000
const AGAIN_SECONDS = 30

/** Up to so many copies of one edition, through every lane there is. Returns how many were claimed. */
export async function carryTurn(round: Turning, editionId: Id): Promise<number> {
  const broken: unknown[] = []
  const turn = claimInTurn(round, editionId)
  let writing: Promise<Write> | undefined
  const lane = async () => {
    for (let copy = await turn.next(); copy !== undefined; copy = await turn.next()) {
      let write: Write
      try {
        write = await (writing ??= round.writerFor(editionId))
      } catch (error) {
        await turn.giveBack(copy)
        throw error
      }
      await carryCopy(round, copy, write)
    }
  }
  const { late } = round
  for (let free = round.out.lanes - late.size; free > 0; free -= 1) {
    const running: Promise<void> = lane()
      .catch((error: unknown) => void broken.push(error))
      .finally(() => late.delete(running))
    late.add(running)
    turn.lanes.push(running)
  }
  await turn.end()
  if (broken.length > 0) {
    await turn.giveBack()
    throw broken[0]
  }
  return turn.claimed()
}

function claimInTurn(round: Turning, editionId: Id) {
  const { database, clock, leases, out, ledger, isStopped } = round
  const lanes: Promise<void>[] = []
  const over = Promise.withResolvers<void>()
  let held: Claimed[] = []
  let claiming: Promise<void> | undefined
  let claimed = 0
  let isOver = false
  const claimMore = async () => {
    const most = Math.min(AT_ONCE, TURN - claimed)
    const isOpen = most > 0 && out.isOpen() && !isStopped()
    const { copies, taken } = isOpen
      ? await claimDeliveries(database, clock, { editionId, most, leaseSeconds: leases.claimed })
      : { copies: [], taken: 0 }
    held.push(...copies)
    claimed += taken
    isOver ||= taken === 0
  }
  const giveBack = async (...also: Claimed[]) => {
    const back = [...held, ...also]
    held = []
    isOver = true
    // Where the program stops they are due at once; where something is broken it should not be tried all the time.
    const due = isStopped() ? clock() : clock().add({ seconds: AGAIN_SECONDS })
    await Promise.all(back.map((copy) => ledger((db) => postpone(db, copy, due))))
  }
  const next = async (): Promise<Claimed | undefined> => {
    if (isStopped()) await giveBack()
    for (;;) {
      const copy = held.shift()
      if (copy === undefined && isOver) over.resolve()
      if (copy !== undefined || isOver) return copy
      await (claiming ??= claimMore().finally(() => (claiming = undefined)))
    }
  }
  /** A server may take minutes for one answer; the others do not wait for it. */
  const end = async () => {
    const all = Promise.all(lanes)
    await Promise.race([all, over.promise])
    const lingering = Promise.withResolvers<void>()
    const timer = setTimeout(lingering.resolve, LINGER_MS)
    await Promise.race([all, lingering.promise])
    clearTimeout(timer)
  }
  return { lanes, next, giveBack, end, claimed: () => claimed }
}
