import { deviceName } from '../../domain/readers/device.ts'
import { networkOf } from '../../domain/readers/limits.ts'
import { claimSite, readClaim } from '../../domain/staff/claim.ts'
import { parseEmail } from '../../lib/email-address.ts'
import type { FormState } from '../../theme/contract/forms.ts'
import { say } from '../../theme/language/translate.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage } from '../site/errors.ts'
import { buildFrame } from '../site/frame.ts'
import { line, readForm } from './form.ts'
import { here, startSession } from './person.ts'

const LONGEST_NAME = 100

/** The one-time link of the first start. A GET of it changes nothing. */
export const showClaim = (c: Asking, deps: Deps) => claimPage(c, deps, { values: {}, errors: {} })

export async function claim(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, { email: line, name: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const ip = clientAddress(c, deps.trustedProxies)
  const allowed = await deps.limits.mayConfirm({ ip })
  if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  const { name } = form.fields
  const email = parseEmail(form.fields.email)
  if (!email) return claimPage(c, deps, { values: form.fields, errors: { email: 'email-invalid' } })
  if ([...name].length > LONGEST_NAME) {
    return claimPage(c, deps, { values: form.fields, errors: { name: 'name-too-long' } })
  }
  const device = deviceName(c.req.header('user-agent'))
  const claimed = await claimSite(deps.database.db, deps.clock, {
    token: tokenOf(c),
    email,
    name,
    language: c.var.language,
    device,
    network: networkOf(ip),
  })
  if (!claimed.ok) return claimPage(c, deps, { values: {}, errors: {} })
  startSession(c, deps, 'staff', claimed.sessionToken)
  return c.redirect(here(c, '/newsroom'), 303)
}

async function claimPage(c: Asking, deps: Deps, form: FormState): Promise<Response> {
  const state = await readClaim(deps.database.db, tokenOf(c))
  const { identity } = c.var.site
  const title = say({ language: c.var.language, timeZone: identity.timeZone })('claim.title', {
    name: identity.name,
  })
  const html = deps.theme.claimSite({
    frame: buildFrame(c, deps, { title, description: title, robots: 'noindex' }),
    action: here(c, c.var.path),
    fields: {},
    state,
    form,
  })
  if (state !== 'ready') return c.html(html, 410)
  return c.html(html, Object.keys(form.errors).length > 0 ? 400 : 200)
}

function tokenOf(c: Asking): string {
  return c.req.param('token') ?? ''
}
