// The reference: nodemailer's own pool. Arguments: port, messages, connections, the key's file.
import { createTransport } from 'nodemailer'
import { systemClock } from '../../src/lib/clock.ts'
import { composeMail } from '../../src/platform/mail/message.ts'
import { dkimOptions } from '../../src/platform/mail/signing-key.ts'
import { keyAt, letterTo } from './message.ts'

const [, , port = '', messages = '', lanes = '', file = ''] = process.argv
const pool = createTransport({
  host: '127.0.0.1',
  port: Number(port),
  pool: true,
  maxConnections: Number(lanes),
  dkim: dkimOptions(keyAt(file)),
})
const count = Number(messages)
const began = performance.now()
const before = process.cpuUsage()
let next = 0
const send = async () => {
  while (next < count) {
    next += 1
    await pool.sendMail(composeMail(letterTo(`reader-${next}@example.org`, `message-${next}`), systemClock))
  }
}
await Promise.all(Array.from({ length: Number(lanes) * 2 }, send))
const { user, system } = process.cpuUsage(before)
const rate = (count * 1000) / (performance.now() - began)
process.stdout.write(`rate ${rate} cpu ${(user + system) / count}\n`)
pool.close()
