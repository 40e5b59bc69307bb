import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { addMember } from '../../../test/support/newsroom.ts'
import { parseEmail } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db } from '../../platform/db/schema.ts'
import { findSession } from '../readers/find-session.ts'
import { acceptInvitation, invitationPath, readInvitation } from './accept.ts'
import { type Actor, invite, listInvitations, resendInvitation, revokeInvitation } from './invite.ts'
import { removeMember } from './members.ts'
import { inviteSomeone, SECRET } from './people.fixture.ts'

const tokenOf = (id: string) => invitationPath(SECRET, id).split('/').at(-1) ?? ''
const link = (id: string) => ({ invitationId: id, token: tokenOf(id) })

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let owner: Actor
  beforeEach(async () => {
    db = (await databases.open()).db
    clock = holdClock()
    owner = { member: await addMember(db, clock, 'owner'), network: '192.0.2.0/24' }
  })

  const asking = () => ({ db, clock, secret: SECRET })
  const accept = (id: string, token = tokenOf(id)) =>
    acceptInvitation(asking(), {
      invitationId: id,
      token,
      name: ' Wanda\nWest ',
      language: 'ar',
      device: 'Firefox on Linux',
      network: '198.51.100.0/24',
    })

  test('whoever accepts is a member with the role they were given, and signed in', async () => {
    const id = await inviteSomeone(db, clock, owner, 'wanda@example.org', 'editor')
    const accepted = await accept(id)
    assert.ok(accepted.ok)
    const session = await findSession(db, hashToken(accepted.sessionToken), clock())
    assert.deepEqual(session?.person, {
      kind: 'staff',
      id: accepted.staffId,
      name: 'Wanda West',
      email: 'wanda@example.org',
      role: 'editor',
    })
  })

  test('an invitation is accepted once, also when it is tried many times at once', async () => {
    const id = await inviteSomeone(db, clock, owner, 'wanda@example.org')
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(id)))
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    assert.deepEqual(await readInvitation(asking(), link(id)), { state: 'used' })
  })

  test('it expires after seven days, and sent again it lives seven more', async () => {
    const id = await inviteSomeone(db, clock, owner, 'wanda@example.org')
    clock.pass({ hours: 7 * 24 })
    assert.deepEqual(await readInvitation(asking(), link(id)), { state: 'expired' })
    assert.deepEqual(await accept(id), { ok: false })
    assert.deepEqual(await resendInvitation(db, clock, owner, id), { ok: true })
    clock.pass({ hours: 7 * 24 - 1 })
    assert.equal((await accept(id)).ok, true)
  })

  test('a revoked one is worth nothing and cannot be sent again', async () => {
    const id = await inviteSomeone(db, clock, owner, 'wanda@example.org')
    assert.deepEqual(await revokeInvitation(db, clock, owner, id), { ok: true })
    assert.deepEqual(await readInvitation(asking(), link(id)), { state: 'revoked' })
    assert.deepEqual(await accept(id), { ok: false })
    assert.deepEqual(await resendInvitation(db, clock, owner, id), { ok: false, problem: 'unknown' })
    assert.deepEqual(await listInvitations(db), [])
  })

  test('a token that is wrong, or of another invitation, opens nothing', async () => {
    const id = await inviteSomeone(db, clock, owner, 'wanda@example.org')
    const other = await inviteSomeone(db, clock, owner, 'edgar@example.org', 'owner')
    for (const token of ['', 'x', tokenOf(other)]) {
      assert.deepEqual(await readInvitation(asking(), { invitationId: id, token }), { state: 'unknown' })
      assert.deepEqual(await accept(id, token), { ok: false })
    }
    assert.ok(!JSON.stringify(await db.selectFrom('invitation').selectAll().execute()).includes(tokenOf(id)))
  })

  test('only owners invite, asked anew when it happens', async () => {
    const email = parseEmail('wanda@example.org')
    assert.ok(email)
    const invited = { email, role: 'writer', sectionIds: null, language: 'en' } as const
    for (const role of ['writer', 'editor', 'publisher'] as const) {
      const actor = { member: await addMember(db, clock, role), network: 'n' }
      assert.deepEqual(await invite(db, clock, actor, invited), { ok: false, problem: 'not-yours-to-give' })
    }
    const second = { member: await addMember(db, clock, 'owner', { name: 'Otto' }), network: 'n' }
    await removeMember(db, clock, owner, second.member.id)
    assert.deepEqual(await invite(db, clock, second, invited), { ok: false, problem: 'not-yours-to-give' })
  })

  test('nobody is invited twice, and no colleague is', async () => {
    await inviteSomeone(db, clock, owner, 'wanda@example.org')
    const again = async (address: string) => {
      const email = parseEmail(address)
      assert.ok(email)
      return invite(db, clock, owner, { email, role: 'writer', sectionIds: null, language: 'en' })
    }
    assert.deepEqual(await again('WANDA@example.org'), { ok: false, problem: 'already-invited' })
    const colleague = owner.member === 'shell' ? '' : owner.member.email
    assert.deepEqual(await again(colleague), { ok: false, problem: 'already-staff' })
    clock.pass({ hours: 7 * 24 })
    assert.equal((await again('wanda@example.org')).ok, true)
  })

  test('whoever was removed comes back by a new invitation as who they were', async () => {
    const wanda = await addMember(db, clock, 'writer', { email: 'wanda@example.org' })
    await removeMember(db, clock, owner, wanda.id)
    const accepted = await accept(await inviteSomeone(db, clock, owner, 'wanda@example.org', 'editor'))
    assert.ok(accepted.ok)
    assert.equal(accepted.staffId, wanda.id)
  })
})
