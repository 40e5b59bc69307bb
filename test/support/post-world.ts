import type { SMTPServerOptions } from 'smtp-server'
import type { Write } from '../../src/domain/newsletters/carry.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import { createSmtpCarrier } from '../../src/platform/mail/smtp-carrier.ts'
import type { TestDatabase } from './databases.ts'
import { holdClock } from './held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from './letters.ts'
import { startMailSink } from './mail-sink.ts'
import { countStates, startTestPostman } from './post.ts'
import { type Script, startScripted } from './scripted-server.ts'

type Options = {
  lanes?: number
  port?: number
  write?: Write
  log?: string[]
  beforeAnswer?: (raw: string) => Promise<void>
  script?: Script
}

export async function createPostWorld(
  databases: TestDatabase,
  subscribers: number,
  rules: SMTPServerOptions = {},
  options: Options = {},
) {
  const { lanes = 2, write, beforeAnswer, script, log = [] } = options
  const database = await databases.open()
  const clock = holdClock()
  const sink = await startMailSink(rules, 0, beforeAnswer)
  databases.beforeClosing(sink.close)
  const scripted = script && (await startScripted(script))
  if (scripted) databases.beforeClosing(scripted.close)
  const newsletterId = await addNewsletter(database.db, clock)
  await addSubscribers(database.db, clock, newsletterId, subscribers)
  const editionId = await addEdition(database.db, clock, newsletterId)
  const port = options.port ?? scripted?.port ?? sink.url.port
  const carrier = createSmtpCarrier({ host: '127.0.0.1', port, secure: false, lanes })
  const postman = startTestPostman(database, { clock, carriers: [carrier], log, ...(write && { write }) })
  databases.beforeClosing(postman.stop)
  return {
    database,
    clock,
    sink,
    postman,
    editionId,
    states: () => countStates(database),
    edition: () => stateOf(database, editionId),
    cutOff: () => cutOff(database),
  }
}

/** Breaks every connection. */
async function cutOff({ engine }: Database): Promise<void> {
  if (engine.dialect !== 'postgres') return
  engine.pool.removeAllListeners('error').on('error', () => undefined)
  const other = openDatabase({ dialect: 'postgres', url: engine.url }, () => undefined)
  if (other.engine.dialect === 'postgres')
    await other.engine.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
  await other.close()
}

export async function stateOf({ db }: Database, id: string): Promise<string> {
  return (await db.selectFrom('edition').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
}
