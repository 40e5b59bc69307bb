import type { Member } from '../../../domain/staff/may.ts'
import {
  addPasskey,
  listPasskeys,
  offerPasskey,
  removePasskey,
  renamePasskey,
} from '../../../domain/staff/passkeys.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { passkeysPage } from '../../../theme/newsroom/people/account.tsx'
import { staffQuestionPage } from '../../../theme/newsroom/people/settings.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { credentialField, passkeyDeps } from './passkey-sign-in.ts'
import { blank, browserHere, noticeHere, statusOf, textHere } from './room.ts'

const list = '/newsroom/account/passkeys'

export const showPasskeys = (c: Asking, deps: Deps, member: Member) => listPage(c, deps, member, blank)

/** For a script: what the browser needs to make a passkey. */
export async function challengeForPasskey(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { browserToken } = browserHere(c, deps)
  const publication = c.var.site.identity.name
  return c.json(await offerPasskey(passkeyDeps(deps), { member, browserToken, publication }))
}

export async function keepPasskey(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { challenge: line, credential: credentialField, name: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { challenge, credential, name } = form.fields
  const { browserToken } = browserHere(c, deps)
  const made = {
    member,
    browserToken,
    challengeId: challenge,
    credential,
    name,
    network: networkHere(c, deps),
  }
  const added = await addPasskey(passkeyDeps(deps), made)
  if (added.ok) return c.redirect(`${here(c, list)}?done=passkey-added`, 303)
  const problem = added.problem === 'too-many' ? 'too-many-passkeys' : 'passkey-refused'
  const errors = { form: textHere(c)(`people.error.${problem}`) }
  return listPage(c, deps, member, { values: { name }, errors })
}

export async function renameOwnPasskey(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { name: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const id = c.req.param('id') ?? ''
  if (!(await renamePasskey(deps.database.db, member, id, form.fields.name))) return errorPage(c, deps, 404)
  return c.redirect(`${here(c, list)}?done=passkey-renamed`, 303)
}

export async function askToRemovePasskey(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const passkeys = await listPasskeys(deps.database.db, member.id)
  const passkey = passkeys.find(({ id }) => id === c.req.param('id'))
  if (!passkey) return errorPage(c, deps, 404)
  const { name } = passkey
  const html = staffQuestionPage({
    frame: newsroomFrame(c, deps, member, {
      title: textHere(c)('people.question.remove-passkey', { name }),
    }),
    question: 'remove-passkey',
    name,
    action: here(c, c.var.path),
    cancelHref: here(c, list),
  })
  return c.html(html)
}

export async function removeOwnPasskey(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const actor = { member, network: networkHere(c, deps) }
  const removed = await removePasskey(deps.database.db, deps.clock, actor, c.req.param('id') ?? '')
  if (!removed) return errorPage(c, deps, 404)
  return c.redirect(`${here(c, list)}?done=passkey-removed`, 303)
}

async function listPage(c: Asking, deps: Deps, member: Member, form: NewsroomForm): Promise<Response> {
  const at = here(c, list)
  const passkeys = await listPasskeys(deps.database.db, member.id)
  const done = ['passkey-added', 'passkey-renamed', 'passkey-removed'] as const
  const notice = noticeHere(
    c,
    done.map((word) => `people.done.${word}` as const),
  )
  const html = passkeysPage({
    frame: newsroomFrame(c, deps, member, { title: textHere(c)('people.passkeys.title'), notice }),
    passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
      name,
      created: createdAt,
      used: usedAt ?? undefined,
      renameAction: `${at}/${id}`,
      removeHref: `${at}/${id}/removal`,
    })),
    add: { challengeAction: `${at}/challenge`, action: at },
    backHref: here(c, '/newsroom/account'),
    form,
  })
  return c.html(html, statusOf(form))
}
