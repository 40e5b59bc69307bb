import { parseArgs } from 'node:util'
import { readIdentity } from '../domain/publication/identity.ts'
import { invitationPath } from '../domain/staff/accept.ts'
import { type Actor, invite, listInvitations } from '../domain/staff/invite.ts'
import { roles } from '../domain/staff/may.ts'
import { changeMember, type ListedMember, listMembers, removeMember } from '../domain/staff/members.ts'
import { recordAudit } from '../domain/staff/audit.ts'
import { makeSignInLink } from '../domain/staff/shell-link.ts'
import { systemClock } from '../lib/clock.ts'
import { type EmailAddress, parseEmail } from '../lib/email-address.ts'
import type { Db } from '../platform/db/schema.ts'
import type { StaffRole } from '../platform/db/schema-accounts.ts'
import { type Command, UsageError } from './command.ts'
import { openPublication } from './open-publication.ts'

export const staff: Command = {
  usage: [
    'staff list',
    'staff invite EMAIL ROLE',
    'staff promote EMAIL ROLE',
    'staff link EMAIL',
    'staff remove EMAIL',
  ],
  summary:
    'Lists, invites, promotes and removes those who work in the newsroom, and makes links by which they sign in when mail does not arrive. A role is writer, editor, publisher or owner.',
  run: async (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const [act = 'list', ...rest] = positionals
    const run = acts.get(act)
    if (!run) throw new UsageError(`staff does not know ${act}.`)
    const { database, origin, secret, close } = await openPublication()
    try {
      const answer = await run({ db: database.db, origin, secret }, rest)
      if (answer.ok) console.log(answer.text)
      else console.error(answer.text)
      return answer.ok ? 0 : 1
    } finally {
      await close()
    }
  },
}

type House = { db: Db; origin: string; secret: () => string }
type Answer = { ok: boolean; text: string }

const shell: Actor = { member: 'shell', network: 'shell' }

const acts = new Map<string, (house: House, args: string[]) => Promise<Answer>>([
  ['list', list],
  ['invite', inviteSomeone],
  ['promote', promote],
  ['link', link],
  ['remove', remove],
])

async function list({ db }: House, args: string[]): Promise<Answer> {
  expect(args, 0, 'staff list takes nothing more.')
  const members = await listMembers(db, systemClock)
  const invitations = await listInvitations(db)
  if (members.length + invitations.length === 0) return { ok: true, text: 'Nobody works here yet.' }
  const lines = members.map(({ role, email, name }) => `${role.padEnd(9)}  ${email}  ${name}`.trimEnd())
  const invited = invitations.map(
    ({ role, email, expiresAt }) => `${role.padEnd(9)}  ${email}  invited until ${expiresAt.slice(0, 16)}Z`,
  )
  return { ok: true, text: [...lines, ...invited].join('\n') }
}

async function inviteSomeone({ db, origin, secret }: House, args: string[]): Promise<Answer> {
  expect(args, 2, 'staff invite needs an e-mail address and a role.')
  const email = readEmail(args[0])
  const { languages } = await readIdentity(db)
  const invited = { email, role: readRole(args[1]), sectionIds: null, language: languages[0] ?? 'en' }
  const outcome = await invite(db, systemClock, shell, invited)
  if (!outcome.ok) {
    const why = outcome.problem === 'already-staff' ? 'works here already' : 'is invited already'
    return { ok: false, text: `${email.email} ${why}. See bin/broadsheet staff list.` }
  }
  const text = `${email.email} is invited; the message is sent while Broadsheet runs. The link, for the day mail does not arrive:`
  return { ok: true, text: `${text}\n${origin}${invitationPath(secret(), outcome.invitationId)}` }
}

async function promote({ db }: House, args: string[]): Promise<Answer> {
  expect(args, 2, 'staff promote needs an e-mail address and a role.')
  const role = readRole(args[1])
  const member = await findMember(db, args[0])
  if (!member) return nobody(args[0])
  const { sectionIds } = member
  const changed = await changeMember(db, systemClock, shell, { staffId: member.id, role, sectionIds })
  if (!changed.ok) return refused(changed.problem, member)
  return { ok: true, text: `${member.email} is now ${role}.` }
}

async function link({ db, origin, secret }: House, args: string[]): Promise<Answer> {
  expect(args, 1, 'staff link needs an e-mail address.')
  const member = await findMember(db, args[0])
  if (!member) return nobody(args[0])
  const path = await db.transaction().execute(async (db) => {
    const subject = { kind: 'staff', id: member.id, name: member.name }
    await recordAudit(db, systemClock, { actor: 'shell', act: 'staff.link', subject, network: 'shell' })
    return makeSignInLink(db, systemClock, secret(), { ...member, ...readEmail(member.email) })
  })
  return { ok: true, text: `Signs ${member.email} in, once, within an hour:\n${origin}${path}` }
}

async function remove({ db }: House, args: string[]): Promise<Answer> {
  expect(args, 1, 'staff remove needs an e-mail address.')
  const member = await findMember(db, args[0])
  if (!member) return nobody(args[0])
  const removed = await removeMember(db, systemClock, shell, member.id)
  if (!removed.ok) return refused(removed.problem, member)
  return { ok: true, text: `${member.email} is out; their name stays on what they did.` }
}

async function findMember(db: Db, typed: string | undefined): Promise<ListedMember | undefined> {
  const { emailKey } = readEmail(typed)
  const members = await listMembers(db, systemClock)
  return members.find((member) => parseEmail(member.email)?.emailKey === emailKey)
}

function nobody(typed: string | undefined): Answer {
  return { ok: false, text: `Nobody with the address ${typed} works here. See bin/broadsheet staff list.` }
}

function refused(problem: string, member: ListedMember): Answer {
  if (problem === 'last-owner')
    return { ok: false, text: `${member.email} is the only owner: make someone else an owner first.` }
  return nobody(member.email)
}

function readEmail(typed: string | undefined): EmailAddress {
  const email = parseEmail(typed ?? '')
  if (!email) throw new UsageError(`${typed} is not an e-mail address.`)
  return email
}

function readRole(typed: string | undefined): StaffRole {
  const role = roles.find((known) => known === typed)
  if (!role) throw new UsageError(`${typed} is not a role: take one of ${roles.join(', ')}.`)
  return role
}

function expect(args: string[], count: number, sentence: string): void {
  if (args.length !== count) throw new UsageError(sentence)
}
