// A worker that comes to one point of a sending, says so, and stays there until it is killed.
// Arguments: the database's address, the point, the port of a mail server here.
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { createSmtpCarrier } from '../../src/platform/mail/smtp-carrier.ts'
import { buildAudience } from '../../src/domain/newsletters/audience.ts'
import { scheduleEdition } from '../../src/domain/newsletters/editions.ts'
import { beginDue } from '../../src/domain/newsletters/sending.ts'
import { startTestPostman, writeSmall } from './post.ts'

const [, , address = '', point = '', port = ''] = process.argv
const database = openDatabase(
  address.startsWith('postgres:')
    ? { dialect: 'postgres', url: address }
    : { dialect: 'sqlite', path: address },
  () => undefined,
)
const { db } = database
const clock = systemClock
const { id } = await db.selectFrom('edition').select('id').executeTakeFirstOrThrow()
const here = () => void process.stdout.write('here\n')

if (point === 'scheduled') {
  await scheduleEdition(db, clock, { id, sendAt: clock(), inReaderZone: false, by: 'test' })
  here()
} else if (point === 'half-built') {
  await beginDue(db, clock)
  await buildAudience(db, clock, id)
  here()
} else {
  const carrier = createSmtpCarrier({ host: '127.0.0.1', port: Number(port), secure: false, lanes: 1 })
  startTestPostman(database, {
    clock,
    carriers: [carrier],
    log: [],
    write: async (copy) => {
      const written = await writeSmall(copy)
      if (point === 'claimed') {
        here()
        await new Promise(() => undefined)
      }
      // More than the buffers between two programs hold, so that its end is still here when the server stops reading.
      const more = point === 'given' ? Buffer.alloc(24_000_000, `${'x'.repeat(70)}\r\n`) : Buffer.alloc(0)
      return written && { ...written, raw: Buffer.concat([written.raw, more]) }
    },
  }).poke()
}
setInterval(() => undefined, 1_000)
