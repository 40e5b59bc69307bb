import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { addEdition, addNewsletter, addSubscribers } from '../../test/support/letters.ts'
import { fromGmail, fromPostfix } from '../../test/support/returned-mail.ts'
import { buildAudience } from '../domain/newsletters/audience.ts'
import { suppressedAmong } from '../domain/newsletters/suppression.ts'
import { readReturns } from '../domain/newsletters/read-returns.ts'
import { systemClock } from '../lib/clock.ts'
import { openPublication, type Publication } from './open-publication.ts'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bounces-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const data = join(folder, 'data')
const publication = await openPublication(data)
const ids = await sendLetters(publication)
await publication.close()

test('a report that comes through a pipe is taken', async () => {
  const { status, stdout } = runBounces(['--data', data], fromPostfix({ id: ids[0] ?? '' }))
  assert.deepEqual([status, stdout], [0, '1 taken\n'])
  assert.deepEqual(await silencedIn(data), ['reader-1@example.org'])
  const again = runBounces(['-', '--data', data], fromPostfix({ id: ids[0] ?? '' }))
  assert.deepEqual([again.status, again.stdout], [0, '1 known already\n'])
})

test('what is no report is not returned to whoever wrote it', () => {
  const { status, stdout } = runBounces(['--data', data], Buffer.from('Subject: Hello\r\n\r\nHello.\r\n'))
  assert.deepEqual([status, stdout], [0, '1 no report of failed delivery\n'])
})

test('when the database cannot be had, the mail server is told to try again', () => {
  const blocked = join(folder, 'blocked')
  mkdirSync(join(blocked, 'broadsheet.sqlite'), { recursive: true })
  const { status, stderr } = runBounces(['--data', blocked], fromPostfix({ id: ids[1] ?? '' }))
  assert.equal(status, 75)
  assert.match(stderr, /could not be taken now/)
})

test('a Maildir is read, what was taken is moved, and what was not understood is flagged', async () => {
  const maildir = join(folder, 'returns')
  for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(maildir, part), { recursive: true })
  writeFileSync(join(maildir, 'new', '1470821462.M1P2.mx2'), fromGmail({ id: ids[1] ?? '' }))
  writeFileSync(
    join(maildir, 'new', '1470821463.M1P3.mx2'),
    fromPostfix({ id: ids[2] ?? '', action: 'delayed' }),
  )
  writeFileSync(join(maildir, 'new', '1470821464.M1P4.mx2'), Buffer.alloc(10_000_000, 'rubbish '))
  symlinkSync('/etc/passwd', join(maildir, 'new', '1470821465.M1P5.mx2'))
  const { db, close } = await opened()
  const counts = await readReturns({ db, clock: systemClock, bounceMaildir: maildir })
  assert.deepEqual(Object.fromEntries(counts), { taken: 1, delayed: 1, unreadable: 1 })
  assert.deepEqual(readdirSync(join(maildir, 'cur')).toSorted(), [
    '1470821462.M1P2.mx2:2,S',
    '1470821463.M1P3.mx2:2,S',
    '1470821464.M1P4.mx2:2,FS',
  ])
  assert.deepEqual(readdirSync(join(maildir, 'new')), ['1470821465.M1P5.mx2'])
  await close()
  assert.deepEqual(await silencedIn(data), ['reader-1@example.org', 'reader-2@example.org'])
})

test('a Maildir that is not there yet, or none at all, is nothing to read', async () => {
  const { db, close } = await opened()
  const nowhere = join(folder, 'nowhere')
  assert.equal((await readReturns({ db, clock: systemClock, bounceMaildir: nowhere })).size, 0)
  assert.equal((await readReturns({ db, clock: systemClock })).size, 0)
  await close()
})

function runBounces(args: string[], input: Buffer) {
  return spawnSync(process.execPath, [program, 'bounces', ...args], { input, encoding: 'utf8' })
}

async function sendLetters({ database: { db } }: Publication): Promise<string[]> {
  const newsletterId = await addNewsletter(db, systemClock)
  await addSubscribers(db, systemClock, newsletterId, 3)
  const editionId = await addEdition(db, systemClock, newsletterId, 'building')
  while (await buildAudience(db, systemClock, editionId));
  const rows = await db.selectFrom('delivery').select('id').orderBy('emailKey').execute()
  return rows.map(({ id }) => id)
}

async function opened() {
  const { database, close } = await openPublication(data)
  return { db: database.db, close }
}

async function silencedIn(folder: string): Promise<(string | null)[]> {
  const { database, close } = await openPublication(folder)
  const rows = await database.db.selectFrom('suppression').select('email').orderBy('email').execute()
  const emails = rows.map(({ email }) => email)
  assert.equal((await suppressedAmong(database.db, emails.map(String))).size, emails.length)
  await close()
  return emails
}
