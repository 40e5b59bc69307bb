import { addSection, editSection, moveSection, removeSection } from '../../../domain/articles/section-edit.ts'
import { stepSchema } from '../../../domain/publication/order.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { thingListPage, thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { describedFrom, describedShape, ifNameless } from './described.ts'
import { carryOut, inEveryLanguage, textHere } from './room.ts'
import {
  isInPolicy,
  sectionFields,
  sectionHere,
  sectionPage,
  SECTIONS as list,
  subjectOf,
} from './section-page.ts'
import { back, nothingSent, type Sent, statusOf, thingFrame } from './things.ts'

export const showSections = (c: Asking, deps: Deps, member: Member) =>
  sectionsPage(c, deps, member, nothingSent)

export async function newSection(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { ...describedShape(c), slug: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { slug } = form.fields
  const text = textHere(c)
  const words = describedFrom(c, form.fields)
  const errors = ifNameless(c, words.name)
  if (slug !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) errors['slug'] = text('publication.error.slug')
  const refuse = () => sectionsPage(c, deps, member, { values: form.fields, errors })
  if (Object.keys(errors).length > 0) return refuse()
  const isAdded = await carryOut(c, deps, member, async (db) => {
    const id = await addSection(db, slug, words)
    if (id === 'taken') return undefined
    const name = inLanguage(words.name, c.var.language)
    return { act: 'section.add', subject: { kind: 'section', id, name }, after: words }
  })
  if (isAdded) return back(c, list, 'added')
  errors['slug'] = text('publication.error.taken', { name: slug || inLanguage(words.name, c.var.language) })
  return refuse()
}

export async function showSection(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const section = sectionHere(c)
  return section ? sectionPage(c, deps, member, section, nothingSent) : errorPage(c, deps, 404)
}

export async function saveSection(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const section = sectionHere(c)
  if (!section) return errorPage(c, deps, 404)
  const form = await readForm(c, describedShape(c))
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const words = describedFrom(c, form.fields)
  const errors = ifNameless(c, words.name)
  if (Object.keys(errors).length > 0)
    return sectionPage(c, deps, member, section, { values: form.fields, errors })
  await carryOut(c, deps, member, async (db) => {
    await editSection(db, section.id, words)
    const { name, description } = section
    return {
      act: 'section.edit',
      subject: subjectOf(c, section),
      before: { name, description },
      after: words,
    }
  })
  return back(c, `${list}/${section.id}`, 'saved')
}

export async function placeSection(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const section = sectionHere(c)
  if (!section) return errorPage(c, deps, 404)
  const form = await readForm(c, { direction: stepSchema })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { direction } = form.fields
  await carryOut(c, deps, member, async (db) =>
    (await moveSection(db, section.id, direction))
      ? { act: 'section.move', subject: subjectOf(c, section), after: { direction } }
      : undefined,
  )
  return back(c, list)
}

export async function askToRemoveSection(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const section = sectionHere(c)
  if (!section) return errorPage(c, deps, 404)
  const text = textHere(c)
  const name = inLanguage(section.name, c.var.language)
  const html = thingQuestionPage({
    frame: thingFrame(c, deps, member, {
      title: text('publication.sections.remove-ask', { name }),
      area: 'sections',
    }),
    why: text('publication.sections.remove-why'),
    action: here(c, `${list}/${section.id}/removal`),
    confirm: text('publication.sections.remove'),
    cancelHref: here(c, `${list}/${section.id}`),
  })
  return c.html(html)
}

export async function removeSectionHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const section = sectionHere(c)
  if (!section) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const isRemoved =
    !isInPolicy(c, section) &&
    (await carryOut(c, deps, member, async (db) => {
      if (!(await removeSection(db, deps.clock, section, inEveryLanguage(c)))) return undefined
      const { slug, name, description } = section
      return { act: 'section.remove', subject: subjectOf(c, section), before: { slug, name, description } }
    }))
  if (isRemoved) return back(c, list, 'removed')
  return sectionPage(c, deps, member, section, {
    values: {},
    errors: { form: textHere(c)('publication.sections.in-use') },
  })
}

function sectionsPage(c: Asking, deps: Deps, member: Member, sent: Sent): Response | Promise<Response> {
  const text = textHere(c)
  const { site, language } = c.var
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.sections'), area: 'sections' }),
    intro: text('publication.sections.intro'),
    columns: [text('publication.name'), text('publication.sections.address')],
    isOrdered: true,
    rows: site.sections.map((section) => {
      const name = inLanguage(section.name, language)
      return {
        name,
        href: here(c, `${list}/${section.id}`),
        detail: inLanguage(section.description, language) || undefined,
        cells: [`/sections/${section.slug}`],
        acts: (['up', 'down'] as const).map((direction) => ({
          label: text(`publication.sections.${direction}`),
          about: `${text(`publication.sections.${direction}`)}: ${name}`,
          action: here(c, `${list}/${section.id}/place`),
          fields: { direction },
        })),
      }
    }),
    empty: { title: text('publication.nothing'), why: text('publication.sections.empty') },
    below: {
      id: 'new',
      title: text('publication.sections.new'),
      form: {
        action: here(c, list),
        submit: text('publication.add'),
        form: sent,
        groups: [
          {
            fields: [
              ...sectionFields(c),
              {
                kind: 'line',
                name: 'slug',
                dir: 'ltr',
                required: false,
                label: text('publication.sections.address'),
                hint: text('publication.sections.address-hint'),
              },
            ],
          },
        ],
      },
    },
  })
  return c.html(html, statusOf(sent))
}
