import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addNewsletter } from '../../../test/support/letters.ts'
import { temporaryFolder } from '../../../test/support/process.ts'
import { createMediaStore } from '../../platform/media/store.ts'
import { guessMapping } from './subscriber-columns.ts'
import { judgeList, openHead } from './subscriber-file.ts'
import { continueImport } from './subscriber-import-step.ts'
import { createImport, findImport, removeImport, startImport, walkRefused } from './subscriber-import.ts'
import { suppress } from './suppression.ts'

const GHOST = `id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers
5f1,ada@example.org,Ada Lind,,true,false,,2019-03-01T10:00:00.000Z,,,
5f2,Noor@Example.org,"Haddad, Noor",,true,false,,2020-07-15T08:30:00.000Z,,"press, friends",
5f3,gone@example.org,Gone,,false,false,,2020-07-15T08:30:00.000Z,,,
`
const MAILCHIMP = `\uFEFF"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS
ada@example.org,Ada,Lind,2,"2018-05-02 13:40:10",192.0.2.7,"2018-05-02 13:47:10",192.0.2.8,48.2,16.3,1,2,Europe/Vienna,AT,9,"2018-05-02 13:47:10",9231,ab12,,
`

forEachDatabase((databases) => {
  test('members of Ghost come in, those not subscribed there do not, and nobody is sent a mail', async () => {
    const world = await createWorld('2026-08-10T09:30:00Z')
    const done = await world.take(GHOST, 'They ticked a box on the old site.')
    assert.deepEqual(done.report, { added: 2, already: 0, refused: { 'not-subscribed': 1 } })
    const rows = await world.db.selectFrom('subscription').selectAll().orderBy('emailKey').execute()
    assert.deepEqual(
      rows.map(({ emailKey, source, language, confirmedAt }) => [emailKey, source, language, confirmedAt]),
      [
        ['ada@example.org', 'import', 'en', '2019-03-01T10:00:00.000Z'],
        ['noor@example.org', 'import', 'en', '2020-07-15T08:30:00.000Z'],
      ],
    )
    const proofs = await world.db.selectFrom('subscriptionProof').select(['act', 'wording']).execute()
    assert.deepEqual(
      proofs.map(({ act, wording }) => `${act}: ${wording}`),
      Array.from({ length: 2 }, () => 'imported: They ticked a box on the old site.'),
    )
    const jobs = await world.db.selectFrom('job').select('kind').execute()
    assert.deepEqual([...new Set(jobs.map(({ kind }) => kind))], ['subscriber.import'])
  })

  test('an audience of Mailchimp brings its times, zones and networks, and no proof is said to be none', async () => {
    const world = await createWorld('2026-08-10T09:30:00Z')
    await world.take(MAILCHIMP, null)
    const row = await world.db.selectFrom('subscription').selectAll().executeTakeFirstOrThrow()
    assert.equal(row.confirmedAt, '2018-05-02T13:47:10.000Z')
    assert.equal(row.timeZone, 'Europe/Vienna')
    const proof = await world.db.selectFrom('subscriptionProof').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([proof.wording, proof.network], ['', '192.0.2.8'])
  })

  test('who has left or been silenced does not come back, and who is there stays as they are', async () => {
    const world = await createWorld()
    await world.take('email\na@example.org\nb@example.org\nc@example.org\n', null)
    await world.db
      .updateTable('subscription')
      .set({ endedAt: '2016-08-10T09:30:00.000Z', endedHow: 'reader' })
      .where('emailKey', '=', 'a@example.org')
      .execute()
    const b = { email: 'b@example.org', emailKey: 'b@example.org' }
    await suppress(world.db, world.clock, { ...b, kind: 'complaint', evidence: '' })
    const done = await world.take('email\nA@example.org\nb@example.org\nc@example.org\nd@example.org\n', null)
    assert.deepEqual(done.report, { added: 1, already: 1, refused: { left: 1, suppressed: 1 } })
    const open = await world.db
      .selectFrom('subscription')
      .select('emailKey')
      .where('endedAt', 'is', null)
      .execute()
    assert.equal(open.length, 3)
  })

  test('each refused line is told with its number and its reason', async () => {
    const world = await createWorld()
    const done = await world.take(
      'Name;E-mail\nAda;ada@example.org\n\nTwo;a@b.example, c@d.example\nNone;\nLine;"a@b.example\r\nBcc: c@d.example"\nÜ;ü@bücher.example\n=1+1;x@bücher.example\n',
      null,
    )
    assert.deepEqual(done.report, { added: 2, already: 0, refused: { 'bad-address': 3, 'no-address': 1 } })
    const lines = await Array.fromAsync(walkRefused(world.db, done.id))
    assert.deepEqual(
      lines.map(({ line, why, text }) => [line, why, text]),
      [
        [4, 'bad-address', 'a@b.example, c@d.example'],
        [5, 'no-address', ''],
        [6, 'bad-address', 'a@b.example\r\nBcc: c@d.example'],
        [8, 'bad-address', 'ü@bücher.example'],
      ],
    )
  })

  test('a long list is taken in steps, each of which may be cut short, run twice and beside itself', async () => {
    const world = await createWorld()
    const rows = Array.from({ length: 12_000 }, (_, index) => `"Reader, ${index}",r${index}@example.org`)
    const id = await world.begin(`name,email\n${rows.join('\n')}\n`, null)
    const step = () => continueImport(world, id)
    await Promise.all([step(), step()])
    const half = await findImport(world.db, id)
    assert.ok(half && half.doneBytes > 0 && half.endedAt === null)
    for (let round = 0; round < 6; round += 1) await step()
    const done = await findImport(world.db, id)
    assert.deepEqual(done?.report, { added: 12_000, already: 0, refused: {} })
    assert.equal(done?.doneLines, 12_001)
    const { count } = await world.db
      .selectFrom('subscription')
      .select((row) => row.fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    assert.equal(Number(count), 12_000)
  })

  test('when it is over the file is gone from the disk, and a removed one leaves whom it brought', async () => {
    const world = await createWorld()
    const done = await world.take(GHOST, null)
    assert.deepEqual(world.files(), [])
    assert.equal(await removeImport(world.db, world.media, done), true)
    assert.equal((await world.db.selectFrom('subscription').select('id').execute()).length, 2)
  })

  test('a list that breaks off in the middle brings those before, and says where', async () => {
    const world = await createWorld()
    const good = Array.from({ length: 20 }, (_, index) => `r${index}@example.org\n`).join('')
    const done = await world.take(`email\n${good}"${'x'.repeat(70_000)}"\nb@example.org\n`, null)
    assert.deepEqual(done.report, { added: 20, already: 0, refused: { unreadable: 1 } })
    assert.equal((await Array.fromAsync(walkRefused(world.db, done.id)))[0]?.line, 22)
  })

  async function createWorld(at?: string) {
    const { db } = await databases.open()
    const clock = holdClock(at)
    const folder = temporaryFolder()
    const media = createMediaStore(folder)
    const newsletterId = await addNewsletter(db, clock)
    const begin = async (text: string, proof: string | null) => {
      const bytes = Buffer.from(text)
      const stored = { hash: await media.put(bytes), name: 'list.csv', bytes: bytes.byteLength }
      const judged = await judgeList(media, stored)
      assert.ok(judged.ok)
      const file = { ...stored, separator: judged.separator }
      const id = await createImport(db, clock, { newsletterId, language: 'en', file, by: 'petra' })
      const head = await openHead(media, file)
      assert.ok(head)
      assert.equal(await startImport(db, clock, { id, mapping: guessMapping(head.names), proof }), true)
      return id
    }
    const take = async (text: string, proof: string | null) => {
      const id = await begin(text, proof)
      await continueImport({ db, clock, media }, id)
      const done = await findImport(db, id)
      assert.ok(done?.endedAt)
      return done
    }
    const files = () =>
      readdirSync(folder, { recursive: true }).filter((name) => /[0-9a-f]{64}$/.test(String(name)))
    return { db, clock, media, begin, take, files }
  }
})

test('what is no table in UTF-8 is refused at once', async () => {
  const media = createMediaStore(temporaryFolder())
  const judge = async (bytes: Buffer) =>
    judgeList(media, { hash: await media.put(bytes), name: 'list.csv', bytes: bytes.byteLength })
  assert.deepEqual(await judge(Buffer.from('')), { ok: false, problem: 'empty' })
  assert.deepEqual(await judge(Buffer.from('email\na@example.org\n', 'utf16le')), {
    ok: false,
    problem: 'encoding',
  })
  assert.deepEqual(await judge(Buffer.from('email\n')), { ok: false, problem: 'no-table' })
  assert.deepEqual(await judge(Buffer.from(`${'a,'.repeat(500)}\nb\n`)), { ok: false, problem: 'no-table' })
})

test('columns are known by the names that others give them', () => {
  assert.deepEqual(guessMapping(['Name', ' E-Mail ', 'Locale', 'x']), [null, 'email', 'language', null])
  assert.deepEqual(guessMapping(['email', 'Email Address']), [null, 'email'])
})
