import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { addMember } from '../../../test/support/newsroom.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db } from '../../platform/db/schema.ts'
import { findSession } from '../readers/find-session.ts'
import { createSession } from '../readers/sessions.ts'
import { listInvitations } from './invite.ts'
import type { Member } from './may.ts'
import { readMember } from './member.ts'
import { changeMember, listMembers, removeMember, renameMember } from './members.ts'
import { inviteSomeone } from './people.fixture.ts'

const by = (member: Member | 'shell') => ({ member, network: 'somewhere' })

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let olga: Member
  beforeEach(async () => {
    db = (await databases.open()).db
    clock = holdClock()
    olga = await addMember(db, clock, 'owner')
  })

  const makes = (actor: Member | 'shell', staffId: string, role: Member['role']) =>
    changeMember(db, clock, by(actor), { staffId, role, sectionIds: null })

  test('a removed member is out at once, and their name stays', async () => {
    const edgar = await addMember(db, clock, 'editor')
    const token = await createSession(db, clock, { staffId: edgar.id }, 'Firefox on Linux')
    assert.ok(await findSession(db, hashToken(token), clock()))
    assert.deepEqual(await removeMember(db, clock, by(olga), edgar.id), { ok: true })
    assert.equal(await findSession(db, hashToken(token), clock()), undefined)
    assert.equal(await readMember(db, edgar.id), undefined)
    const row = await db.selectFrom('staff').select('name').where('id', '=', edgar.id).executeTakeFirst()
    assert.equal(row?.name, 'Edgar')
    assert.deepEqual(
      (await listMembers(db, clock)).map(({ name }) => name),
      ['Olga'],
    )
  })

  test('the last owner is neither removed nor demoted, not even from the shell', async () => {
    for (const actor of [olga, 'shell'] as const) {
      assert.deepEqual(await removeMember(db, clock, by(actor), olga.id), {
        ok: false,
        problem: 'last-owner',
      })
      assert.deepEqual(await makes(actor, olga.id, 'editor'), { ok: false, problem: 'last-owner' })
    }
  })

  test('two owners who remove each other at the same moment leave one', async () => {
    const otto = await addMember(db, clock, 'owner', { name: 'Otto' })
    const answers = await Promise.all([
      removeMember(db, clock, by(olga), otto.id),
      removeMember(db, clock, by(otto), olga.id),
    ])
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
    assert.equal((await listMembers(db, clock)).length, 1)
  })

  test('nobody below an owner gives or takes a role', async () => {
    const writer = await addMember(db, clock, 'writer')
    for (const role of ['writer', 'editor', 'publisher'] as const) {
      const actor = await addMember(db, clock, role, { name: 'Actor' })
      const refused = { ok: false, problem: 'not-yours-to-give' }
      assert.deepEqual(await makes(actor, writer.id, 'writer'), refused)
      assert.deepEqual(await makes(actor, actor.id, 'owner'), refused)
      assert.deepEqual(await removeMember(db, clock, by(actor), olga.id), refused)
    }
  })

  test('a role can be limited to sections, but an owner has them all', async () => {
    const edgar = await addMember(db, clock, 'editor')
    const change = { staffId: edgar.id, sectionIds: ['harbour'] }
    await changeMember(db, clock, by(olga), { ...change, role: 'editor' })
    assert.deepEqual((await readMember(db, edgar.id))?.sectionIds, ['harbour'])
    await changeMember(db, clock, by(olga), { ...change, role: 'owner' })
    assert.equal((await readMember(db, edgar.id))?.sectionIds, null)
  })

  test('whoever loses the right to invite has no invitations left under way', async () => {
    const otto = await addMember(db, clock, 'owner', { name: 'Otto' })
    await inviteSomeone(db, clock, by(otto), 'friend@example.org', 'owner')
    await inviteSomeone(db, clock, by(olga), 'wanda@example.org')
    await makes(olga, otto.id, 'editor')
    assert.deepEqual(
      (await listInvitations(db)).map(({ email }) => email),
      ['wanda@example.org'],
    )
  })

  test('every change leaves a line in the trail, with what was before', async () => {
    const edgar = await addMember(db, clock, 'editor')
    await makes(olga, edgar.id, 'publisher')
    clock.pass({ seconds: 1 })
    await renameMember(db, clock, { member: edgar, network: 'home' }, ' Edgar  Eliot\u202e ')
    clock.pass({ seconds: 1 })
    await removeMember(db, clock, by('shell'), edgar.id)
    const lines = await db.selectFrom('audit').selectAll().orderBy('createdAt').execute()
    assert.deepEqual(
      lines.map(({ actorName, act, before, after }) => [actorName, act, before, after]),
      [
        [
          'Olga',
          'staff.change-role',
          '{"role":"editor","sectionIds":null}',
          '{"role":"publisher","sectionIds":null}',
        ],
        ['Edgar', 'staff.rename', '{"name":"Edgar"}', '{"name":"Edgar Eliot"}'],
        ['shell', 'staff.remove', `{"role":"publisher","email":"${edgar.email}"}`, null],
      ],
    )
  })

  test('a name is a line of at most a hundred characters', async () => {
    const edgar = await addMember(db, clock, 'editor')
    const rename = (name: string) => renameMember(db, clock, { member: edgar, network: 'home' }, name)
    assert.deepEqual(await rename(' \n'), { ok: false, problem: 'name-missing' })
    assert.deepEqual(await rename('x'.repeat(101)), { ok: false, problem: 'name-too-long' })
    assert.deepEqual(await rename('😀'.repeat(100)), { ok: true })
  })
})
