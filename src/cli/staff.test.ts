import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { beforeEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { forEachDatabase } from '../../test/support/databases.ts'
import { addMember, cookiesOf, openAs, sendForm, signInMember } from '../../test/support/newsroom.ts'
import { failLoudly } from '../../test/support/postgres-template.ts'
import { temporaryFolder } from '../../test/support/process.ts'
import { openSite, ORIGIN, SECRET, type TestSite } from '../../test/support/site.ts'
import { systemClock } from '../lib/clock.ts'
import { type DatabaseAddress, openDatabase } from '../platform/db/open.ts'
import type { Db } from '../platform/db/schema.ts'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))

const pathIn = (text: string) => new URL(/http:\S+/.exec(text)?.[0] ?? '').pathname

forEachDatabase((databases) => {
  let address: DatabaseAddress
  let db: Db
  let site: TestSite
  beforeEach(async () => {
    address = await databases.create()
    const database = openDatabase(address, failLoudly)
    db = database.db
    site = await openSite(database, systemClock)
    databases.beforeClosing(async () => {
      await site.close()
      await database.close()
    })
  })

  const staff = (...args: string[]) => {
    const place =
      'path' in address
        ? { BROADSHEET_DATA: dirname(address.path) }
        : { BROADSHEET_DATA: temporaryFolder(), DATABASE_URL: address.url }
    const env = { PATH: process.env.PATH, BROADSHEET_ORIGIN: ORIGIN, BROADSHEET_SECRET: SECRET, ...place }
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'staff', ...args], {
      encoding: 'utf8',
      env,
    })
    return { status, stdout, stderr }
  }

  test('an owner is invited from the shell, joins by the printed link, and is listed', async () => {
    assert.equal(staff('list').stdout, 'Nobody works here yet.\n')
    const invited = staff('invite', 'olga@example.org', 'owner')
    assert.equal(invited.status, 0, invited.stderr)
    assert.match(staff('list').stdout, /^owner +olga@example\.org +invited until /)
    const joined = await sendForm(site, undefined, pathIn(invited.stdout), { name: 'Olga' })
    assert.equal((await openAs(site, cookiesOf(joined), '/newsroom/staff')).status, 200)
    assert.match(staff('list').stdout, /^owner +olga@example\.org +Olga$/m)
    const again = staff('invite', 'OLGA@example.org', 'writer')
    assert.deepEqual([again.status, again.stdout], [1, ''])
    const trail = await db
      .selectFrom('audit')
      .select(['actor', 'act', 'network'])
      .orderBy('createdAt')
      .execute()
    assert.deepEqual({ ...trail[0] }, { actor: 'shell', act: 'staff.invite', network: 'shell' })
  })

  test('a member gets another role, a link to sign in by, and is removed', async () => {
    await addMember(db, systemClock, 'owner', { email: 'olga@example.org' })
    const edgar = await addMember(db, systemClock, 'editor', { email: 'edgar@example.org' })
    const cookie = await signInMember(db, systemClock, edgar)
    assert.equal(staff('promote', 'edgar@example.org', 'owner').stdout, 'edgar@example.org is now owner.\n')
    assert.equal((await openAs(site, cookie, '/newsroom/staff')).status, 200)
    const signedIn = await sendForm(site, undefined, pathIn(staff('link', 'edgar@example.org').stdout))
    const second = cookiesOf(signedIn)
    assert.equal((await openAs(site, second, '/newsroom/staff')).status, 200)
    assert.equal(staff('remove', 'edgar@example.org').status, 0)
    // The removal was another process's: this one hears of it a moment later.
    for (const his of [cookie, second]) {
      const answer = async () => (await openAs(site, his, '/newsroom')).status
      for (let looks = 0; looks < 20 && (await answer()) !== 303; looks += 1) await delay(50)
      assert.equal(await answer(), 303)
    }
    const last = staff('remove', 'olga@example.org')
    assert.deepEqual(last, {
      status: 1,
      stdout: '',
      stderr: 'olga@example.org is the only owner: make someone else an owner first.\n',
    })
  })

  test('what makes no sense gets one sentence and exit code 2', () => {
    const mistakes = [
      ['fire', 'x'],
      ['constructor'],
      ['invite', 'x', 'owner'],
      ['invite', 'a@b.example', 'god'],
      ['promote'],
    ]
    for (const args of mistakes) {
      const { status, stderr } = staff(...args)
      assert.equal(status, 2, args.join(' '))
      assert.match(stderr, /\. See bin\/broadsheet help\.\n$/)
    }
  })
})
