// The site in a process of its own: as the program builds it, without the queue and the lock, so that it starts quickly
// and that several can serve one database. Arguments: the database's address (a postgres:// one, or a file), and a
// file with the names of style sheets and scripts, for those who need the names alone, and the clerk's thread where that
// is a bundle, too. It loads, says `loaded`, waits for a line on standard input, then opens the database and says `listening PORT`.
import { readFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'
import { previewerFor } from '../../src/jobs/edition-preview.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { createMediaStore } from '../../src/platform/media/store.ts'
import { createSiteServer, drain, listen } from '../../src/server.ts'
import { buildAssets, type BuiltAssets } from '../../src/web/assets.ts'
import { hireClerk } from '../../src/web/clerk/start-clerk.ts'
import { createDeps } from '../../src/web/create-deps.ts'
import { freePort } from './process.ts'
import { ORIGIN, SECRET } from './site.ts'

const [, , address = '', names, thread] = process.argv
const assets = names === undefined ? await buildAssets() : { files: new Map(), ...readNames(names) }
const port = await freePort()
process.stdout.write('loaded\n')
// It may be killed at any moment, and then would not leave what it has compiled to the next one.
flushCompileCache()
await new Promise((resolve) => process.stdin.once('data', resolve))
const log = createLog('silent')
const database = openDatabase(
  address.startsWith('postgres:')
    ? { dialect: 'postgres', url: address }
    : { dialect: 'sqlite', path: address },
  () => undefined,
)
const { deps, close } = createDeps({
  database,
  clock: systemClock,
  log,
  media: createMediaStore(tmpdir()),
  assets,
  origin: ORIGIN,
  secret: SECRET,
  // Every test client may say from which network it comes, so that limits do not end a load.
  trustedProxies: ['127.0.0.0/8', '::1'],
  wakeQueue: () => undefined,
  previewEdition: previewerFor({ db: database.db, clock: systemClock, origin: ORIGIN }),
  clerk: hireClerk(database, systemClock, log, thread === undefined ? undefined : pathToFileURL(thread)),
})
const server = createSiteServer(deps)
await listen(server, port)
process.stdout.write(`listening ${port}\n`)
// The test that started it is gone, or done with it.
process.stdin.once('end', async () => {
  await drain(server)
  await close()
  await database.close()
})

function readNames(file: string): Omit<BuiltAssets, 'files'> {
  return JSON.parse(readFileSync(file, 'utf8'))
}
