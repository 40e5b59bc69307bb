// A process of its own that opens works on the meter as fast as it can, once it is told to on standard input.
// Arguments: the database's address (a postgres:// one, or a file), the subject, how many works, and what their names begin with.
import { countOpening } from '../../src/domain/access/meter.ts'
import { defaultPolicy } from '../../src/domain/access/policy.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { failLoudly } from './postgres-template.ts'

const [address = '', subject = '', count = '0', prefix = ''] = process.argv.slice(2)
const isPostgres = address.startsWith('postgres:')
const database = openDatabase(
  isPostgres ? { dialect: 'postgres', url: address } : { dialect: 'sqlite', path: address },
  failLoudly,
)
process.stdout.write('ready\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
const countings = await Promise.all(
  Array.from({ length: Number(count) }, (_, number) =>
    countOpening(database.db, systemClock, defaultPolicy, subject, `${prefix}-${number}`),
  ),
)
process.stdout.write(`${countings.filter(({ counted }) => counted).length}\n`)
await database.close()
process.stdin.destroy()
