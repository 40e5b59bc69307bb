// What sending letters takes: deliveries a second beside nodemailer's own pool, memory and the building of the audience at
// a million recipients, and what readers notice meanwhile. A part of npm run bench; by itself, on a quiet machine:
// npm run bench:letters [-- --messages 3000] [--recipients 1000000] [--only rate|memory|readers]
import { parseArgs } from 'node:util'
import { letterParts, measureLetters } from './letters/measure.ts'
import { letterRows } from './letters/rows.ts'
import { moveToCore } from './machine.ts'
import { printTable } from './report.ts'

const LOAD_CORE = 1

const { values: options } = parseArgs({
  options: {
    messages: { type: 'string', default: '3000' },
    recipients: { type: 'string', default: '1000000' },
    only: { type: 'string' },
  },
})
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

moveToCore(LOAD_CORE)
const parts = letterParts.filter((part) => options.only === undefined || options.only === part)
const wanted = { messages: Number(options.messages), recipients: Number(options.recipients) }
printTable(letterRows(await measureLetters(wanted, parts)))
process.exit(0)
