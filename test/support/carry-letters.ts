// A worker that carries editions and nothing else, in a process of its own that may be killed at any moment.
// Arguments: the database's address, the port of a mail server here, and how many connections to it.
import { flushCompileCache } from 'node:module'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { createSmtpCarrier } from '../../src/platform/mail/smtp-carrier.ts'
import { type PostmanDeps, startPostman } from '../../src/domain/newsletters/postman.ts'
import { LAST_LINE } from './last-line.ts'

const [, , address = '', port = '', lanes = ''] = process.argv
const database = openDatabase(
  address.startsWith('postgres:')
    ? { dialect: 'postgres', url: address }
    : { dialect: 'sqlite', path: address },
  () => undefined,
)
const writerFor: PostmanDeps['writerFor'] = async () => async (copy) => ({
  from: 'letters@frontier.example',
  to: copy.email,
  raw: Buffer.from(
    `Message-ID: <${copy.id}@frontier.example>\r\nSubject: The week\r\n\r\nWords.\r\n${LAST_LINE}\r\n`,
  ),
})
const carrier = createSmtpCarrier({
  host: '127.0.0.1',
  port: Number(port),
  secure: false,
  lanes: Number(lanes),
})
// Short leases, so that what the last life left behind is taken up within a second.
const postman = startPostman({
  database,
  clock: systemClock,
  log: { warn: () => undefined, error: () => undefined },
  ways: [{ carrier, weight: 1 }],
  writerFor,
  leaseSeconds: { claimed: 1, wire: 1 },
})
process.stdout.write('carrying\n')
flushCompileCache()
postman.poke()
