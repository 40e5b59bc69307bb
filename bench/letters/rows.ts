import { judged, median, type Row } from '../rows.ts'
import { describeRate, type LettersMeasured } from './measure.ts'
import type { Readers, Turn, Waits } from './readers.ts'

/** What of it was measured, a line each. */
export function letterRows({ rates, sizes, readers }: LettersMeasured): Row[] {
  return [
    ...(rates ? rateRows(rates) : []),
    ...(sizes ? sizeRows(sizes) : []),
    ...(readers ? [...readerRows(readers, 'building'), ...readerRows(readers, 'sending')] : []),
  ]
}

function rateRows(rates: NonNullable<LettersMeasured['rates']>): Row[] {
  const middle = (side: 'own' | 'bare') => ({
    perSecond: median(rates.map((run) => run[side].perSecond)),
    cpuMicros: median(rates.map((run) => run[side].cpuMicros)),
  })
  const best = (side: 'own' | 'bare') => Math.max(...rates.map((run) => run[side].perSecond))
  const sides = { measured: describeRate(middle('own')), reference: describeRate(middle('bare')) }
  return [
    judged({
      what: "deliveries a second : nodemailer's pool",
      ...sides,
      ratio: median(rates.map(({ own, bare }) => own.perSecond / bare.perSecond)),
      ofBest: best('own') / best('bare'),
      target: { atLeast: 0.8 },
    }),
    judged({
      what: 'the same by processor time',
      ...sides,
      ratio: median(rates.map(({ own, bare }) => bare.cpuMicros / own.cpuMicros)),
      target: undefined,
    }),
  ]
}

function sizeRows({ few, many }: NonNullable<LettersMeasured['sizes']>): Row[] {
  const [large, small] = [many, few].map(({ recipients }) => recipients.toLocaleString('en'))
  const each = ({ builtMs, recipients }: typeof few) => (builtMs * 1000) / recipients
  return [
    judged({
      what: `memory while sending, ${large} : ${small}`,
      measured: `${many.largestMb.toFixed(0)} MB`,
      reference: `${few.largestMb.toFixed(0)} MB`,
      ratio: many.largestMb / few.largestMb,
      target: { atMost: 1.2 },
    }),
    judged({
      what: `audience built, ${large} : ${small}`,
      measured: `${(many.builtMs / 1000).toFixed(1)} s, ${each(many).toFixed(0)} µs each`,
      reference: `${(few.builtMs / 1000).toFixed(1)} s, ${each(few).toFixed(0)} µs each`,
      ratio: each(many) / each(few),
      target: undefined,
    }),
  ]
}

/** The target is of the whole time that an edition goes out, the building of its audience included. */
function readerRows({ turns, perSecond }: Readers, what: Turn['what']): Row[] {
  const seen = turns.filter((turn) => turn.what === what)
  if (seen.length === 0) return []
  const letters = median(seen.map((turn) => turn.perSecond)).toFixed(0)
  const doing = what === 'building' ? 'its audience is built' : `an edition goes out (${letters}/s)`
  const units = { p50: 'ms', p99: 'ms', cpuMicros: 'µs' }
  const names: (keyof Waits)[] = ['p50', 'p99', 'cpuMicros']
  return names.map((name) => {
    const of = (half: 'quiet' | 'busy') => median(seen.map((turn) => turn[half][name]))
    return judged({
      what: `${name === 'cpuMicros' ? 'processor time' : name} of ${perSecond.toLocaleString('en')} readers/s while ${doing} : quiet`,
      measured: `${of('busy').toFixed(2)} ${units[name]}`,
      reference: `${of('quiet').toFixed(2)} ${units[name]}`,
      ratio: median(seen.map(({ quiet, busy }) => busy[name] / quiet[name])),
      target: name === 'p99' ? { atMost: 1.2 } : undefined,
    })
  })
}
