import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, cookiesOf, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld, type World } from '../../../../test/support/world.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Database } from '../../../platform/db/open.ts'
import type { Db } from '../../../platform/db/schema.ts'

forEachDatabase((databases) => {
  let database: Database
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let world: World
  let olga: Member
  let cookie: string
  beforeEach(async () => {
    database = await databases.open()
    clock = holdClock()
    db = database.db
    world = await makeWorld(db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    olga = await addMember(db, clock, 'owner', { email: 'olga@lighthouse.example' })
    cookie = await signInMember(db, clock, olga)
  })

  const send = (path: string, fields: Record<string, string> = {}, as = cookie) =>
    sendForm(site, as, path, fields)
  const read = async (path: string, as = cookie) => (await openAs(site, as, path)).text()
  const invite = (fields: Record<string, string> = {}) =>
    send('/newsroom/staff/invitations', {
      email: 'wanda@example.org',
      role: 'writer',
      language: 'fr',
      ...fields,
    })
  const linkInMail = async () => {
    const message = (await site.mail()).findLast(({ to }) => to === 'wanda@example.org')
    const link = /https?:\/\/\S+\/newsroom\/invitations\/\S+/.exec(message?.text ?? '')?.[0] ?? ''
    return new URL(link).pathname
  }
  const roleOf = async (id: string) =>
    (await db.selectFrom('staff').select('role').where('id', '=', id).executeTakeFirst())?.role
  const actsDone = async () =>
    (await db.selectFrom('audit').select('act').orderBy('createdAt').orderBy('id').execute()).map(
      ({ act }) => act,
    )

  test('someone is invited by mail in their language, joins, and is at work', async () => {
    const invited = await invite({ [`section-${world.sections.harbour}`]: 'yes' })
    assert.equal(invited.headers.get('location'), '/newsroom/staff?done=invited')
    assert.match(await read('/newsroom/staff'), /wanda@example\.org/)
    const path = await linkInMail()
    assert.match(path, /^\/fr\/newsroom\//)
    assert.equal((await openAs(site, undefined, path)).status, 200)
    assert.equal((await send(path, { name: '' }, '')).status, 400)
    const joined = await send(path, { name: 'Wanda' }, '')
    assert.equal(joined.headers.get('location'), '/fr/newsroom/account?done=joined')
    const account = await openAs(site, cookiesOf(joined), '/newsroom/account')
    assert.match(await account.text(), /Wanda/)
    const wanda = await db
      .selectFrom('staff')
      .selectAll()
      .where('name', '=', 'Wanda')
      .executeTakeFirstOrThrow()
    assert.deepEqual([wanda.role, wanda.sectionIds], ['writer', JSON.stringify([world.sections.harbour])])
    assert.deepEqual((await actsDone()).toSorted(), ['staff.invite', 'staff.join', 'staff.sign-in'])
  })

  test('a link that was used, taken back, is too old or was changed says so and makes nobody', async () => {
    await invite()
    const path = await linkInMail()
    await send(path, { name: 'Wanda' }, '')
    for (const state of [410, 410] as const) {
      assert.equal((await openAs(site, undefined, path)).status, state)
      assert.equal((await send(path, { name: 'Eve' }, '')).status, state)
    }
    const changed = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    assert.equal((await openAs(site, undefined, changed)).status, 404)
    assert.equal((await send(changed, { name: 'Eve' }, '')).status, 404)
    await invite({ email: 'edgar@example.org' })
    const open = await db
      .selectFrom('invitation')
      .selectAll()
      .where('usedAt', 'is', null)
      .executeTakeFirstOrThrow()
    await send(`/newsroom/staff/invitations/${open.id}/revocation`)
    assert.doesNotMatch(await read('/newsroom/staff'), /edgar@example\.org/)
    assert.equal((await db.selectFrom('staff').selectAll().execute()).length, 2)
  })

  test('an expired invitation is sent again with the same link', async () => {
    await invite()
    const path = await linkInMail()
    clock.pass({ hours: 7 * 24 })
    cookie = await signInMember(db, clock, olga)
    assert.equal((await openAs(site, undefined, path)).status, 410)
    const row = await db.selectFrom('invitation').select('id').executeTakeFirstOrThrow()
    await send(`/newsroom/staff/invitations/${row.id}/message`)
    assert.equal(await linkInMail(), path)
    assert.equal((await site.mail()).length, 2)
    assert.equal((await openAs(site, undefined, path)).status, 200)
  })

  test('what is wrong with an invitation stands beside its field, and what was typed stays', async () => {
    const wrong = await invite({ email: '"><script>alert(1)</script>', role: 'owner' })
    assert.equal(wrong.status, 400)
    const page = await wrong.text()
    assert.match(page, /This is not an e-mail address/)
    assert.match(page, /value="owner" checked/)
    assert.doesNotMatch(page, /<script>alert/)
    await invite()
    assert.match(await (await invite()).text(), /invited already/)
    assert.match(await (await invite({ email: olga.email })).text(), /works here already/)
    const unknown: Record<string, string>[] = [
      { role: 'god' },
      { language: 'xx' },
      { sections: 'all' },
      { 'section-unknown': 'yes' },
    ]
    for (const more of unknown)
      assert.equal((await invite({ email: 'edgar@example.org', ...more })).status, 400)
  })

  test('a role that is taken is gone on the next request', async () => {
    const petra = await addMember(db, clock, 'publisher')
    const hers = await signInMember(db, clock, petra)
    assert.equal((await openAs(site, hers, '/newsroom/audit')).status, 200)
    const changed = await send(`/newsroom/staff/${petra.id}`, { role: 'writer' })
    assert.equal(changed.headers.get('location'), '/newsroom/staff?done=changed')
    assert.equal((await openAs(site, hers, '/newsroom/audit')).status, 403)
  })

  test('a removed member is out at once, on every process', async () => {
    const edgar = await addMember(db, clock, 'editor')
    const his = await signInMember(db, clock, edgar)
    const second = await openSite(database, clock)
    assert.equal((await openAs(second, his, '/newsroom/account')).status, 200)
    assert.match(await read(`/newsroom/staff/${edgar.id}/removal`), /Remove Edgar/)
    assert.equal((await send(`/newsroom/staff/${edgar.id}/removal`)).status, 303)
    for (const process of [site, second])
      assert.equal((await openAs(process, his, '/newsroom/account')).status, 303)
    await second.close()
    assert.equal((await openAs(site, cookie, `/newsroom/staff/${edgar.id}`)).status, 404)
  })

  test('the last owner stays owner, and the page says why', async () => {
    const demoted = await send(`/newsroom/staff/${olga.id}`, { role: 'editor' })
    assert.equal(demoted.status, 400)
    assert.match(await demoted.text(), /only owner/)
    assert.match(await (await send(`/newsroom/staff/${olga.id}/removal`)).text(), /only owner/)
    assert.equal(await roleOf(olga.id), 'owner')
  })

  test('a member changes their own name, and signs out what they have open elsewhere', async () => {
    const elsewhere = await signInMember(db, clock, olga)
    await send('/newsroom/account', { name: 'Olga Orlov' })
    assert.match(await read('/newsroom/account'), /Olga Orlov/)
    await send('/newsroom/account/sessions', { session: 'others' })
    assert.equal((await openAs(site, elsewhere, '/newsroom/account')).status, 303)
    assert.equal((await openAs(site, cookie, '/newsroom/account')).status, 200)
  })

  test('nobody ends the sessions of someone else', async () => {
    const petra = await addMember(db, clock, 'publisher')
    const hers = await signInMember(db, clock, petra)
    const row = await db
      .selectFrom('session')
      .select('id')
      .where('staffId', '=', petra.id)
      .executeTakeFirstOrThrow()
    await send('/newsroom/account/sessions', { session: row.id })
    assert.equal((await openAs(site, hers, '/newsroom/account')).status, 200)
  })

  test('how long sessions last is set within limits, and is in the trail', async () => {
    for (const [sessionHours, idleMinutes] of [
      ['0', '30'],
      ['12', '4'],
      ['169', '30'],
      ['12', '1e2'],
    ] as const)
      assert.equal((await send('/newsroom/staff/sessions', { sessionHours, idleMinutes })).status, 400)
    await send('/newsroom/staff/sessions', { sessionHours: '8', idleMinutes: '15' })
    assert.match(await read('/newsroom/staff'), /8 hours at most.*15 minutes without/s)
    assert.deepEqual(await actsDone(), ['staff.limits'])
  })
})
