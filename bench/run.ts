// npm run bench [-- --quick] [--articles N]: measures the reading path beside references of the same run.
import { parseArgs } from 'node:util'
import { describeMachine } from './machine.ts'
import { measure } from './measure.ts'
import { printTable, writeResults } from './report.ts'

const FEW = 100

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, articles: { type: 'string', default: '100000' } },
})
const seconds = options.quick ? 2 : 8
const articles = { few: FEW, many: Number(options.articles) }
if (!Number.isInteger(articles.many) || articles.many < FEW)
  throw new Error(`--articles must be a whole number, ${FEW} or more.`)

// Children and temporary folders go with this process, which only happens if it ends by itself.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const machine = describeMachine()
const measured = await measure(articles, seconds)
printTable(measured)
if (options.quick) console.log('With --quick nothing is written: the runs are too short to be compared.')
else console.log(`Written to ${writeResults(measured, machine, seconds)}`)
process.exit(0)
