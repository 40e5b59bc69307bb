// `node bench/letter-kills.ts [kills] [recipients]`: one edition, two workers, killed at random moments, on each
// database. Prints what became of every copy; ends with 1 where a promise was broken.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../src/lib/clock.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { type DatabaseAddress, openDatabase } from '../src/platform/db/open.ts'
import { type Outcome, sendUnderKills } from '../test/support/letter-kills.ts'
import { createFromTemplate, failLoudly, startTemplateServer } from '../test/support/postgres-template.ts'

const kills = Number(process.argv[2] ?? 1_000)
const recipients = Number(process.argv[3] ?? kills * 8)

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-kills-'))
const sqlite: DatabaseAddress = { dialect: 'sqlite', path: join(folder, 'broadsheet.sqlite') }
const database = openDatabase(sqlite, failLoudly)
await migrate(database, systemClock, async () => undefined)
await database.close()
report('SQLite', await sendUnderKills(sqlite, { kills, recipients, random: Math.random }))
rmSync(folder, { recursive: true })

const server = await startTemplateServer()
const postgres = await createFromTemplate(server.url)
report(
  'Postgres',
  await sendUnderKills(
    { dialect: 'postgres', url: postgres.url },
    { kills, recipients, random: Math.random },
  ),
)
await postgres.drop()
await server.end()

function report(name: string, { delivered, states, ...numbers }: Outcome): void {
  const counts = Object.groupBy(states.values(), (state) => state)
  const twice = delivered.length - new Set(delivered).size
  const got = new Set(delivered)
  const doubted = [...states].filter(([, state]) => state === 'in-doubt')
  const line = {
    ...numbers,
    sent: counts.sent?.length ?? 0,
    'in doubt': doubted.length,
    'of these delivered': doubted.filter(([id]) => got.has(id)).length,
    delivered: got.size,
    'delivered twice': twice,
    'sent, not delivered': [...states].filter(([id, state]) => state === 'sent' && !got.has(id)).length,
    'no end': [...states.values()].filter((state) => state !== 'sent' && state !== 'in-doubt').length,
  }
  process.stdout.write(`${name}: ${JSON.stringify(line)}\n`)
  if (line['delivered twice'] + line['sent, not delivered'] + line['no end'] > 0) process.exitCode = 1
}
