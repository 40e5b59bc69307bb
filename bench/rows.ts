import type { Measured } from './measure.ts'

/** A line of the table: what was measured, beside what it is compared with in the same run. */
export type Row = {
  what: string
  measured: string
  reference: string
  ratio: number | undefined
  /** The same ratio between the best second of each: on a busy machine, the one to look at. */
  ofBest?: number
  /** Of the ratio; for memory, of the megabytes. */
  target: { atLeast: number } | { atMost: number } | undefined
  met: boolean | undefined
}

type Target = Row['target']

/** The table of the design, part 5, and under it what is recorded without a target. */
export function rowsOf(measured: Measured): Row[] {
  const many = `${measured.articles.many.toLocaleString('en')} articles`
  const against = (what: string, name: string, reference: string, target?: Target) =>
    rateRow(measured, what, name, reference, target)
  return [
    against('walled article, visitor, metered : bare', 'few metered', 'bare metered', { atLeast: 0.8 }),
    against('whole article, signed-in reader : bare', 'few whole', 'bare whole', { atLeast: 0.7 }),
    against('walled article, visitor, metered : nginx', 'few metered', 'nginx metered', { atLeast: 0.25 }),
    against('whole article, signed-in reader : nginx', 'few whole', 'nginx whole', { atLeast: 0.25 }),
    against(`metered, ${many} : few`, 'many metered', 'few metered', { atLeast: 0.9 }),
    against(`signed in, ${many} : few`, 'many whole', 'few whole', { atLeast: 0.9 }),
    startRow(measured, many),
    memoryRow(measured, many),
    against('first article of a new visitor : bare', 'few first', 'bare first'),
    against('the wall, meter spent : bare', 'few walled', 'bare walled'),
    against('front page : bare', 'few home', 'bare home'),
    against(`first article, ${many} : few`, 'many first', 'few first'),
    against(`the wall, ${many} : few`, 'many walled', 'few walled'),
    against(`front page, ${many} : few`, 'many home', 'few home'),
    missesRow(measured, many),
  ]
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

function rateRow(measured: Measured, what: string, name: string, reference: string, target: Target): Row {
  const own = medianOf(measured, name)
  const other = medianOf(measured, reference)
  return judged({
    what,
    measured: rateText(own.perSecond),
    reference: rateText(other.perSecond),
    ratio: own.perSecond / other.perSecond,
    ofBest: own.best / other.best,
    target,
  })
}

function startRow({ startsMs }: Measured, many: string): Row {
  const [slow, quick] = [median(startsMs.many), median(startsMs.few)]
  return judged({
    what: `start to first page, ${many} : few`,
    measured: `${slow.toFixed(0)} ms`,
    reference: `${quick.toFixed(0)} ms`,
    ratio: slow / quick,
    target: { atMost: 1.5 },
  })
}

function memoryRow({ memoryMb }: Measured, many: string): Row {
  return {
    what: `memory after the run, ${many}`,
    measured: `${memoryMb.many.toFixed(0)} MB`,
    reference: `${memoryMb.few.toFixed(0)} MB with few`,
    ratio: undefined,
    target: { atMost: 250 },
    met: memoryMb.many <= 250,
  }
}

function missesRow({ misses }: Measured, many: string): Row {
  return judged({
    what: `pages rendered anew, ${many}`,
    measured: rateText(misses.perSecond),
    reference: '',
    ratio: undefined,
    target: undefined,
  })
}

export function judged(row: Omit<Row, 'met'>): Row {
  const { ratio, target } = row
  if (ratio === undefined || target === undefined) return { ...row, met: undefined }
  return { ...row, met: 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost }
}

function medianOf({ rates }: Measured, name: string): { perSecond: number; best: number } {
  const runs = rates[name]
  if (!runs) throw new Error(`${name} was not measured.`)
  return {
    perSecond: median(runs.map((run) => run.perSecond)),
    best: Math.max(...runs.map((run) => run.best)),
  }
}

function rateText(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString('en')}/s`
}
