import { isSectionInUse } from '../../../domain/articles/section-edit.ts'
import type { Section } from '../../../domain/articles/sections.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { ThingField } from '../../../theme/contract/newsroom-things.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { describedValues } from './described.ts'
import { textHere } from './room.ts'
import { fieldsPerLanguage, type Sent, statusOf, thingFrame } from './things.ts'

export const SECTIONS = '/newsroom/sections'

export function sectionHere(c: Asking): Section | undefined {
  return c.var.site.sections.find(({ id }) => id === c.req.param('id'))
}

export function subjectOf(c: Asking, section: Section) {
  return { kind: 'section', id: section.id, name: inLanguage(section.name, c.var.language) }
}

/** The meter counts in it: it cannot go before the policy says otherwise. */
export function isInPolicy(c: Asking, { slug }: Section): boolean {
  return c.var.site.policy.meter.sections?.includes(slug) ?? false
}

export async function sectionPage(c: Asking, deps: Deps, member: Member, section: Section, sent: Sent) {
  const text = textHere(c)
  const at = here(c, `${SECTIONS}/${section.id}`)
  const isKept = isInPolicy(c, section) || (await isSectionInUse(deps.database.db, section.id))
  const values = { ...describedValues(section), ...sent.values }
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: inLanguage(section.name, c.var.language), area: 'sections' }),
    back: { name: text('shell.area.sections'), href: here(c, SECTIONS) },
    siteHref: { name: text('publication.see'), href: here(c, `/sections/${section.slug}`) },
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values, errors: sent.errors },
      groups: [{ fields: sectionFields(c) }],
    },
    parts: [],
    removal: isKept ? undefined : { name: text('publication.sections.remove'), href: `${at}/removal` },
    removalRefused: isKept ? text('publication.sections.in-use') : undefined,
  })
  return c.html(html, statusOf(sent))
}

export function sectionFields(c: Asking): ThingField[] {
  const text = textHere(c)
  return [
    ...fieldsPerLanguage(c, 'name', text('publication.name'), { kind: 'line' }),
    ...fieldsPerLanguage(c, 'description', text('publication.description'), { kind: 'text', rows: 2 }),
  ]
}
