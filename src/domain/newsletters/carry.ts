import type { Logger } from 'pino'
import type { Clock } from '../../lib/clock.ts'
import type { Carried } from '../../platform/mail/carrier.ts'
import type { Claimed } from './claim.ts'
import type { Ledger } from './ledger.ts'
import { postpone, recordWire, settle, skip } from './settle.ts'
import type { Taken, WaysOut } from './ways-out.ts'

/** A copy in its final form: the bytes, and where failure is reported to. Undefined: it holds nothing for them. */
export type WrittenCopy = { raw: Buffer; from: string; to: string } | undefined

export type Write = (copy: Claimed) => Promise<WrittenCopy>

export type Carrying = {
  clock: Clock
  log: Pick<Logger, 'warn' | 'error'>
  ledger: Ledger
  leases: { claimed: number; wire: number }
  out: WaysOut
  isStopped: () => boolean
  onCarried?: (server: string, outcome: Carried['outcome']) => void
}

const SETTLE_AGAIN_MS = 1_000
/** So often after the program was told to stop. */
const LAST_TRIES = 3

/** One claimed copy to whatever becomes of it, which is written down before this resolves. */
export async function carryCopy(round: Carrying, copy: Claimed, write: Write): Promise<void> {
  const { clock, ledger, out } = round
  let written: WrittenCopy
  try {
    written = await write(copy)
  } catch (error) {
    round.log.error({ err: error, delivery: copy.id }, 'A copy of an edition could not be written.')
    return settleSurely(round, copy, {
      outcome: 'later',
      answer: `It could not be written: ${String(error)}`,
    })
  }
  if (written === undefined) return void (await ledger((db) => skip(db, clock, copy, 'nothing for them')))
  const way = await out
    .take(domainOf(copy.emailKey))
    .catch((error: unknown) => ({ later: clock().add({ seconds: 30 }), error }))
  if ('later' in way) return void (await ledger((db) => postpone(db, copy, way.later)))
  const carried = await hand(round, copy, written, way)
  await settleSurely(round, copy, carried)
}

async function hand(
  { clock, ledger, leases, log, onCarried }: Carrying,
  copy: Claimed,
  written: NonNullable<WrittenCopy>,
  { carrier, done }: Taken,
): Promise<Carried> {
  let unmarked: Carried | undefined
  const onWire = async () => {
    try {
      return await ledger((db) =>
        recordWire(db, clock, copy, { server: carrier.name, leaseSeconds: leases.wire }),
      )
    } catch (error) {
      unmarked = { outcome: 'unreachable', answer: `It could not be marked as on the wire: ${String(error)}` }
      return false
    }
  }
  const { id, editionId } = copy
  try {
    const carried = await carrier.carry({ ...written, id, editionId, onWire })
    const end = carried.outcome === 'withdrawn' && unmarked ? unmarked : carried
    done(carried.outcome !== 'unreachable')
    onCarried?.(carrier.name, end.outcome)
    if (end.outcome === 'unreachable') log.warn({ server: carrier.name }, end.answer)
    return end
  } catch (error) {
    done(true)
    throw error
  }
}

/** The answer is known here and nowhere else: while this process lives, it goes on trying to write it down. */
async function settleSurely(round: Carrying, copy: Claimed, carried: Carried): Promise<void> {
  let lastTries = 0
  for (;;) {
    try {
      await round.ledger((db) => settle(db, round.clock, copy, carried))
      return
    } catch (error) {
      if (round.isStopped()) lastTries += 1
      if (lastTries > LAST_TRIES) throw error
      round.log.error(
        { err: error, delivery: copy.id },
        'What became of a copy could not be written down yet.',
      )
      await new Promise((resolve) => setTimeout(resolve, SETTLE_AGAIN_MS))
    }
  }
}

function domainOf(emailKey: string): string {
  return emailKey.slice(emailKey.lastIndexOf('@') + 1)
}
