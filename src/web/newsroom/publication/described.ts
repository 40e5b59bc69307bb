import type { Localized } from '../../../lib/localized.ts'
import { line } from '../../account/form.ts'
import type { Asking } from '../../route.ts'
import type { Errors } from './policy-form.ts'
import { localizedFrom, localizedValues, passage, perLanguage, textHere } from './room.ts'

/** What readers know by a name and a few words, in each language: a section, a topic, a series of events. */
export type Described = { name: Localized; description: Localized }

export function describedShape(c: Asking) {
  return { ...perLanguage(c, ['name'], line), ...perLanguage(c, ['description'], passage) }
}

export function describedFrom(c: Asking, fields: Readonly<Record<string, unknown>>): Described {
  return { name: localizedFrom(c, fields, 'name'), description: localizedFrom(c, fields, 'description') }
}

export function describedValues({ name, description }: Described): Record<string, string> {
  return { ...localizedValues('name', name), ...localizedValues('description', description) }
}

/** Nothing may be without a name in every language; the first one's field is told so. */
export function ifNameless(
  c: Asking,
  name: Localized,
  error = textHere(c)('publication.error.name'),
): Errors {
  return Object.keys(name).length > 0 ? {} : { [`name-${c.var.site.identity.languages[0]}`]: error }
}
