// npm run bench [-- --quick] [--articles N] [--recipients N]: measures reading and sending beside references of the same run.
import { parseArgs } from 'node:util'
import { measureLetters } from './letters/measure.ts'
import { letterRows } from './letters/rows.ts'
import { describeMachine } from './machine.ts'
import { measure } from './measure.ts'
import { printTable, writeResults } from './report.ts'
import { rowsOf } from './rows.ts'

const FEW = 100
const FEWEST_RECIPIENTS = 50_000

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    articles: { type: 'string', default: '100000' },
    recipients: { type: 'string' },
  },
})
const seconds = options.quick ? 2 : 8
const articles = { few: FEW, many: Number(options.articles) }
if (!Number.isInteger(articles.many) || articles.many < FEW)
  throw new Error(`--articles must be a whole number, ${FEW} or more.`)

const recipients = Number(options.recipients ?? (options.quick ? FEWEST_RECIPIENTS : 1_000_000))
if (!Number.isInteger(recipients) || recipients < FEWEST_RECIPIENTS)
  throw new Error(`--recipients must be a whole number, ${FEWEST_RECIPIENTS} or more.`)

// Children and temporary folders go with this process, which only happens if it ends by itself.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const machine = describeMachine()
const measured = await measure(articles, seconds)
const letters = await measureLetters({ messages: options.quick ? 500 : 3_000, recipients })
const table = [...rowsOf(measured), ...letterRows(letters)]
printTable(table)
if (options.quick) console.log('With --quick nothing is written: the runs are too short to be compared.')
else console.log(`Written to ${writeResults(table, { ...measured, letters }, machine, seconds)}`)
process.exit(0)
