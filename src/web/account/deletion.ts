import { readReader } from '../../domain/readers/account.ts'
import { askDeletion } from '../../domain/readers/deletion.ts'
import type { FormState } from '../../theme/contract/forms.ts'
import { say } from '../../theme/language/translate.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage } from '../site/errors.ts'
import { buildFrame } from '../site/frame.ts'
import { askingBrowser, toSignIn } from './account.ts'
import { line, readForm } from './form.ts'
import { currentReader, here } from './person.ts'

export const showDeletion = (c: Asking, deps: Deps) => deletionPage(c, deps, { values: {}, errors: {} })

export async function askForDeletion(c: Asking, deps: Deps): Promise<Response> {
  const reader = await currentReader(c, deps)
  if (!reader) return toSignIn(c)
  const form = await readForm(c, { understood: line.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  if (form.fields.understood === undefined) {
    return deletionPage(c, deps, { values: {}, errors: { understood: 'confirmation-missing' } })
  }
  const ip = clientAddress(c, deps.trustedProxies)
  const allowed = await deps.limits.mayAsk({ door: 'site', emailKey: reader.id, ip })
  if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  const asked = await askDeletion(
    { db: deps.database.db, clock: deps.clock },
    { ...askingBrowser(c, deps), readerId: reader.id, language: c.var.language, next: here(c, '/') },
  )
  if (!asked) return toSignIn(c)
  deps.wakeQueue()
  return c.redirect(here(c, `/confirmations/${asked.signInId}`), 303)
}

async function deletionPage(c: Asking, deps: Deps, form: FormState): Promise<Response> {
  const signedIn = await currentReader(c, deps)
  const reader = signedIn && (await readReader(deps.database.db, signedIn.id))
  if (!reader) return toSignIn(c)
  const title = say({ language: c.var.language, timeZone: 'UTC' })('delete.title')
  const html = deps.theme.deleteAccount({
    frame: buildFrame(c, deps, { title, description: title, robots: 'noindex', signedIn: true }),
    email: reader.email,
    action: here(c, '/account/deletion'),
    cancelHref: here(c, '/account'),
    form,
  })
  return c.html(html, Object.keys(form.errors).length > 0 ? 400 : 200)
}
