import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, beforeEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { forEachDatabase } from '../../test/support/databases.ts'
import { holdLine } from '../../test/support/held-line.ts'
import { type HeldClock, holdClock } from '../../test/support/held-clock.ts'
import { type ImapServer, PASSWORD, startImapServer } from '../../test/support/imap-server.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../test/support/letters.ts'
import { failLoudly } from '../../test/support/postgres-template.ts'
import { freePort } from '../../test/support/process.ts'
import { fromComplainer, fromExchange, fromPostfix } from '../../test/support/returned-mail.ts'
import { buildAudience } from '../domain/newsletters/audience.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../platform/db/open.ts'
import type { MailboxAddress } from '../platform/mail/mailbox-address.ts'
import { watchMailbox } from './watch-mailbox.ts'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))

let server: ImapServer
before(async () => {
  server = await startImapServer()
})
after(() => server.end())

let users = 0

forEachDatabase((databases) => {
  let address: DatabaseAddress
  let database: Database
  let clock: HeldClock
  let ids: string[]
  let user: string
  let said: unknown[][]
  beforeEach(async () => {
    address = await databases.create()
    database = openDatabase(address, failLoudly)
    databases.beforeClosing(database.close)
    clock = holdClock()
    ids = await sendLetters()
    users += 1
    user = `reader${users}`
    said = []
  })

  const { info, warn } = {
    info: (...words: unknown[]) => void said.push(['info', ...words]),
    warn: (...words: unknown[]) => void said.push(['warn', ...words]),
  }
  const watch = (bounceMailbox: MailboxAddress, stopping?: AbortSignal) =>
    watchMailbox({ db: database.db, clock, bounceMailbox, stopping, log: { info, warn } })
  const later = () => clock.pass({ minutes: 2 })
  const silenced = async () => {
    const rows = await database.db.selectFrom('suppression').select('email').orderBy('email').execute()
    return rows.map(({ email }) => email)
  }
  const countBounces = async () => (await database.db.selectFrom('bounce').select('id').execute()).length

  test('reports and complaints in a mailbox silence addresses, and what is none waits flagged', async () => {
    const [one = '', two = '', three = ''] = ids
    server.deliver(user, [
      fromPostfix({ id: one }),
      fromExchange({ id: two, to: 'reader-2@example.org' }),
      fromComplainer({ id: three }),
      Buffer.from('Subject: Hello\r\n\r\nHello.\r\n'),
      Buffer.alloc(10_000_000, 'rubbish '),
    ])
    await watch(server.mailboxOf(user))()
    assert.deepEqual(
      await silenced(),
      [1, 2, 3].map((number) => `reader-${number}@example.org`),
    )
    assert.deepEqual(server.flagsIn(user, 'INBOX'), [])
    assert.deepEqual(server.flagsIn(user, 'read'), ['FS', 'FS', 'S', 'S', 'S'])
    assert.deepEqual(said, [])
  })

  test('killed after it has read a report and before it is marked, it reads it again and counts it once', async () => {
    server.deliver(user, [fromPostfix({ id: ids[0] ?? '' })])
    const line = await holdLine(server.mailboxOf(user).port, /UID STORE/)
    const { PATH, HOME } = process.env
    const place = address.dialect === 'postgres' ? { DATABASE_URL: address.url } : {}
    const data = address.dialect === 'sqlite' ? ['--data', folderOf(address.path)] : []
    const child = spawn(process.execPath, [program, 'bounces', '--mailbox', ...data], {
      env: { PATH, HOME, ...place, BOUNCE_IMAP: urlOf({ ...server.mailboxOf(user), port: line.port }) },
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    await Promise.race([line.held, ended.then(() => assert.fail('it ended by itself'))])
    child.kill('SIGKILL')
    await ended
    await line.close()
    assert.deepEqual([await countBounces(), server.flagsIn(user, 'INBOX')], [1, ['']])
    await watch(server.mailboxOf(user))()
    assert.deepEqual([await countBounces(), server.flagsIn(user, 'INBOX')], [1, []])
    assert.deepEqual(await silenced(), ['reader-1@example.org'])
  })

  test('a wrong password is said once, without a secret, and so is that it is right again', async () => {
    const mailbox = { ...server.mailboxOf(user), pass: `${PASSWORD} once` }
    const look = watch(mailbox)
    for (let minute = 0; minute < 3; minute += 1) {
      await look()
      later()
    }
    assert.equal(said.length, 1)
    assert.match(JSON.stringify(said), /"warn".*"at":"sign-in","problem":"Authentication failed\."/)
    assert.doesNotMatch(JSON.stringify(said), /hunter/)
    mailbox.pass = PASSWORD
    await look()
    assert.deepEqual([said.length, said[1]?.[0]], [2, 'info'])
    mailbox.folder = 'Nowhere'
    for (let minute = 0; minute < 3; minute += 1) {
      later()
      await look()
    }
    assert.equal(
      said.length,
      3,
      'a folder that is not there, of which this server speaks in new words each time',
    )
  })

  test('a mailbox that is away is looked at again, and nothing in it is lost', async () => {
    server.deliver(user, [fromPostfix({ id: ids[0] ?? '' })])
    const mailbox = server.mailboxOf(user)
    const { port } = mailbox
    mailbox.port = await freePort()
    const look = watch(mailbox)
    await look()
    later()
    mailbox.port = port
    await look()
    assert.deepEqual(await silenced(), ['reader-1@example.org'])
    assert.deepEqual(
      said.map(([level]) => level),
      ['warn', 'info'],
    )
  })

  test('a program that is about to end waits for no mail server', async () => {
    server.deliver(user, [fromPostfix({ id: ids[0] ?? '' })])
    const mailbox = server.mailboxOf(user)
    for (const at of [/AUTHENTICATE|LOGIN/, /FETCH/]) {
      const line = await holdLine(mailbox.port, at)
      const leaving = new AbortController()
      const looked = watch({ ...mailbox, port: line.port }, leaving.signal)()
      await line.held
      leaving.abort()
      await looked
      await line.close()
      later()
    }
    assert.deepEqual([said, server.flagsIn(user, 'INBOX')], [[], ['']])
  })

  test('of several processes one looks at a time', async () => {
    const away = { ...server.mailboxOf(user), port: await freePort() }
    await Promise.all([watch(away)(), watch(away)(), watch(away)()])
    assert.equal(said.length, 1)
    later()
    await watch(away)()
    assert.equal(said.length, 2)
  })

  async function sendLetters(): Promise<string[]> {
    const { db } = database
    const newsletterId = await addNewsletter(db, clock)
    await addSubscribers(db, clock, newsletterId, 3)
    const editionId = await addEdition(db, clock, newsletterId, 'building')
    while (await buildAudience(db, clock, editionId));
    const rows = await db.selectFrom('delivery').select('id').orderBy('emailKey').execute()
    return rows.map(({ id }) => id)
  }
})

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

function urlOf({ host, port, user, pass }: MailboxAddress): string {
  return `imap://${encodeURIComponent(user)}:${encodeURIComponent(pass)}@${host}:${port}/INBOX`
}
