import { type Load, type Rate, runLoad } from './load/load.ts'
import { median } from './rows.ts'

/**
 * So many runs of each load. Within a run the servers of one page take turns second by second, so that whatever else
 * the machine does meets all of them alike.
 */
export async function runRounds(
  core: number,
  rounds: number,
  pages: readonly Load[][],
  seconds: number,
): Promise<Record<string, Rate[]>> {
  const rates: Record<string, Rate[]> = {}
  for (const load of pages.flat()) await runLoad(core, load, 2)
  for (let round = 1; round <= rounds; round += 1) {
    for (const loads of pages) {
      const turns = new Map(loads.map(({ name }): [string, Rate[]] => [name, []]))
      for (let second = 0; second < seconds; second += 1)
        for (const load of loads) turns.get(load.name)?.push(await runLoad(core, load, 1))
      for (const [name, seen] of turns) {
        const rate = together(seen)
        rates[name] = [...(rates[name] ?? []), rate]
        console.log(lineOf(round, name, rate))
      }
    }
  }
  return rates
}

/** Turns are equally long, so each counts for the answers it had. */
function together(turns: readonly Rate[]): Rate {
  const answers = turns.reduce((sum, turn) => sum + turn.perSecond, 0)
  const perAnswer = (of: (turn: Rate) => number) =>
    turns.reduce((sum, turn) => sum + of(turn) * turn.perSecond, 0) / answers
  return {
    perSecond: answers / turns.length,
    best: Math.max(...turns.map((turn) => turn.best)),
    cpuMicros: perAnswer((turn) => turn.cpuMicros),
    p50: median(turns.map((turn) => turn.p50)),
    p99: median(turns.map((turn) => turn.p99)),
    bytes: perAnswer((turn) => turn.bytes),
  }
}

function lineOf(round: number, name: string, { perSecond, cpuMicros, p99, bytes }: Rate): string {
  const figures = [
    `${Math.round(perSecond)}/s`,
    `${cpuMicros.toFixed(1)} µs of CPU`,
    `p99 ${p99.toFixed(1)} ms`,
    `${Math.round(bytes)} bytes`,
  ]
  return `run ${round}  ${name.padEnd(13)} ${figures.join(', ')}`
}
