import { z } from 'zod'
import {
  type Identity,
  identitySchema,
  readIdentity,
  typefaces,
  writeIdentity,
} from '../../../domain/publication/identity.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { contrast, isHex, nearestReadable } from '../../../lib/contrast.ts'
import { parseEmail } from '../../../lib/email-address.ts'
import { interfaceLanguages } from '../../../lib/languages.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import { ownAccents, papers } from '../../look.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { identityPage, zones } from './identity-page.ts'
import type { Errors, Values } from './policy-form.ts'
import { carryOut, localizedFrom, perLanguage, textHere, tick } from './room.ts'

const at = '/newsroom/identity'

export async function showIdentity(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return identityPage(c, deps, member, await readIdentity(deps.database.db))
}

export async function saveIdentity(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const ticks = Object.fromEntries(interfaceLanguages.map((code) => [`language-${code}`, tick]))
  const form = await readForm(c, {
    ...perLanguage(c, ['motto', 'description'], line),
    name: line,
    contact: line,
    postalAddress: line,
    timeZone: line,
    accent: line,
    accentDark: line,
    typeface: z.enum(typefaces),
    ...ticks,
  })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const before = await readIdentity(deps.database.db)
  const { identity, errors } = readFields(c, before, form.fields)
  if (!identity) return identityPage(c, deps, member, before, { values: form.fields, errors })
  await carryOut(c, deps, member, async (db) => {
    await writeIdentity(db, deps.clock, identity)
    const subject = { kind: 'publication', id: 'identity', name: identity.name }
    return { act: 'identity.edit', subject, before: record(before), after: record(identity) }
  })
  return c.redirect(`${here(c, at)}?done=saved`, 303)
}

function readFields(c: Asking, before: Identity, values: Values): { identity?: Identity; errors: Errors } {
  const text = textHere(c)
  const errors: Errors = {}
  const typed = (name: string) => (values[name] ?? '').trim()
  const name = typed('name')
  if (name === '') errors['name'] = text('publication.error.name')
  if (name.length > 120) errors['name'] = text('publication.error.long')
  for (const code of before.languages) {
    if (typed(`motto-${code}`).length > 200) errors[`motto-${code}`] = text('publication.error.long')
    if (typed(`description-${code}`).length > 400)
      errors[`description-${code}`] = text('publication.error.long')
  }
  const contact = typed('contact')
  if (contact !== '' && parseEmail(contact) === undefined)
    errors['contact'] = text('publication.error.contact')
  const postalAddress = typed('postalAddress').replaceAll('\r\n', '\n')
  if (postalAddress.length > 400) errors['postalAddress'] = text('publication.error.long')
  const timeZone = typed('timeZone')
  if (!zones(before).includes(timeZone)) errors['timeZone'] = text('publication.error.zone')
  const colours = {
    accent: readColour(c, values, 'accent', errors),
    accentDark: readColour(c, values, 'accentDark', errors),
  }
  if (Object.keys(errors).length > 0) return { errors }
  const isOwn = colours.accent !== ownAccents.accent || colours.accentDark !== ownAccents.accentDark
  const { colours: _, typeface: __, postalAddress: ___, ...rest } = before
  const typeface = typefaces.find((one) => one === values['typeface'] && one !== 'stix')
  const identity = identitySchema.parse({
    ...rest,
    name,
    contact,
    timeZone,
    motto: localizedFrom(c, values, 'motto'),
    description: localizedFrom(c, values, 'description'),
    languages: languagesFrom(before, values),
    ...(postalAddress !== '' && { postalAddress }),
    ...(isOwn && { colours }),
    ...(typeface && { typeface }),
  })
  return { identity, errors }
}

const LEAST = 4.5

/** Empty is the theme's own. What cannot be read on its paper is refused, with the nearest that can. */
function readColour(c: Asking, values: Values, name: 'accent' | 'accentDark', errors: Errors): string {
  const text = textHere(c)
  const colour = ((values[name] ?? '').trim() || ownAccents[name]).toLowerCase()
  if (!isHex(colour)) {
    errors[name] = text('publication.error.colour')
    return colour
  }
  const ratio = contrast(colour, papers[name])
  if (ratio < LEAST)
    errors[name] = text('publication.error.contrast', {
      name: colour,
      ratio: (Math.floor(ratio * 10) / 10).toFixed(1),
      nearest: nearestReadable(colour, papers[name], LEAST),
    })
  return colour
}

/** The first stays first: every address depends on it. Languages the interface does not speak stay as they are. */
function languagesFrom({ languages }: Identity, values: Values): string[] {
  const [first = 'en', ...others] = languages
  const isWanted = (code: string) =>
    values[`language-${code}`] === 'yes' || !interfaceLanguages.some((known) => known === code)
  const kept = others.filter(isWanted)
  const added = interfaceLanguages.filter((code) => !languages.includes(code) && isWanted(code))
  return [first, ...kept, ...added]
}

/** The logo is set on a page of its own. */
function record({ colours, typeface, logo: _, ...identity }: Identity) {
  return { ...identity, colours: colours ?? null, typeface: typeface ?? 'stix' }
}
