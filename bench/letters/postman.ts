// An edition as Broadsheet sends it. Arguments: the SQLite file, port, lanes, the key's file, after how many to stop.
import { systemClock } from '../../src/lib/clock.ts'
import { startPostman } from '../../src/domain/newsletters/postman.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { createSmtpCarrier } from '../../src/platform/mail/smtp-carrier.ts'
import { createWriter } from '../../src/platform/mail/write-raw.ts'
import { keyAt, letterTo } from './message.ts'

const [, , path = '', port = '', lanes = '', file = '', most = ''] = process.argv
const database = openDatabase({ dialect: 'sqlite', path }, (error) => console.error(error))
const write = createWriter(systemClock, keyAt(file))
const carrier = createSmtpCarrier({
  host: '127.0.0.1',
  port: Number(port),
  secure: false,
  lanes: Number(lanes),
})
let sent = 0
let firstAt: number | undefined
let before = process.cpuUsage()
let largest = 0
const look = () => (largest = Math.max(largest, process.memoryUsage.rss()))
setInterval(look, 50)
const done = Promise.withResolvers<void>()
const postman = startPostman({
  database,
  clock: systemClock,
  log: { warn: console.error, error: console.error },
  ways: [{ carrier, weight: 1 }],
  writerFor: async () => {
    if (firstAt === undefined) {
      firstAt = performance.now()
      before = process.cpuUsage()
    }
    return async (copy) => ({
      raw: await write(letterTo(copy.email, copy.id)),
      from: 'letters@frontier.example',
      to: copy.email,
    })
  },
  onCarried: (_server, outcome) => {
    if (outcome === 'sent') sent += 1
    if (sent === Number(most)) done.resolve()
  },
})
const began = performance.now()
postman.poke()
await done.promise
const builtMs = (firstAt ?? began) - began
const rate = (sent * 1000) / (performance.now() - (firstAt ?? began))
const { user, system } = process.cpuUsage(before)
look()
await postman.stop()
carrier.close()
await database.close()
process.stdout.write(`rate ${rate} cpu ${(user + system) / sent} built ${builtMs} largest ${largest}\n`)
process.exit(0)
