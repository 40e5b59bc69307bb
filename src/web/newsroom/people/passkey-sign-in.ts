import { z } from 'zod'
import { askForPasskey, signInByPasskey } from '../../../domain/staff/passkey-sign-in.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { browserHere, enter, nextInNewsroom, refuseTooMany, textHere } from './room.ts'
import { showSignInForm } from './sign-in.ts'

/** What an authenticator answers, JSON: longer than a line, and far from a form's limit. */
export const credentialField = z.string().max(20_000)

/** For a script: what the browser's authenticator is to sign. */
export async function challengeForSignIn(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps, 'mayChallenge')
  if (limited) return limited
  const { browserToken } = browserHere(c, deps)
  return c.json(await askForPasskey(passkeyDeps(deps), browserToken))
}

export async function signInWithPasskey(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, { challenge: line, credential: credentialField, next: line.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps, 'mayConfirm')
  if (limited) return limited
  const { challenge, credential } = form.fields
  const next = nextInNewsroom(c, form.fields.next)
  const signed = {
    ...browserHere(c, deps),
    challengeId: challenge,
    credential,
    network: networkHere(c, deps),
  }
  const signedIn = await signInByPasskey(passkeyDeps(deps), signed)
  if (signedIn.ok) return enter(c, deps, signedIn.sessionToken, next)
  const errors = { form: textHere(c)('people.sign-in.passkey-failed') }
  return showSignInForm(c, deps, next, { values: {}, errors })
}

export function passkeyDeps({ database, clock, origin }: Deps) {
  return { db: database.db, clock, origin }
}
