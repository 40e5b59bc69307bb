import { exportSeats } from '../../domain/events/reader-seats.ts'
import { readReader, saveProfile } from '../../domain/readers/account.ts'
import { askAddressChange, pendingAddress } from '../../domain/readers/address-change.ts'
import { deviceName } from '../../domain/readers/device.ts'
import { exportReader } from '../../domain/readers/export.ts'
import { listDevices } from '../../domain/readers/sessions.ts'
import { parseEmail } from '../../lib/email-address.ts'
import { interfaceLanguages, isInterfaceLanguage, ownName } from '../../lib/languages.ts'
import type { AccountProps } from '../../theme/contract/accounts.ts'
import type { FormError, FormState } from '../../theme/contract/forms.ts'
import { say } from '../../theme/language/translate.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage } from '../site/errors.ts'
import { buildFrame } from '../site/frame.ts'
import { calendarOf } from './calendar.ts'
import { line, readForm } from './form.ts'
import { changeNewsletter, chooseTimeZone, newslettersOf } from './newsletters.ts'
import { browserToken, currentReader, currentSession, here, type SignedInReader } from './person.ts'

const blank: FormState = { values: {}, errors: {} }

export async function showAccount(c: Asking, deps: Deps): Promise<Response> {
  const reader = await currentReader(c, deps)
  if (reader) return accountPage(c, deps, reader)
  const staff = await currentSession(c, deps, 'staff')
  return staff ? c.redirect(here(c, '/newsroom/account'), 303) : toSignIn(c)
}

export async function saveOwnProfile(c: Asking, deps: Deps): Promise<Response> {
  const reader = await currentReader(c, deps)
  if (!reader) return toSignIn(c)
  const form = await readForm(c, { name: line, language: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const saved = await saveProfile(deps.database.db, reader.id, form.fields)
  if (saved.ok) {
    deps.sessions.clear()
    return c.redirect(`${here(c, '/account')}?done=saved`, 303)
  }
  const errors: FormState['errors'] =
    saved.problem === 'unknown-reader'
      ? { form: 'not-saved' }
      : { [saved.problem === 'name-too-long' ? 'name' : 'language']: saved.problem }
  return accountPage(c, deps, reader, { profile: { values: form.fields, errors } })
}

export async function changeAddress(c: Asking, deps: Deps): Promise<Response> {
  const reader = await currentReader(c, deps)
  if (!reader) return toSignIn(c)
  const form = await readForm(c, { email: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const typed = form.fields.email.trim()
  const refuse = (email: FormError) =>
    accountPage(c, deps, reader, { address: { values: { email: typed }, errors: { email } } })
  const email = parseEmail(typed)
  if (!email) return refuse(typed === '' ? 'email-missing' : 'email-invalid')
  const ip = clientAddress(c, deps.trustedProxies)
  const allowed = await deps.limits.mayAsk({ door: 'site', emailKey: email.emailKey, ip })
  if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  const asked = await askAddressChange(
    { db: deps.database.db, clock: deps.clock },
    {
      ...askingBrowser(c, deps),
      readerId: reader.id,
      email,
      language: c.var.language,
      next: here(c, '/account'),
    },
  )
  if (!asked.ok) return refuse(asked.problem === 'email-same' ? 'email-same' : 'not-saved')
  deps.wakeQueue()
  return c.redirect(here(c, `/confirmations/${asked.signInId}`), 303)
}

export async function changeNewsletters(c: Asking, deps: Deps): Promise<Response> {
  const signedIn = await currentReader(c, deps)
  const reader = signedIn && (await readReader(deps.database.db, signedIn.id))
  if (!signedIn || !reader) return toSignIn(c)
  const further = { language: line.optional(), until: line.optional(), follow: line.optional() }
  const form = await readForm(c, { newsletter: line, act: line, ...further })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { newsletter, until } = form.fields
  const ip = clientAddress(c, deps.trustedProxies)
  // It may send a message.
  if (form.fields.act === 'subscribe') {
    const allowed = await deps.limits.mayAsk({ door: 'letters', emailKey: reader.emailKey, ip })
    if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  }
  const changed = await changeNewsletter(c, deps, reader, form.fields)
  if (changed === 'unknown') return errorPage(c, deps, 400)
  if (changed === 'date-invalid') {
    const letters = { values: { newsletter, until }, errors: { until: changed } }
    return accountPage(c, deps, signedIn, { letters })
  }
  const done = changed === 'asked' ? 'letters-asked' : 'letters'
  return c.redirect(`${here(c, '/account')}?done=${done}#newsletters`, 303)
}

export async function saveTimeZone(c: Asking, deps: Deps): Promise<Response> {
  const signedIn = await currentReader(c, deps)
  const reader = signedIn && (await readReader(deps.database.db, signedIn.id))
  if (!reader) return toSignIn(c)
  const form = await readForm(c, { zone: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  if (!(await chooseTimeZone(deps, reader, form.fields.zone)))
    return errorPage(c, deps, 400, { fields: [{ field: 'zone', message: 'is no time zone' }] })
  return c.redirect(`${here(c, '/account')}?done=letters#newsletters`, 303)
}

export async function downloadData(c: Asking, deps: Deps): Promise<Response> {
  const reader = await currentReader(c, deps)
  if (!reader) return toSignIn(c)
  const { db } = deps.database
  const data = { ...(await exportReader(db, reader.id)), seats: await exportSeats(db, reader.id) }
  return c.body(JSON.stringify(data, null, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="my-data.json"',
  })
}

export function toSignIn(c: Asking): Response {
  return c.redirect(`${here(c, '/sign-in')}?next=${encodeURIComponent(here(c, '/account'))}`, 303)
}

export function askingBrowser(c: Asking, deps: Deps) {
  return { browserToken: browserToken(c, deps), device: deviceName(c.req.header('user-agent')) }
}

async function accountPage(
  c: Asking,
  deps: Deps,
  signedIn: SignedInReader,
  forms: { profile?: FormState; address?: FormState; letters?: FormState } = {},
): Promise<Response> {
  const { profile: profileForm = blank, address: addressForm = blank, letters = blank } = forms
  const { db } = deps.database
  const reader = await readReader(db, signedIn.id)
  if (!reader) return toSignIn(c)
  const devices = await listDevices(db, deps.clock, { readerId: reader.id })
  const { site, language } = c.var
  const title = say({ language, timeZone: site.identity.timeZone })('account.title')
  const html = deps.theme.account({
    frame: buildFrame(c, deps, {
      title,
      description: title,
      path: '/account',
      robots: 'noindex',
      signedIn: true,
    }),
    reader: {
      name: reader.name,
      email: reader.email,
      language: isInterfaceLanguage(reader.language) ? reader.language : language,
      since: reader.createdAt,
      pendingEmail: await pendingAddress(db, deps.clock, reader.id),
    },
    interfaceLanguages: interfaceLanguages.map((code) => ({ code, name: ownName(code) })),
    devices: devices.map((device) => ({
      id: device.id,
      label: device.device || undefined,
      lastSeen: device.seenAt,
      signedIn: device.createdAt,
      current: device.id === signedIn.sessionId,
    })),
    done: doneOf(c.req.query('done')),
    letters: await newslettersOf(c, deps, reader, letters),
    calendar: await calendarOf(c, deps, reader.id),
    actions: {
      profile: here(c, '/account/profile'),
      address: here(c, '/account/address'),
      signOut: here(c, '/account/sign-out'),
      signOutDevice: here(c, '/account/devices'),
      signOutEverywhere: here(c, '/account/devices/all'),
      dataHref: here(c, '/account/data.json'),
      deletionHref: here(c, '/account/deletion'),
    },
    profileForm,
    addressForm,
  })
  const isWrong = [profileForm, addressForm, letters].some((form) => Object.keys(form.errors).length > 0)
  return c.html(html, isWrong ? 400 : 200)
}

function doneOf(text: string | undefined): AccountProps['done'] {
  switch (text) {
    case 'saved':
    case 'signed-out-device':
    case 'signed-out-everywhere':
    case 'address-changed':
    case 'address-change-sent':
    case 'letters':
    case 'letters-asked':
    case 'calendar-renewed':
      return text
    default:
      return undefined
  }
}
